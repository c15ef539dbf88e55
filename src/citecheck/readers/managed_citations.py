"""Citations and bibliographies that a program keeps in a document: joined to each other when all of it is read.

The bibliography is printed text without a trace of which entry is which work; entries are told by the number before
them and by the title that they contain.
"""

import re

from citecheck.model.document import CitedItem, MarkerStyle
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.csl import CitedWork
from citecheck.readers.draft import BlockDraft, MarkerDraft
from citecheck.readers.labels import SUPERSCRIPTS, key_of, number_list
from citecheck.text.span import Span
from citecheck.text.textmap import TextMapBuilder

_LABEL = re.compile(r"\s{0,9}(?:\[([^\[\]]{1,60})\]|\((\d{1,4})\)|(\d{1,4})[.)]|(\d{1,4})(?=\t|\s{2}))\s{0,9}")
_BRACKETED = re.compile(r"\[[^\[\]]{1,200}\]")
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d[a-z]?\b")
_MOST = 2_000_000
"""More comparisons of works and entries than this are not made."""


class _Pending:
    """A citation that waits until it is known whether the document has a bibliography."""

    __slots__ = ("marker", "numbers", "works")

    def __init__(self, marker: MarkerDraft, numbers: tuple[CitedItem, ...], works: list[CitedWork]) -> None:
        self.marker, self.numbers, self.works = marker, numbers, works


class ManagedCitations:
    """Collects the citations and the entries of the bibliography of one document."""

    def __init__(self, builder: DocumentBuilder) -> None:
        """Serve the document of ``builder``."""
        self.builder = builder
        self.heading: BlockDraft | None = None
        self._pending: list[_Pending] = []
        self._entries: list[BlockDraft] = []
        self._works: dict[str, CitedWork] = {}
        self._defined: dict[str, CitedWork] = {}

    def cite(
        self, works: list[CitedWork], printed: str, start: int, span: Span, *, exact: bool = False, keep: bool = False
    ) -> None:
        """Add a citation of ``works`` that is ``printed`` from ``start`` on in the open block.

        ``span`` is its place; ``exact`` tells that the printed words stand so there. ``keep`` leaves its words in the
        prose whatever they are (the words of a note).
        """
        draft = self.builder.current
        if draft is None or not works:
            return
        for work in works:
            self._works.setdefault(work.key, work)
        end = draft.text.length
        plain = printed.translate(SUPERSCRIPTS)
        numbers = _numbers(plain, span, exact and plain == printed)
        style = _style(printed, plain, bool(numbers))
        items = tuple(_item(work) for work in works)
        raw = plain.strip() or works[0].label
        marker = MarkerDraft(
            style, raw, items, span, start, end, keep=keep or not (numbers or _BRACKETED.fullmatch(raw))
        )
        draft.markers.append(marker)
        draft.masks.append((start, end))
        self._pending.append(_Pending(marker, numbers, works))

    def define(self, work: CitedWork) -> None:
        """Add a work that the document lists as its source, cited or not."""
        self._defined.setdefault(work.key, work)

    def open_entry(self, start: int) -> None:
        """Open the note of an entry of the bibliography at source offset ``start``."""
        here = Span(self.builder.part, start, start)
        anchor = f"bibliography-{len(self._entries)}"
        self._entries.append(self.builder.open_note("entry", "", "", start, here, anchors=(anchor,)))

    def finish(self) -> None:
        """Join citations, entries and works, and add the entries of works that are nowhere printed."""
        texts = self._cut_labels()
        entry_of = self._match(texts)
        labelled = {draft.note.key for draft in self._entries if draft.note is not None and draft.note.key}
        for key, draft in entry_of.items():
            assert draft.note is not None
            work = self._known(key)
            draft.note.fields.extend(sorted(work.fields, key=lambda field: (field.span.part, field.span.start)))
            if not draft.note.key:
                draft.note.key, draft.note.label = key, work.label
        self._add_unprinted(self._settle(labelled, entry_of))
        if self._entries:
            self.builder.note_list(self._entries, self.heading, optional=True)

    def _known(self, key: str) -> CitedWork:
        work = self._works.get(key)
        return work if work is not None and work.fields else self._defined.get(key) or self._works[key]

    def _settle(self, labelled: set[str], entry_of: dict[str, BlockDraft]) -> list[str]:
        """Decide what each citation points at; return the keys of works that need an entry of their own."""
        needed: dict[str, None] = {}
        for pending in self._pending:
            if pending.numbers and any(item.key in labelled for item in pending.numbers):
                pending.marker.items = pending.numbers
                continue
            items = []
            for work, item in zip(pending.works, pending.marker.items, strict=True):
                entry = entry_of.get(work.key)
                if entry is not None and entry.note is not None:
                    items.append(item._replace(key=entry.note.key))
                    continue
                items.append(item)
                # Without a store of sources in the file the work is known to the program alone.
                if work.fields or work.key in self._defined or not self._defined:
                    needed[work.key] = None
            pending.marker.items = tuple(items)
        return list(needed)

    def _cut_labels(self) -> list[str]:
        """Take the printed numbers off the entries; return their texts, folded for comparing."""
        texts = []
        paragraphs: dict[int, BlockDraft] = {}
        for draft in self.builder.drafts if self._entries else ():
            if draft.parent is not None and draft.text.length:
                paragraphs.setdefault(id(draft.parent), draft)
        for entry in self._entries:
            paragraph = paragraphs.get(id(entry))
            match = _LABEL.match(paragraph.text.plain()) if paragraph is not None else None
            if paragraph is not None and match is not None and self._is_label(match):
                _cut(entry, paragraph, match)
            texts.append(_folded(paragraph.text.plain()) if paragraph is not None else "")
        return texts

    def _is_label(self, match: re.Match[str]) -> bool:
        """``[Online]`` at the head of an entry is no label; numbers and keys of cited works are."""
        label = match[match.lastindex or 1]
        return label.isdecimal() or key_of(label) in self._works or key_of(label) in self._defined

    def _match(self, texts: list[str]) -> dict[str, BlockDraft]:
        """Return the entry of each work: the one labelled with its key, or that contains its title."""
        works = self._defined | self._works
        if not texts or len(texts) * len(works) > _MOST:
            return {}
        labels = {draft.note.key: draft for draft in reversed(self._entries) if draft.note is not None}
        found: dict[str, BlockDraft] = {}
        for key in works:
            if key in labels and not key.isdecimal():
                found[key] = labels[key]
                continue
            place = _place_of(key, self._known(key), texts)
            if place >= 0:
                found[key] = self._entries[place]
        return found

    def _add_unprinted(self, keys: list[str]) -> None:
        drafts = []
        builder = self.builder
        for key in keys:
            work = self._known(key)
            span = work.span
            builder.part = span.part
            draft = builder.open_note("entry", work.label, key, span.start, Span(span.part, span.start, span.start))
            if draft.note is not None:
                draft.note.fields.extend(work.fields)
            builder.begin("paragraph", span.start)
            builder.verbatim(_described(work), span.start, span.end)
            builder.end(span.end)
            builder.close(span.end)
            drafts.append(draft)
        builder.note_list(drafts, optional=True)


