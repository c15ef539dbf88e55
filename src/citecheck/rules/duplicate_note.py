"""CC103: two notes or source entries bear the same label."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, Related, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note whose label an earlier note of the same list bears.

    Notes that are linked by anchors are told apart by these, whatever number they show. Rows of an evidence index with
    one code and two dates are conflicting-code's.
    """
    first: dict[tuple[int, str, str], Note] = {}
    for note in document.notes:
        if not note.key or note.kind == "inline":
            continue
        earlier = first.setdefault(called(note), note)
        if earlier is note or (_is_unlabelled(note) and not _same(earlier, note)) or _dated_otherwise(earlier, note):
            continue
        yield _finding(document, earlier, note)


def called(note: Note) -> tuple[int, str, str]:
    """Return what citations tell ``note`` by: its list, its key, and the id that links name.

    Readers give notes of XML without an id one that begins with ``@`` and nobody can name, and entries of one label
    keys that differ by it; there only the printed label is left.
    """
    anchor = note.anchors[0] if note.anchors else ""
    if anchor[:1] != "@" or note.label_span.end == note.label_span.start:
        return note.listed, note.key, anchor
    return note.listed, note.key.removesuffix(f" {anchor}"), ""


def _dated_otherwise(one: Note, two: Note) -> bool:
    dates = [
        {field.name: field.value for field in note.fields if field.name in ("code", "issued")} for note in (one, two)
    ]
    if not all(len(each) == 2 for each in dates):
        return False
    first, second = dates[0]["issued"], dates[1]["issued"]
    return not (first.startswith(second) or second.startswith(first))


def _is_unlabelled(note: Note) -> bool:
    """Two works of one author and year bear no label in common: citation-entry-disagree asks which of them is meant."""
    return note.kind == "entry" and note.typed and note.label_span.end == note.label_span.start


def _same(earlier: Note, note: Note) -> bool:
    return earlier.text.text.split() == note.text.text.split()


def _finding(document: Document, earlier: Note, note: Note) -> Finding:
    span = note.label_span if note.label_span.end > note.label_span.start else note.span
    related = (
        Related(earlier.label_span if earlier.label_span.end else earlier.span, "the first note with this label"),
    )
    words = document.words_at(span)[:80]
    if note.kind == "entry" and note.block < 0:
        message = "source-same" if _same(earlier, note) else "source-different"
    else:
        message = "same" if _same(earlier, note) else "different"
    return finding(message, span, words or note.label, block=note.block, related=related, label=note.label)
