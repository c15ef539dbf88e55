"""CC108: the number that is shown is not the number of its target."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Marker, Note
from citecheck.model.finding import Finding, Related, finding
from citecheck.text.record import NamedTuple

_SHIFT = 3


class _Pair(NamedTuple):
    """A linked marker and its note, both numbered; ``shift`` is by how much the numbers differ."""

    marker: Marker
    note: Note
    shift: int


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each linked marker that shows another number than its note.

    Where a list numbers its notes itself, one note too few or too many moves all that follow: that is one finding, or
    none where the marker of the lost note, or the note that nobody cites, is reported already.
    """
    before: _Pair | None = None
    for run in _runs(list(_pairs(document, context))):
        if run[0].shift == 0:
            before = run[-1]
        elif _is_printed(run[0].note):
            yield from (_mismatch(pair) for pair in run)
        elif _explained(document, context, before, run[0]):
            before = run[-1]
        elif len(run) < _SHIFT:
            yield from (_mismatch(pair) for pair in run)
        else:
            yield _shifted(run)
            before = run[-1]


def _pairs(document: Document, context: Context) -> Iterator[_Pair]:
    for marker in document.markers:
        links = context.links.of_marker[marker.order]
        if marker.target and len(links) == 1 and links[0].by == "anchor":
            note = document.notes[links[0].note]
            shown, listed = marker.items[0].key, note.key
            if shown.isdecimal() and listed.isdecimal() and len(shown) < 9 and len(listed) < 9:
                yield _Pair(marker, note, int(shown) - int(listed))


def _runs(pairs: list[_Pair]) -> Iterator[list[_Pair]]:
    run: list[_Pair] = []
    for pair in pairs:
        if run and (pair.shift, pair.note.listed) != (run[-1].shift, run[-1].note.listed):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _is_printed(note: Note) -> bool:
    return note.label_span.end > note.label_span.start


def _explained(document: Document, context: Context, before: _Pair | None, first: _Pair) -> bool:
    """Return whether markers without a note, or notes without a marker, account for the shift that begins here."""
    moved = first.shift - (before.shift if before else 0)
    if moved > 0:
        markers = range(before.marker.order + 1 if before else 0, first.marker.order)
        return sum(any(link.note < 0 for link in context.links.of_marker[order]) for order in markers) >= moved
    notes = range(before.note.order + 1 if before else 0, first.note.order)
    return sum(not context.links.cited_by[order] for order in notes) >= -moved


def _mismatch(pair: _Pair) -> Finding:
    return _finding("mismatch", pair)


def _shifted(run: list[_Pair]) -> Finding:
    return _finding("shifted", run[0], last=run[-1].marker.raw)


def _finding(message: str, pair: _Pair, last: str = "") -> Finding:
    marker, note = pair.marker, pair.note
    related = (Related(note.span, "the note that the link leads to"),)
    return finding(
        message,
        marker.span,
        marker.raw,
        block=marker.block,
        related=related,
        marker=marker.raw,
        label=note.label,
        last=last,
    )