def _place_of(key: str, work: CitedWork, texts: list[str]) -> int:
    """Return which of the entries, folded as ``texts``, is ``work``; -1 for none."""
    title = _folded(work.value("title"))[:60]
    place = next((place for place, text in enumerate(texts) if title in text), -1) if title else -1
    name = _folded(key)
    if place < 0 and len(name) > 2:
        place = next((place for place, text in enumerate(texts) if text.startswith(name)), -1)
    return place


def _cut(entry: BlockDraft, paragraph: BlockDraft, match: re.Match[str]) -> None:
    assert entry.note is not None
    text = paragraph.text.build()
    group = match.lastindex or 1
    label = match[group]
    entry.note.label, entry.note.key = label, key_of(label)
    entry.note.label_span = text.to_source(*match.span(group))
    paragraph.text = TextMapBuilder.of(text.slice(match.end(), len(text)))
    paragraph.masks = [(max(0, low - match.end()), high - match.end()) for low, high in paragraph.masks]
    for marker in paragraph.markers:
        marker.start, marker.end = max(0, marker.start - match.end()), max(0, marker.end - match.end())


def _item(work: CitedWork) -> CitedItem:
    return CitedItem(work.label, work.key, work.span, False, work.prefix, work.locator, work.suffix)


def _numbers(printed: str, span: Span, exact: bool) -> tuple[CitedItem, ...]:
    """Return the items of a citation that is printed as numbers: ``[1, 3-5]``, ``(2)``, a raised 4."""
    body = printed.strip()
    inner = body.strip("[]()")
    found = number_list(inner, span.part, span.start + printed.find(inner)) if inner else None
    if found is None or (len(inner) == 4 and body[:1] == "(" and _YEAR.fullmatch(inner)):
        return ()
    return found.items if exact else tuple(item._replace(span=span) for item in found.items)


def _style(printed: str, plain: str, numeric: bool) -> MarkerStyle:
    if numeric:
        if plain != printed:
            return "superscript"
        return "bracket" if "[" in printed else "parenthesis" if "(" in printed else "superscript"
    return "author-year" if _YEAR.search(printed) else "key"


def _described(work: CitedWork) -> str:
    names = [field.value for field in work.fields if field.name == "author"]
    parts = ["; ".join(names), work.value("title"), work.value("container-title"), work.value("issued")]
    return ", ".join(part for part in parts if part) or work.label


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
