"""Notes and citations of wikitext: ``<ref>``, the templates that make notes, author-year citations, entries."""

import re
from typing import NamedTuple

from citecheck.model.document import BlockKind, CitedItem, NoteKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.typed.author_year_entries import author_key
from citecheck.readers.typed.list_headings import list_heading
from citecheck.readers.wikitext.entries import Catalogue, Entry, citeref, plain
from citecheck.readers.wikitext.frames import Frame
from citecheck.readers.wikitext.numbers import NoteIdentity, NoteNumbers
from citecheck.readers.wikitext.refs import attributes
from citecheck.readers.wikitext.scan import Scan, Token
from citecheck.readers.wikitext.templates import (
    LISTS,
    NOTES,
    SHORT,
    Argument,
    arguments,
    may_list_notes,
    text_of,
    value_of,
)
from citecheck.readers.wikitext.writer import BlockWriter
from citecheck.text.span import Span

_DEEPEST = 20
_MOST_CONTAINERS = 80  # deeper ones have no notes
_LOCATORS = ("p", "pp", "page", "pages", "loc", "at")
_OPTIONAL = ("external links", "see also", "further reading", "weblinks", "liens externes", "enlaces externos")
_SEVERAL = re.compile(r"(\d{1,2})(a\d|y|p|pp|loc)")
_CLOSING_LINE = re.compile(r"[ \t.]*(?:\n|$)")


class _Wanted(NamedTuple):
    """A note that the text makes at one place: its identity comes from ``group`` and ``name``."""

    group: str
    name: str
    name_at: tuple[int, int]
    start: int
    content: tuple[int, int] | None
    end: int
    raw: str


