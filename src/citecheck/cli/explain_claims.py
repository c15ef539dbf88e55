"""``--explain-claims``: the score and the cues of every sentence, instead of findings."""

import sys
from collections.abc import Iterator

from citecheck.api import UsageError
from citecheck.claims.explained import Explained, explained
from citecheck.claims.settings import Settings, settings_of
from citecheck.cli.guard import CLEAN, USAGE
from citecheck.cli.run import Request, incomplete, run_checks, write_out
from citecheck.config.resolve import Resolver
from citecheck.engine.paragraphs import locator_of
from citecheck.engine.select import select
from citecheck.model.document import Document
from citecheck.readers.read import read
from citecheck.report.terminal import safe


def explain_claims(request: Request) -> int:
    """Write the sentences of the documents that ``request`` names, each with its score and cues.

    Returns the exit code: 0, or 2 where a path cannot be used.
    """
    options = request.options
    if "-" in request.paths and not options.stdin:
        options = options._replace(stdin=sys.stdin.buffer.read())
    options = options._replace(layer=options.layer._replace(select=()))
    run = run_checks(request._replace(options=options, quiet=True))  # tells which files are documents
    resolver = Resolver(options)
    for file in run.files:
        settings = resolver.of_file(file.path)
        data = options.stdin if file.path == (options.stdin_name or "-") else _bytes_of(file.path)
        document = read(data, file.path, file.format, settings.dialect)
        chosen = settings_of(select(settings, file.path).claims)
        lines = list(_lines(document, chosen)) or ["  nothing to look at: no prose, or a language without cues"]
        write_out("\n".join((safe(file.path), *lines)) + "\n", raw=False)
    return USAGE if incomplete(run) else CLEAN


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None


def _lines(document: Document, settings: Settings) -> Iterator[str]:
    locator = locator_of(document)
    for each in explained(document, settings):
        text = document.blocks[each.block].text
        place = locator.location(text.to_source(each.start, each.end))
        yield f"  {place.line}:{place.column} {_shown(each, text.text[each.start : each.end])}"


def _shown(each: Explained, text: str) -> str:
    state = ("cited" if each.covered else "OPEN") if each.claim else "no claim"
    cues = [
        f'{"+" if reason.weight > 0 else "-"}{reason.code} "{safe(text[reason.start : reason.end][:40])}"'
        for reason in each.reasons
    ]
    scores = f"{each.evidence.score:.2f} (rules {each.evidence.rules:.2f})"
    return f"{scores} {state}: {safe(text[:160])}\n      {', '.join(cues) or 'no cues'}"
