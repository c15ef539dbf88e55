"""Makes notes of entries: cuts the labels out of the texts and puts the words into containers."""

from citecheck.model.document import NoteKind
from citecheck.readers.draft import BlockDraft, ListDraft, MarkerDraft, NoteDraft, SuspectDraft
from citecheck.readers.typed.note_heads import EntryHead
from citecheck.readers.typed.note_runs import Entry, Run
from citecheck.text.span import Span
from citecheck.text.textmap import TextMapBuilder

Replacements = dict[int, list[BlockDraft]]
"""By the identity of a draft: what stands in its place."""


def make_list(run: Run, replaced: Replacements) -> ListDraft:
    """Turn the entries of ``run`` into notes of one list; what takes the place of their blocks goes to ``replaced``."""
    listing = ListDraft(0, 0, run.heading, optional=run.region is not None and run.region.optional)
    kind = _kind(run)
    automatic = 0
    notes = []
    for entry in run.entries:
        automatic += entry.head.label == "#"
        notes.append(_make_note(entry, kind, listing, replaced, automatic))
    listing.start, listing.end, listing.part = notes[0].start, notes[-1].end, notes[0].text.part
    return listing


def _kind(run: Run) -> NoteKind:
    if run.form in ("key", "author-year") or (run.region is not None and run.region.family == "entries"):
        return "entry"
    return "endnote" if run.region is not None and run.region.family == "endnotes" else "footnote"


def _make_note(entry: Entry, kind: NoteKind, listing: ListDraft, replaced: Replacements, automatic: int) -> BlockDraft:
    head = entry.head
    first = entry.pieces[0][0]
    label_span = _label_span(head, first)
    start = first.start if head.start == 0 else first.text.build().source_offset(head.start)
    container = BlockDraft("note", start, first.parent, first.text.part)
    key = f"#{automatic}" if head.label == "#" else head.key
    container.note = NoteDraft(kind, head.label, key, label_span, form=head.form)
    container.note.listed = listing
    container.end = max(start, label_span.end)
    place = replaced.setdefault(id(first), [])
    place.append(container)
    for draft, low, high in entry.pieces:
        _add_piece(draft, low, high, container, place if draft is first else None, closing=head.closing)
    _stretch(container)
    return container


def _label_span(head: EntryHead, draft: BlockDraft) -> Span:
    if head.span is not None:
        return head.span
    return draft.text.build().to_source(head.low, head.high)


def _add_piece(
    draft: BlockDraft, low: int, high: int, container: BlockDraft, place: list[BlockDraft] | None, *, closing: bool
) -> None:
    text = draft.text.plain()
    while high > low and text[high - 1].isspace():
        high -= 1
    if closing and high > low and text[high - 1] == "]":
        container.end = max(container.end, draft.text.build().source_offset(high, end=True))
        high -= 1
    if place is not None:
        if high > low:
            piece = cut(draft, low, high, container)
            place.append(piece)
            container.end = max(container.end, piece.end)
        return
    top = draft
    while top.parent is not None and top.parent is not container.parent:
        top = top.parent
    if top is not container:
        top.parent = container
    if closing and high < len(text):
        draft.text = TextMapBuilder.of(draft.text.build().slice(0, high))
    draft.kind = "paragraph" if draft.kind == "item" and draft.parent is container else draft.kind
    container.end = max(container.end, draft.end)


def cut(draft: BlockDraft, low: int, high: int, parent: BlockDraft) -> BlockDraft:
    """Return a paragraph with ``low``..``high`` of the text of ``draft``, its markers and masks moved along.

    The entries of a block are cut in their order: what has been moved is gone from ``draft``.
    """
    whole = draft.text.build()
    span = whole.to_source(low, high)
    piece = BlockDraft("paragraph", span.start, parent, draft.text.part)
    piece.end = max(span.end, span.start)
    piece.text = TextMapBuilder.of(whole.slice(low, high))
    while draft.masks and draft.masks[0][0] < high:
        start, end = draft.masks.pop(0)
        if low < end:
            piece.masks.append((max(start, low) - low, min(end, high) - low))
        if end > high:
            draft.masks.insert(0, (high, end))
            break
    while draft.markers and draft.markers[0].start < high:
        marker = draft.markers.pop(0)
        if low <= marker.start and marker.end <= high:
            piece.markers.append(_moved(marker, low))
    for suspect in draft.suspects:
        if low <= suspect.start and suspect.end <= high:
            moved = SuspectDraft(suspect.kind, suspect.reason, suspect.start - low, suspect.end - low)
            piece.suspects.append(moved)
    return piece


def _moved(marker: MarkerDraft, low: int) -> MarkerDraft:
    marker.start -= low
    marker.end -= low
    return marker


def _stretch(container: BlockDraft) -> None:
    outer = container.parent
    while outer is not None:
        outer.end = max(outer.end, container.end)
        outer = outer.parent
