"""From drafts to the Document: typed notes, typed markers, then the immutable model."""

from collections.abc import Iterator

from citecheck.model.document import (
    Block,
    Directive,
    Document,
    Marker,
    Metadata,
    Note,
    NoteList,
    Problem,
    SourceFile,
    Suspect,
)
from citecheck.readers.draft import BlockDraft, ListDraft, MarkerDraft
from citecheck.readers.typed.furniture import find_furniture
from citecheck.readers.typed.markers import find_typed_markers
from citecheck.readers.typed.notes import find_typed_notes
from citecheck.readers.typed.numbers import OWN, find_typed_numbers
from citecheck.text.span import Span
from citecheck.text.textmap import Segment, TextMap, TextMapBuilder

Comments = list[tuple[str, Span, BlockDraft | None]]


def assemble(
    source: SourceFile,
    metadata: Metadata,
    drafts: list[BlockDraft],
    lists: list[ListDraft],
    comments: Comments,
    problems: list[Problem],
    *,
    interleaved: bool = False,
) -> Document:
    """Make the Document of a reader's drafts.

    ``interleaved`` tells that parts stand inside others (included files): the blocks then give the order of markers.

    Note lists typed as text are recognised first, since the form of the lists decides which typed digits are markers.
    """
    drafts, lists = find_typed_notes(drafts, lists)
    if source.format != "text":
        find_furniture(drafts)
    if source.format not in OWN:
        find_typed_numbers(drafts)
    find_typed_markers(drafts)
    index_of = {id(draft): index for index, draft in enumerate(drafts)}
    parents = [-1 if draft.parent is None else index_of.get(id(draft.parent), -1) for draft in drafts]
    blocks, markers, suspects = _blocks(drafts, parents)
    markers = _in_order(markers, source, blocks if interleaved else [])
    return Document(
        source,
        metadata,
        tuple(blocks),
        tuple(markers),
        tuple(suspects),
        _notes(drafts, blocks, lists, parents),
        _note_lists(lists, index_of),
        tuple(
            Directive(text, span, -1 if draft is None else index_of.get(id(draft), -1))
            for text, span, draft in comments
        ),
        tuple(problems),
    )


def _blocks(drafts: list[BlockDraft], parents: list[int]) -> tuple[list[Block], list[Marker], list[Suspect]]:
    blocks: list[Block] = []
    markers: list[Marker] = []
    suspects: list[Suspect] = []
    for index, draft in enumerate(drafts):
        text = draft.text.build()
        if "\n" in text.text and draft.kind != "code":
            text = _on_one_line(text)
        if draft.suspects:
            suspects.extend(_suspects(draft, text, index))
        if draft.markers:
            text = _lift(draft, text, index, markers)
        span = Span(draft.text.part, draft.start, max(draft.end, draft.start))
        blocks.append(
            Block(index, draft.kind, draft.level, parents[index], text, span, draft.number, draft.number_span)
        )
    return blocks, markers, suspects


def _in_order(markers: list[Marker], source: SourceFile, blocks: list[Block]) -> list[Marker]:
    """Number the markers in the order of the parts and of their places in them.

    With ``blocks`` a part may be left and gone back to: its blocks tell in which stretch of it a marker stands.
    """
    rank = {part.name: place for place, part in enumerate(source.parts)}
    stretches: list[int] = []
    for block in blocks:
        changed = bool(stretches) and blocks[len(stretches) - 1].span.part != block.span.part
        stretches.append(stretches[-1] + changed if stretches else 0)
    if stretches:
        markers.sort(key=lambda marker: (stretches[marker.block], marker.span.start, marker.span.end))
    else:
        markers.sort(key=lambda marker: (rank[marker.span.part], marker.span.start, marker.span.end))
    return [marker._replace(order=place) for place, marker in enumerate(markers)]


def _on_one_line(text: TextMap) -> TextMap:
    """Return the text with its soft line breaks as spaces; code keeps its lines."""
    segments: list[Segment] = []
    for segment in text.segments:
        if segment.literal and "\n" in text.text[segment.start : segment.end]:
            segments.extend(_split_at_breaks(segment, text.text))
        else:
            segments.append(segment)
    return TextMap(text.text.replace("\n", " "), segments, text.part)


