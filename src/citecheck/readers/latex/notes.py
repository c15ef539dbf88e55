"""Footnotes, endnotes, notes in the margin, and marks and texts of notes that stand apart."""

import re

from citecheck.model.document import CitedItem, MarkerStyle, NoteKind
from citecheck.readers.draft import MarkerDraft
from citecheck.readers.latex.reading import Handler, Reading
from citecheck.readers.latex.symbols import NOTE_SIGNS
from citecheck.readers.latex.writer import MAX_NOTES

LONGEST_RAW = 40
"""The source of a note is shown cut to so many characters as the words of its marker."""
_COUNTERS = {
    "footnote": "footnote", "footnotemark": "footnote", "footnotetext": "footnote", "tablefootnote": "footnote",
    "endnote": "endnote", "endnotemark": "endnote", "endnotetext": "endnote", "sidenote": "sidenote",
    "thanks": "thanks", "tnote": "footnote", "blfootnote": "footnote", "pagenote": "endnote",
}  # fmt: skip
_NUMBER = re.compile(r"\s{0,9}(-?\d{1,6})\s{0,9}")


class Numbered:
    """The label of a note or mark: as printed, as compared, and the place of a number written by hand."""

    __slots__ = ("end", "key", "label", "start")

    def __init__(self, label: str, key: str, start: int, end: int) -> None:
        """Note down a label; ``start``..``end`` is empty where LaTeX counts."""
        self.label, self.key, self.start, self.end = label, key, start, end


def _numbered(reading: Reading, counter: str, end: int, *, step: bool) -> tuple[Numbered, int]:
    """Read the optional number at ``end`` or count; return the label and where the command goes on."""
    counters = reading.counters
    option = reading.source.option(end)
    if option and (match := _NUMBER.fullmatch(option[1])):
        number = int(match[1])
        low = option.start(1) + match.start(1)
        return Numbered(str(number), counters.key(counter, number), low, low + len(match[1])), option.end()
    if option:
        end, step = option.end(), False
    if step:
        counters.values[counter] += 1
    number = counters.values[counter]
    label = NOTE_SIGNS[(number - 1) % len(NOTE_SIGNS)] if counter == "thanks" else str(number)
    return Numbered(label, counters.key(counter, number), end, end), end