class CitingWriter(BlockWriter):
    """Writes notes, markers and entries."""

    def __init__(self, builder: DocumentBuilder, scan: Scan) -> None:
        """Write the text of ``scan``."""
        super().__init__(builder, scan)
        self.numbers = NoteNumbers()
        self.catalogue = Catalogue(scan, builder.part)
        self.listed: dict[str, int] = {}  # group -> where its list stands last
        self.unknown = -1  # where the last template stands that may print a list
        self.last_ref = -1
        self.cited: tuple[set[str], set[str]] = set(), set()  # anchors cited in the text, and in notes
        self.depth = 0
        self._contexts: list[Frame] = []  # lists of notes and notes that the present place stands in
        self._section: list[BlockDraft] = []
        self._defined: list[BlockDraft] = []
        self._anchors: set[str] = set()
        self._lists: list[tuple[list[BlockDraft], BlockDraft | None]] = []
        self._notes: dict[int, BlockDraft] = {}
        self.handlers["ref"] = self._ref
        self.handlers["/ref"] = self._pass

    def _pass(self, token: Token, frame: Frame) -> None:
        """Show nothing of it."""

    def _span(self, start: int, end: int) -> Span:
        return Span(self.builder.part, start, end)

    def _open_note(
        self, kind: NoteKind, identity: tuple[str, str], start: int, place: Span, *anchors: str
    ) -> BlockDraft:
        self.level += 1
        return self.builder.open_note(kind, *identity, start, place, anchors=anchors)

    # -- notes ------------------------------------------------------------------------------------------------------

    def _ref(self, token: Token, frame: Frame) -> None:
        ref = token.ref
        if ref is None or ref.end < 0 or (ref.fault and ref.empty and not ref.name):
            return
        content = None if ref.empty else (ref.inner, ref.content_end)
        tag = self.text[ref.start : ref.inner]
        self._note(_Wanted(ref.group, ref.name, ref.name_at, ref.start, content, ref.end, tag), frame)

    def note_template(self, token: Token, name: str) -> None:
        """Write a template that makes a note: ``{{efn|words}}``, ``{{refn|group=n|words}}``, ``{{#tag:ref|words}}``."""
        found = arguments(self.scan, token)
        words = next((each for each in found if each.name in ("1", "text", "content")), None)
        group = value_of(self.scan, found, "group") or NOTES[name]
        place = next((each for each in found if each.name == "name"), None)
        at = (place.start, place.end) if place is not None else (token.end, token.end)
        content = (words.start, words.end) if words is not None and words.end > words.start else None
        label = value_of(self.scan, found, "name")
        raw = self.text[token.start : token.close] if content is None else f"{{{{{name}|name={label}}}}}"
        self._note(_Wanted(group, label, at, token.start, content, token.close, raw), self.frames[-1])

    def repeated_names(self, token: Token) -> None:
        """Write ``{{r|name|name}}``: one marker for each name."""
        found = arguments(self.scan, token)
        group = value_of(self.scan, found, "group", "g")
        for argument in found:
            if argument.name.isdecimal() and argument.end > argument.start:
                name = value_of(self.scan, [argument], argument.name)
                identity = self.numbers.identity(group, name, argument.start)
                self._mark(identity, argument.start, argument.end, name)
        self.jump(token.close)

    def _note(self, wanted: _Wanted, frame: Frame) -> None:
        self.last_ref = max(self.last_ref, wanted.start)
        if self.depth >= _DEEPEST or self.level >= _MOST_CONTAINERS:
            self.jump(wanted.end)
            return
        holder = self._contexts[-1] if self._contexts else None
        defines = holder is not None and holder.kind == "refs"
        if defines and holder is not None:
            wanted = wanted._replace(group=wanted.group or holder.group)
        identity = self.numbers.identity(wanted.group, wanted.name, wanted.start)
        if not defines:
            self._mark(identity, wanted.start, wanted.end, wanted.raw if wanted.name else "")
        if (wanted.content is None and wanted.name and not defines) or self._is_repeated(wanted):
            self.jump(wanted.end)
        else:
            self._define(wanted, identity, defines=defines)

    def _is_repeated(self, wanted: _Wanted) -> bool:
        low, high = wanted.content or (0, 0)
        return self.numbers.is_repeated(wanted.group, wanted.name, self.text[low:high])

    def _define(self, wanted: _Wanted, identity: NoteIdentity, *, defines: bool) -> None:
        """Open a note; those of a list of notes make that list unless they stand in the text too."""
        low, high = wanted.content or (wanted.end, wanted.end)
        place = self._span(*(wanted.name_at if wanted.name else (low, low)))
        kind: NoteKind = "entry" if defines else "footnote"
        draft = self._open_note(kind, (identity.label, identity.key), wanted.start, place, identity.anchor)
        if defines and not identity.defined:
            self._defined.append(draft)
        identity.defined = True
        self.depth += 1
        self._notes[len(self.frames)] = draft
        self.enter(Frame("note", high, wanted.end), low)

    def _mark(self, identity: NoteIdentity, start: int, end: int, raw: str) -> None:
        self.ensure(start)
        item = CitedItem(identity.label, identity.key, self._span(start, end))
        shown = raw or f"[{identity.shown}]"
        self.builder.marker("superscript", shown, (item,), self._span(start, end), target=identity.anchor)

    def enter(self, frame: Frame, start: int) -> None:
        """Go into a frame; notes and lists of notes are remembered."""
        if frame.kind in ("note", "refs"):
            self._contexts.append(frame)
        super().enter(frame, start)

    def left(self, frame: Frame) -> None:
        """Close what belongs to a frame that was left."""
        if frame.kind in ("note", "refs"):
            self._contexts.pop()
        if frame.kind == "note":
            self.depth -= 1
            self._notes.pop(len(self.frames), None)
        elif frame.kind == "refs" and self._defined:
            self._lists.append((self._defined, self.headings[-1] if self.headings else None))
            self._defined = []

    # -- lists of notes ---------------------------------------------------------------------------------------------

    def references_tag(self, token: Token) -> None:
        """Write ``<references />`` or go into ``<references>`` with the notes that it defines."""
        group = attributes(self.text, token.start, token.end).get("group", ("", 0, 0))[0]
        self.listed[group] = token.start
        if token.kind == "tag":
            index = self.place
            tokens = self.scan.tokens
            while index < len(tokens) and tokens[index].name != "/references":
                if tokens[index].name == "references":
                    return
                index += 1
            if index < len(tokens):
                close = tokens[index]
                self.enter(
                    Frame("refs", close.start, close.end, self.frames[-1].home, mute=True, group=group), token.end
                )

    def list_template(self, token: Token, name: str) -> None:
        """Write ``{{reflist}}`` and its like; notes that ``refs=`` defines belong to it."""
        found = arguments(self.scan, token)
        group = value_of(self.scan, found, "group")
        if not group and (name.startswith("notelist") or name == "efn list"):
            group = NOTES.get("efn" + name.removeprefix("notelist"), "lower-alpha")
        self.listed[group] = token.start
        refs = next((each for each in found if each.name in ("refs", "list", "1") and each.end - each.start > 3), None)
        if refs is None:
            self.jump(token.close)
        else:
            self.enter(Frame("refs", refs.end, token.close, self.frames[-1].home, mute=True, group=group), refs.start)

    def note_unknown(self, name: str, start: int) -> None:
        """Remember a template that may print a list of notes."""
        if may_list_notes(name) or name in LISTS:
            self.unknown = start

    # -- author and year --------------------------------------------------------------------------------------------

    def author_year(self, token: Token, name: str) -> None:
        """Write ``{{sfn|Smith|2019|p=3}}`` or ``{{harvnb|Smith|2019}}``."""
        found = arguments(self.scan, token)
        raised = name in SHORT
        works = _several(self, found) if name.startswith("sfnm") else [_work(self, found, token)]
        for label, key, anchor, locator, start, end in works:
            span = self._span(start, end)
            raw = self.text[token.start : token.close] if len(works) == 1 else label
            item = CitedItem(label, key, span, locator=locator)
            known = anchor in self.catalogue.anchors and self.catalogue.anchors[anchor] >= 0
            self.cited[self.depth > 0].add(anchor)
            if not label:
                continue
            if known or not (self.catalogue.opaque or anchor in self.catalogue.anchors):
                self.ensure(start)
                shown = "" if raised else label
                style = "superscript" if raised else "author-year"
                self.builder.marker(style, raw, (item,), span, target=anchor, shown=shown)  # type: ignore[arg-type]
            elif raised:
                self._own_note(label, locator, raw, span)
            else:
                self.ensure(start)
                self.builder.verbatim(label, start, end)
        self.jump(token.close)

    def _own_note(self, label: str, locator: str, raw: str, span: Span) -> None:
        """An author-year citation whose work may stand in a template that is not known says what it says itself."""
        anchor = f"sfn:{span.start}"
        self.ensure(span.start)
        self.builder.marker("superscript", raw, (CitedItem(label, anchor, span),), span, target=anchor)
        self._open_note("inline", (label, anchor), span.start, Span(span.part, span.start, span.start), anchor)
        self.builder.begin("paragraph", span.start)
        self.builder.verbatim(f"{label} {locator}".strip(), span.start, span.end)
        self.builder.end(span.end)
        self.close_container(span.end)

    # -- entries ----------------------------------------------------------------------------------------------------

    def begin_item(self, frame: Frame, kind: BlockKind, start: int, inner: int) -> bool:
        """Begin an entry where a list item, or a line, begins with a citation template."""
        if not self.text.startswith("{{", inner) or self.depth or frame.kind not in ("page", "cells", "block"):
            return False
        entry = self.catalogue.entries.get(inner)
        if entry is None:
            return False
        token = self.scan.tokens[self.scan.index(inner)]
        end = self.text.find("\n", token.close, frame.end)
        end = frame.end if end < 0 else end
        draft = self._open_entry(entry, start, inner)
        self._section.append(draft)
        self.depth += 1
        self._notes[len(self.frames)] = draft
        note = Frame("note", end, end, paragraph="item" if frame.lists else "paragraph")
        note.fresh = False
        self.place = self.scan.index(inner)
        self.at = inner
        self.enter(note, inner)
        return True

    def _open_entry(self, entry: Entry, start: int, at: int) -> BlockDraft:
        anchors = (entry.anchor,) if entry.anchor else ()
        key = entry.key or f"#entry {at}"
        place = self._span(at, at)
        draft = self._open_note("entry", (entry.label or "entry", key), start, place, *anchors)
        if draft.note is not None:
            draft.note.fields += entry.fields
            if entry.anchor in self._anchors and not any(entry.anchor in each for each in self.cited):
                # Only a citation makes two works with one author and year a question.
                draft.note.key, draft.note.anchors = f"{key} #{at}", ()
            if not self.catalogue.short:
                draft.note.form = "author-year"
        self._anchors.update(anchors)
        return draft

    def citation(self, token: Token) -> None:
        """Write a citation template: its fields belong to the note around it, their words to the text."""
        entry = self.catalogue.entries.get(token.start)
        if entry is None:
            self.jump(token.close)
            return
        draft = self._notes.get(len(self.frames) - 1)
        if draft is not None and draft.note is not None and not draft.note.fields:
            draft.note.fields += entry.fields
            if entry.anchor and entry.anchor not in self._anchors:
                draft.note.anchors += (entry.anchor,)
                self._anchors.add(entry.anchor)
        shown = sorted(entry.shown, key=lambda each: each.start)
        self.spans(shown, token.close, ", ")

    def spans(self, shown: list[Argument], after: int, sign: str, *, mute: bool = False) -> None:
        """Go into the values of some arguments one after the other, with ``sign`` between them."""
        home = self.frames[-1].home
        stop = after
        for place in range(len(shown) - 1, -1, -1):
            each = shown[place]
            last = place == len(shown) - 1
            span = Frame("span", each.end, stop, home, mute=mute or self.frames[-1].mute)
            span.shown_after = "" if last else sign
            span.fresh = False
            self.frames.append(span)
            stop = each.start
        self.jump(stop)

    def new_section(self) -> None:
        """End the list of entries of the section before."""
        if self._section:
            heading = self.headings[-2] if len(self.headings) > 1 else None
            self._lists.append((self._section, heading))
            self._section = []

    def close(self) -> None:
        """Make the lists of notes."""
        if self._section:
            self._lists.append((self._section, self.headings[-1] if self.headings else None))
        for drafts, heading in self._lists:
            optional = self._is_optional(drafts, heading)
            self.builder.note_list(drafts, heading, optional=optional)

    def _is_optional(self, drafts: list[BlockDraft], heading: BlockDraft | None) -> bool:
        """Return whether the entries need not be cited: further reading, and works that only notes refer to."""
        words = heading.text.plain().strip().lower() if heading is not None else ""
        announced = list_heading(words)
        if words in _OPTIONAL or (announced is not None and announced.optional):
            return True
        anchors = {anchor for draft in drafts if draft.note is not None for anchor in draft.note.anchors}
        cited = any(anchor.startswith("ref") for anchor in anchors) or bool(anchors & self.cited[0])
        return self.catalogue.short and not cited


