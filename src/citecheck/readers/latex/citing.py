"""Citing commands of LaTeX, natbib, biblatex and apacite, lists of references, and the files that hold sources."""

import re

from citecheck.model.document import CitedItem
from citecheck.readers.files import Refused
from citecheck.readers.labels import key_of
from citecheck.readers.latex.names import CITING, NOT_CITING
from citecheck.readers.latex.notes import Numbered, mark, open_note
from citecheck.readers.latex.plain_words import plain_words
from citecheck.readers.latex.reading import Handler, Reading
from citecheck.readers.latex.tokens import ANGLE, ROUND, split_keys
from citecheck.text.record import NamedTuple

_KEYS = re.compile(r"\s*[^\s{}\\#=]{1,100}(?:[\s,]+[^\s{}\\#=]{1,100}){0,50}\s*")
_LONGEST_RAW = 200
_STRINGS_ONLY = frozenset({"ieeeabrv", "ieeefull", "ieeetranbstctl", "\\jobname"})


class Cited(NamedTuple):
    """One list of keys with the words before and after it, and where it ends."""

    keys: list[tuple[str, int, int]]
    prefix: str
    locator: str
    end: int


def cite(reading: Reading, name: str, start: int, end: int) -> int:
    """A citing command: ``\\citep[see][p. 4]{one,two}``, ``\\cites{one}[4]{two}``, ``\\footcite{one}``."""
    how = CITING.get(name, "")
    if not how:
        if name in NOT_CITING:
            return end
        how = "plain"
    groups = _groups(reading, end, many=how.startswith("many"), volume=how.startswith("volume"))
    if not groups or (name not in CITING and not _looks_cited(reading, groups[0])):
        return end
    last = groups[-1].end
    items = tuple(_items(reading, groups))
    if items and not reading.writer.silent:
        write(reading, items, start, last, how)
    return last


def _looks_cited(reading: Reading, group: Cited) -> bool:
    """An unknown command whose name ends in "cite" cites where its argument looks like keys."""
    open_brace = reading.text.rfind("{", 0, group.end)
    return bool(group.keys) and _KEYS.fullmatch(reading.text, open_brace + 1, group.end - 1) is not None


def _groups(reading: Reading, at: int, *, many: bool, volume: bool) -> list[Cited]:
    source, text = reading.source, reading.text
    groups: list[Cited] = []
    if many:
        for _ in range(2):
            outer = ROUND.match(text, source.skip_gap(at))
            at = outer.end() if outer else at
    if volume:
        option = source.option(at)
        argument = source.argument(option.end() if option else at)
        at = argument.end() if argument else at
    while group := _group(reading, at):
        groups.append(group)
        at = group.end
        if not many:
            break
    return groups


def _group(reading: Reading, at: int) -> Cited | None:
    """Read ``[pre][post]{keys}`` at ``at``; in ``[post]{keys}`` there is no word before."""
    source = reading.source
    notes: list[str] = []
    if angle := ANGLE.match(reading.text, at):
        notes += [angle[1]]
        at = angle.end()
    for _ in range(2):
        option = source.option(at)
        if option is None:
            break
        notes.append(option[1])
        at = option.end()
    argument = source.argument(at)
    if argument is None:
        return None
    words = [plain_words(note[:500]) for note in notes]
    prefix = words[0] if len(words) > 1 or angle else ""
    locator = "" if angle and len(words) == 1 else words[-1] if words else ""
    return Cited(split_keys(reading.text, *argument.span(1)), prefix, locator, argument.end())


def _items(reading: Reading, groups: list[Cited]) -> list[CitedItem]:
    items = []
    for group in groups:
        for place, (key, low, high) in enumerate(group.keys):
            prefix = group.prefix if place == 0 else ""
            locator = group.locator if place == len(group.keys) - 1 else ""
            items.append(
                CitedItem(key, compared(reading, key), reading.span(low, high), prefix=prefix, locator=locator)
            )
    return items


def compared(reading: Reading, key: str) -> str:
    """Return the form in which a key is compared: biber minds its case, BibTeX does not."""
    return key if reading.exact_keys else key_of(key)


def write(reading: Reading, items: tuple[CitedItem, ...], start: int, end: int, how: str) -> None:
    """Write a citation: as a marker, as words of the sentence, or as a footnote that holds the marker."""
    if how.endswith("foot") and not reading.writer.notes:
        _in_note(reading, items, start, end)
        return
    shown = ", ".join(item.label for item in items) if how.endswith("shown") else ""
    _marker(reading, items, start, end, shown)


def _marker(reading: Reading, items: tuple[CitedItem, ...], start: int, end: int, shown: str, raw: str = "") -> None:
    reading.writer.ready(start)
    block = reading.builder.current
    assert block is not None
    at = block.text.length
    reading.writer.put(shown, start, end, verbatim=True)
    raw = raw or " ".join(reading.text[start:end].split())[:_LONGEST_RAW]
    reading.builder.marker("key", raw, items, reading.span(start, end))
    if shown:
        marker = block.markers[-1]
        marker.start, marker.keep = at, True
    reading.writer.reached(end)


