"""CC109: a note that cites itself, or notes that cite one another in a circle."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.model.finding import Finding, finding

Edges = dict[int, list[tuple[int, Marker]]]


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding for each note that cites itself and for each circle of notes."""
    edges = _edges(document, context)
    for note, targets in edges.items():
        for target, marker in targets:
            if target == note:
                yield finding("self", marker.span, marker.raw, block=marker.block, label=document.notes[note].label)
    for circle, marker in _circles(edges):
        chain = " -> ".join(f'"{document.notes[note].label}"' for note in (*circle, circle[0]))
        yield finding("cycle", marker.span, marker.raw, block=marker.block, chain=chain)


def _edges(document: Document, context: Context) -> Edges:
    by_block = {note.block: note.order for note in document.notes if note.block >= 0}
    edges: Edges = {}
    for marker in document.markers:
        holder = by_block.get(document.inside_note(marker.block), -1)
        if holder >= 0:
            for link in context.links.of_marker[marker.order]:
                if link.note >= 0 and link.by == "anchor" or link.note >= 0 and not marker.items[link.item].implied:
                    edges.setdefault(holder, []).append((link.note, marker))
    return edges


def _circles(edges: Edges) -> Iterator[tuple[list[int], Marker]]:
    """Yield each circle of two or more notes once, found by a walk without recursion."""
    done: set[int] = set()
    for root in sorted(edges):
        path: list[int] = []
        on_path: set[int] = set()
        stack: list[tuple[int, int]] = [(root, 0)] if root not in done else []
        while stack:
            node, place = stack.pop()
            if place == 0:
                path.append(node)
                on_path.add(node)
            targets = edges.get(node, [])
            if place >= len(targets):
                path.pop()
                on_path.discard(node)
                done.add(node)
                continue
            stack.append((node, place + 1))
            target, marker = targets[place]
            if target in on_path and target != node:
                yield path[path.index(target) :], marker
            elif target not in done and target not in on_path:
                stack.append((target, 0))