_Work = tuple[str, str, str, str, int, int]


def _work(writer: CitingWriter, found: list[Argument], token: Token) -> _Work:
    scan = writer.scan
    pieces = [plain(text_of(scan, each)) for each in found if each.name.isdecimal() and each.end > each.start]
    locator = value_of(scan, found, *_LOCATORS)
    anchor = value_of(scan, found, "ref").removeprefix("#") or citeref(pieces[:5])
    label, key = _named(pieces)
    return label, key, anchor, locator, token.start, token.close


def _named(pieces: list[str]) -> tuple[str, str]:
    if not pieces:
        return "", ""
    if len(pieces) == 1:
        return pieces[0], pieces[0].casefold()
    *names, year = pieces
    joined = f"{names[0]} et al." if len(names) > 3 else " & ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"{joined} {year}", author_key(names[0], year)


def _several(writer: CitingWriter, found: list[Argument]) -> list[_Work]:
    """Read ``{{sfnm|1a1=Smith|1y=2019|1p=3|2a1=Lee|2y=2020}}``."""
    works: dict[str, list[Argument]] = {}
    for argument in found:
        match = _SEVERAL.fullmatch(argument.name)
        if match and argument.end > argument.start:
            works.setdefault(match[1], []).append(argument._replace(name=match[2]))
    made = []
    for number in sorted(works, key=int):
        members = works[number]
        names = [plain(text_of(writer.scan, each)) for each in members if each.name[0] == "a"]
        year = value_of(writer.scan, members, "y")
        label, key = _named([*names, year] if year else names)
        locator = value_of(writer.scan, members, "p", "pp", "loc")
        low, high = min(each.start for each in members), max(each.end for each in members)
        made.append((label, key, citeref([*names, year]), locator, low, high))
    return made