def _in_note(reading: Reading, items: tuple[CitedItem, ...], start: int, end: int) -> None:
    """``\\footcite`` prints a footnote: its marker, and in the note the citation."""
    counters = reading.counters
    counters.values["footnote"] += 1
    number = counters.values["footnote"]
    label = Numbered(str(number), counters.key("footnote", number), start, start)
    marker, anchor = mark(reading, label, start, end, "footnote")
    place = min(item.span.start for item in items)
    keys = ", ".join(item.label for item in items)
    open_note(reading, "footnote", label, start, place - 1, (anchor,), marker, "footcite")
    _marker(reading, items, place, max(item.span.end for item in items), keys, keys)
    reading.pop_to(len(reading.frames) - 1, end)


def nocite(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\nocite{*}`` lists all sources, ``\\nocite{key}`` this one, without a word in the text."""
    argument = reading.source.argument(end)
    if argument is None:
        return end
    keys = split_keys(reading.text, *argument.span(1))
    if any(key == "*" for key, _, _ in keys):
        reading.cites_all = True
    items = tuple(
        CitedItem(key, compared(reading, key), reading.span(low, high)) for key, low, high in keys if key != "*"
    )
    if items and not reading.preamble:
        reading.writer.aside("furniture", start)
        _marker(reading, items, start, argument.end(), "")
        reading.writer.leave(argument.end())
    return argument.end()


def bibliography(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\bibliography{one,two}``, ``\\addbibresource[...]{one.bib}``: the files that hold the sources."""
    option = reading.source.option(end)
    argument = reading.source.argument(option.end() if option else end)
    if argument is None:
        return end
    if name.startswith("add") and reading.exact_keys is None:
        reading.exact_keys = True
    reading.writer.end_block()
    names = [each for each, _, _ in split_keys(reading.text, *argument.span(1))]
    if option and "remote" in option[1]:
        names = []
    missing = [_bib(each) for each in names if each.lower() not in _STRINGS_ONLY]
    found = [each for each in missing if reading.files.exists(each)]
    if missing and not found and not reading.writer.notes and _printed_list(reading, start):
        return argument.end()
    for each in missing:
        if each not in reading.source_files:
            reading.source_files.append(each)
    return argument.end()


def _bib(name: str) -> str:
    return name if name.lower().endswith((".bib", ".xml", ".ris", ".json")) else name + ".bib"


def _printed_list(reading: Reading, start: int) -> bool:
    """Read the list that BibTeX made (``report.bbl``) where it came with the document instead of its sources."""
    include = reading._handlers["\\bbl"]
    return include(reading, "bbl", start, start) > start


def bibitem(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\bibitem[label]{key}``: an entry of the list of references; its words go to the next one."""
    option = reading.source.option(end)
    argument = reading.source.argument(option.end() if option else end)
    if argument is None:
        return option.end() if option else end
    end_entry(reading, start)
    label = " ".join(argument[1].split())
    if not label or reading.writer.silent or reading.writer.notes:
        return argument.end()
    low, high = argument.span(1)
    draft = reading.builder.open_note("entry", label, key_of(label), start, reading.span(low, high))
    reading.entry, reading.entry_depth = draft, len(reading.frames)
    reading.has_entries = True
    if draft.note is not None and draft in reading.builder.drafts[-1:]:
        reading.entries.append(draft)  # else it is nested too deeply to be a note of its own
    return argument.end()


def end_entry(reading: Reading, end: int) -> None:
    """End the open entry of a list of references, if any."""
    if reading.entry is not None:
        if len(reading.frames) > reading.entry_depth:
            reading.pop_to(reading.entry_depth, end)
        reading.writer.end_block()
        reading.builder.close(end)
        reading.entry = None


def end_references(reading: Reading, end: int) -> None:
    """End a list of references; its entries in one file are one list."""
    end_entry(reading, end)
    parts: dict[str, list[int]] = {}
    for place, draft in enumerate(reading.entries):
        parts.setdefault(draft.text.part, []).append(place)
    for places in parts.values():
        reading.builder.note_list([reading.entries[place] for place in places])
    reading.entries = []


def bibliography_file(reading: Reading, name: str, start: int, end: int) -> int:
    """Read ``report.bbl`` beside ``report.tex``; return an offset beyond ``start`` where there is one."""
    stem = reading.builder.source.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    try:
        found = reading.files.read(stem + ".bbl", ".bbl")
    except Refused:
        return start
    if found is None:
        return start
    from citecheck.readers.latex.including import read_part

    read_part(reading, found)
    return start + 1


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys((*CITING, "\\cite"), cite),
    "nocite": nocite,
    "notecite": cite,
    "bibliography": bibliography,
    "nobibliography": bibliography,
    "addbibresource": bibliography,
    "addglobalbib": bibliography,
    "addsectionbib": bibliography,
    "bibitem": bibitem,
    "\\bbl": bibliography_file,
}
