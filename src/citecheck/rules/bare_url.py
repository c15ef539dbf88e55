"""CC514: a note that is nothing but a web address."""

from collections.abc import Iterator

from citecheck.linking.listing import notes_with_markers
from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.identifiers.printed import printed
from citecheck.text.patterns import pattern

_LEAD = pattern(r"\W{0,4}(?:(?i:see|see also|cf|source|sources|available at|online|url|at)[:. ]{1,3})?\W{0,2}")
_TAIL = pattern(r"\W{0,4}")
_MOST_RELATED = 20
_HABIT = 0.5


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such note; one for all where it is the habit of the document."""
    bare: list[tuple[Note, int, int]] = []
    others: set[int] = set()
    for url in printed(document, context, "url"):
        note, start, end = url.note, url.identifier.start, url.identifier.end
        if note.fields or note.block < 0:
            continue
        alone = _LEAD.fullmatch(url.text[:start]) and _TAIL.fullmatch(url.text[end:])
        if alone and note.block not in notes_with_markers(document, context):
            bare.append((note, start, end))
        else:
            others.add(note.order)
    if len(bare) > 1 and len(bare) > _HABIT * (len(bare) + len(others)):
        related = tuple(
            Related(note.text.to_source(start, end), f'note "{note.label}"')
            for note, start, end in bare[1 : _MOST_RELATED + 1]
        )
        yield _finding("all", bare[0], related, len(bare))
        return
    for each in bare:
        yield _finding("one", each, (), 1)


def _finding(message: str, place: tuple[Note, int, int], related: tuple[Related, ...], count: int) -> Finding:
    note, start, end = place
    span = note.text.to_source(start, end)
    return finding(message, span, note.text.text[start:end], block=note.block, related=related, count=count)