def note(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\footnote[num]{text}`` and its like: a marker, and the note inside it."""
    counter = _COUNTERS.get(name, "footnote")
    saved = dict(reading.counters.values)
    label, after = _numbered(reading, counter, end, step=True)
    brace = reading.source.opens(after)
    if brace < 0:
        reading.counters.values = saved
        return end
    if reading.writer.silent:
        reading.counters.values = saved
        return reading.source.group_end(brace)
    if reading.writer.notes >= MAX_NOTES:
        return brace
    style: MarkerStyle = "symbol" if counter == "thanks" else "footnote"
    marker, anchor = mark(reading, label, start, brace, style)
    open_note(reading, "endnote" if counter == "endnote" else "footnote", label, start, brace, (anchor,), marker, name)
    return brace + 1


def mark(reading: Reading, label: Numbered, start: int, end: int, style: MarkerStyle) -> tuple[MarkerDraft, str]:
    """Write the marker of a note that stands at ``start``; its end is set when the note is closed."""
    reading.anchors += 1
    anchor = f"note-{reading.anchors}"
    low, high = (label.start, label.end) if label.end > label.start else (start, end)
    item = CitedItem(label.label, label.key, reading.span(low, high))
    reading.writer.ready(start)
    block = reading.builder.current
    assert block is not None
    reading.builder.marker(style, "", (item,), reading.span(start, end), target=anchor)
    return block.markers[-1], anchor


def open_note(
    reading: Reading,
    kind: NoteKind,
    label: Numbered,
    start: int,
    brace: int,
    anchors: tuple[str, ...],
    marker: MarkerDraft | None,
    name: str,
) -> None:
    """Open a note whose words follow the ``brace``; it is closed with that brace."""
    writer, builder = reading.writer, reading.builder
    writer.enter("paragraph")
    writer.notes += 1
    low, high = (label.start, label.end) if label.end > label.start else (brace + 1, brace + 1)
    draft = builder.open_note(kind, label.label, label.key, start, reading.span(low, high), anchors=anchors)
    reading.note_drafts.append(draft)
    reading.formulas.append(-1)
    maths, writer.maths = writer.maths, 0

    def close(end: int) -> int:
        writer.end_block()
        builder.close(end)
        reading.note_drafts.pop()
        reading.formulas.pop()
        writer.notes -= 1
        writer.maths = maths
        writer.leave(end)
        if marker is not None:
            marker.span = reading.span(start, end)
            words = " ".join(reading.text[start : min(end, start + LONGEST_RAW)].split())
            marker.raw = words if end - start <= LONGEST_RAW else words + "\u2026"
        return end

    reading.push("brace", name, brace, close)


def footnotemark(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\footnotemark[num]``: a marker whose note stands in a ``\\footnotetext``."""
    label, after = _numbered(reading, _COUNTERS[name], end, step=True)
    if not reading.writer.silent:
        reading.writer.ready(start)
        low, high = (label.start, label.end) if label.end > label.start else (start, after)
        item = CitedItem(label.label, label.key, reading.span(low, high))
        reading.builder.marker("footnote", reading.text[start:after], (item,), reading.span(start, after))
        reading.writer.reached(after)
    return after


def footnotetext(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\footnotetext[num]{text}``: the note of a mark that stands elsewhere."""
    label, after = _numbered(reading, _COUNTERS[name], end, step=False)
    brace = reading.source.opens(after)
    if brace < 0:
        return end
    if reading.writer.silent or reading.writer.notes >= MAX_NOTES:
        return reading.source.group_end(brace) if reading.writer.silent else brace
    kind: NoteKind = "endnote" if name.startswith("endnote") else "footnote"
    open_note(reading, kind, label, start, brace, (), None, name)
    return brace + 1


def margin(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\marginpar[left]{text}``: a note without a number."""
    option = reading.source.option(end)
    brace = reading.source.opens(option.end() if option else end)
    if brace < 0 or reading.writer.silent or reading.writer.notes >= MAX_NOTES:
        return brace if brace >= 0 else end
    label = Numbered("", f"margin {reading.anchors + 1}", start, start)
    marker, anchor = mark(reading, label, start, brace, "inline")
    open_note(reading, "inline", label, start, brace, (anchor,), marker, name)
    return brace + 1


def label_of(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\label{fn:x}``: within a note it is an anchor for ``\\footref``."""
    argument = reading.source.argument(end)
    if argument is None:
        return end
    if reading.note_drafts and (draft := reading.note_drafts[-1].note) is not None:
        draft.anchors += (f"label {argument[1]}",)
        reading.note_labels.add(argument[1])
    return argument.end()


def footref(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\footref{fn:x}``: a second marker of the note with that label."""
    argument = reading.source.argument(end)
    if argument is None:
        return end
    if argument[1] in reading.note_labels and not reading.writer.silent:
        reading.writer.ready(start)
        item = CitedItem(argument[1], f"label {argument[1]}", reading.span(*argument.span(1)))
        span = reading.span(start, argument.end())
        target = f"label {argument[1]}"
        reading.builder.marker("footnote", reading.text[start : argument.end()], (item,), span, target=target)
        reading.writer.reached(argument.end())
    return argument.end()


def counter(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\setcounter``, ``\\addtocounter``, ``\\stepcounter``, ``\\counterwithout``: change the numbers of notes."""
    first = reading.source.argument(end)
    if first is None:
        return end
    values, which = reading.counters.values, first[1].strip()
    if name in ("stepcounter", "refstepcounter"):
        values[which] = values.get(which, 0) + 1
        return first.end()
    second = reading.source.argument(first.end())
    if second is None:
        return first.end()
    if name.startswith("counterwith"):
        if which == "footnote":
            reading.counters.by_chapter = name == "counterwithin"
    elif match := _NUMBER.fullmatch(second[1]):
        values[which] = int(match[1]) + (values.get(which, 0) if name == "addtocounter" else 0)
    return second.end()


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("footnote", "endnote", "sidenote", "thanks", "tablefootnote", "pagenote"), note),
    **dict.fromkeys(("footnotemark", "endnotemark"), footnotemark),
    **dict.fromkeys(("footnotetext", "endnotetext"), footnotetext),
    **dict.fromkeys(("marginpar", "marginnote", "sidenotetext"), margin),
    "label": label_of,
    "footref": footref,
    **dict.fromkeys(
        ("setcounter", "addtocounter", "stepcounter", "refstepcounter", "counterwithin", "counterwithout"), counter
    ),
}
