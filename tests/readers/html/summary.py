"""A document in a few lines, for goldens that people can read."""

from citecheck.model.document import Document, Marker, Note


def summary(document: Document) -> str:
    """Return the blocks, markers and notes of ``document``, one line each."""
    lines = [
        f"{'  ' * _depth(document, block.order)}{block.kind}{block.level or ''}"
        f"{' (' + block.number + ')' if block.number else ''}: {block.text.text}".rstrip()
        for block in document.blocks
    ]
    lines += [_marker(each) for each in document.markers]
    lines += [_note(each) for each in document.notes]
    return "\n".join(lines) + "\n"


def _depth(document: Document, block: int) -> int:
    return sum(1 for _ in document.ancestors(block))


def _marker(marker: Marker) -> str:
    items = " ".join(f"{item.label}={item.key}{'~' if item.implied else ''}" for item in marker.items)
    ends = f"-> {marker.target or '-'} at {marker.anchor or '-'} in {marker.block}:{marker.start}"
    return f"marker {marker.style} {marker.raw!r} {items} {ends}"


def _note(note: Note) -> str:
    back = " ".join(link.target for link in note.backlinks) or "-"
    anchors = " ".join(note.anchors) or "-"
    named = f"note {note.kind} {note.label!r} key {note.key} anchors {anchors}"
    return f"{named} back {back} list {note.listed}: {note.text.text}"
