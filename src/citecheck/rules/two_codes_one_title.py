"""CC704: the same title and date under two evidence codes."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.model.parsed_note import CitePart
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_LEAST_WORDS, _DAY = 4, 10


class _Use(NamedTuple):
    """A titled and dated document under a code: the code, its place, and its block."""

    code: CitePart
    span: Span
    block: int


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first use of each further code of a document that is named by title and day."""
    found: dict[tuple[str, str], list[_Use]] = {}
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites if not note.fields else ():
            codes, titles, dates = cite.all("code"), cite.all("title"), cite.all("date")
            if len(codes) != 1 or len(titles) != 1 or len(dates) != 1 or cite.kind in ("transcript", "e-mail"):
                continue
            title = " ".join(titles[0].value.casefold().split())
            if len(dates[0].value) == _DAY and title.count(" ") + 1 >= _LEAST_WORDS:
                use = _Use(codes[0], note.text.to_source(codes[0].start, codes[0].end), note.block)
                found.setdefault((title, dates[0].value), []).append(use)
    for uses in found.values():
        first, told = uses[0], {uses[0].code.value}
        for use in uses:
            if use.code.value not in told:
                told.add(use.code.value)
                related = (Related(first.span, f'the same title and date under "{first.code.value}"'),)
                code, other = use.code.value, first.code.value
                yield finding("codes", use.span, code, block=use.block, related=related, other=other)