def _split_at_breaks(segment: Segment, text: str) -> Iterator[Segment]:
    """A literal segment over a line break is literal no more where the break becomes a space."""
    at = segment.start
    while at < segment.end:
        found = text.find("\n", at, segment.end)
        high = segment.end if found < 0 else max(found, at + (found == at))
        shift = segment.source_start - segment.start
        yield Segment(at, high, at + shift, high + shift, found != at)
        at = high


def _suspects(draft: BlockDraft, text: TextMap, index: int) -> list[Suspect]:
    """Give each suspect its place, in the source and in the prose that is left when the markers are gone."""
    cuts = [(marker.start, marker.end) for marker in draft.markers if not marker.keep]
    found = []
    for each in sorted(draft.suspects, key=lambda suspect: suspect.start):
        start = each.start - sum(min(high, each.start) - low for low, high in cuts if low < each.start)
        end = each.end - sum(min(high, each.end) - low for low, high in cuts if low < each.end)
        span = text.to_source(each.start, each.end)
        found.append(Suspect(each.kind, each.reason, text.text[each.start : each.end], span, index, start, end))
    return found


def _lift(draft: BlockDraft, text: TextMap, index: int, markers: list[Marker]) -> TextMap:
    """Take the markers out of the prose and note where in the remaining text they stood."""
    cuts: list[tuple[int, int]] = []
    gone = 0
    for marker in sorted(draft.markers, key=_place):
        start = marker.start - gone
        if marker.keep:
            markers.append(_marker(marker, index, start, marker.end - gone))
        else:
            markers.append(_marker(marker, index, start, start))
            if marker.end > marker.start:
                cuts.append((marker.start, marker.end))
                gone += marker.end - marker.start
    return text.without(cuts)


def _place(marker: MarkerDraft) -> tuple[int, int, int]:
    return marker.start, marker.end, marker.span.start


def _marker(draft: MarkerDraft, block: int, start: int, end: int) -> Marker:
    return Marker(
        -1, draft.style, draft.raw, draft.items, draft.span, block, start, end, draft.target, draft.anchor, draft.typed
    )


def _notes(
    drafts: list[BlockDraft], blocks: list[Block], lists: list[ListDraft], parents: list[int]
) -> tuple[Note, ...]:
    words: dict[int, list[TextMap]] = {}
    for index, block in enumerate(blocks):
        if len(block.text) and (holder := _holder(index, drafts, parents)) >= 0:
            words.setdefault(holder, []).append(block.text)
    list_index = {id(listing): index for index, listing in enumerate(lists)}
    notes: list[Note] = []
    for index, draft in enumerate(drafts):
        note = draft.note
        if note is None:
            continue
        listed = -1 if note.listed is None else list_index.get(id(note.listed), -1)
        text = _joined(words.get(index, []), draft.text.part)
        span = blocks[index].span
        notes.append(
            Note(
                len(notes), note.kind, note.label, note.key, text, span, note.label_span, index, listed,
                note.anchors, tuple(note.backlinks), note.typed, tuple(note.fields),
            )
        )  # fmt: skip
    return tuple(notes)


def _holder(index: int, drafts: list[BlockDraft], parents: list[int]) -> int:
    while index >= 0 and drafts[index].note is None:
        index = parents[index]
    return index


def _joined(texts: list[TextMap], part: str) -> TextMap:
    if len(texts) == 1:
        return texts[0]
    joined = TextMapBuilder(part)
    last = 0
    for text in texts:
        if joined.length:
            joined.space(last, max(last, text.segments[0].source_start))
        for segment in text.segments:
            piece = text.text[segment.start : segment.end]
            if segment.source_start < last:
                # Cells of several lines stand beside one another: their lines alternate in the source.
                joined.replaced(piece, last, max(last, segment.source_end))
            elif segment.literal:
                joined.literal(piece, segment.source_start)
            else:
                joined.replaced(piece, segment.source_start, segment.source_end)
            last = max(last, segment.source_end)
    return joined.build()


def _note_lists(lists: list[ListDraft], index_of: dict[int, int]) -> tuple[NoteList, ...]:
    return tuple(
        NoteList(
            index,
            Span(listing.part, listing.start, listing.end),
            -1 if listing.heading is None else index_of.get(id(listing.heading), -1),
            listing.optional,
        )
        for index, listing in enumerate(lists)
    )
