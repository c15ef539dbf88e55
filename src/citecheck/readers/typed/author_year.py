"""Author-year citations: ``(Smith, 2019; Lee & Cho 2020a)``, ``Smith et al. (2019)``, ``Smith 2019``.

Where the document lists works, a name that the list knows is enough; any other name has to look like a person's, so
that statutes, months, places and films do not become citations that lack an entry.
"""

import re
from bisect import bisect_left, insort

from citecheck.model.document import CitedItem
from citecheck.readers.draft import BlockDraft, MarkerDraft
from citecheck.readers.typed.author_year_entries import author_key
from citecheck.readers.typed.author_year_names import Names, is_no_name
from citecheck.readers.typed.author_year_words import (
    BEFORE,
    BETWEEN,
    EACH,
    HINT,
    LOOSE,
    NAMED,
    PARENTHESIS,
    TAIL,
    WORK,
)  # fmt: skip
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_LOOK_BACK = 200
_ONE_LINE = {ord(sign): " " for sign in "\n\t\u00a0\u202f\u2009\u2007"}
_TRAILING = pattern(r"[,:;]? ?[(\[]?$")
_POSSESSIVE = pattern(r"['’]s?$")


class _Found(NamedTuple):
    """Works of one author in a text: names and years by offset, the words around them."""

    names: str
    start: int
    years_at: int
    years: str
    prefix: str = ""
    locator: str = ""


def find_author_year(drafts: list[BlockDraft]) -> None:
    """Add the author-year citations of a document that uses them.

    It uses them when it lists at least two works without labels, or holds at least three parentheses with nothing but
    names and years, or cites a work of a numbered list so. Lists of works that the text never cites in this way are
    made optional.
    """
    notes = [draft.note for draft in drafts if draft.note is not None and draft.note.form == "author-year"]
    found = _Scanner(drafts, strict=len(notes) < 2).scan()
    for draft, marker in found:
        draft.markers.append(marker)
    for note in notes if not found else ():
        if note.listed is not None:
            note.listed.optional = True


class _Scanner:
    def __init__(self, drafts: list[BlockDraft], *, strict: bool) -> None:
        """Prepare to scan; ``strict`` where no list of works bears the citations out."""
        self.drafts, self.strict = drafts, strict
        self.names: Names | None = None
        self.found: list[tuple[BlockDraft, MarkerDraft]] = []
        self.listed = 0

    def scan(self) -> list[tuple[BlockDraft, MarkerDraft]]:
        for draft in self.drafts:
            if draft.text.length > 8 and _may_cite(draft):
                text = draft.text.plain()
                if ("(" in text or not self.strict) and HINT.search(text):
                    self._block(draft, text.translate(_ONE_LINE))
        pure = sum(not marker.keep for _, marker in self.found)
        return self.found if not self.strict or self.listed or pure >= 3 else []

    def _block(self, draft: BlockDraft, text: str) -> None:
        if self.names is None:
            self.names = Names(self.drafts, strict=self.strict)
        taken = _Taken([*draft.masks, *((each.start, each.end) for each in draft.markers)])
        for match in PARENTHESIS.finditer(text) if "(" in text else ():
            if not HINT.search(text, match.start(), match.end()) or not taken.free(*match.span()):
                continue
            start, works = match.start(), self._works(match)
            keep = not works
            if not works and (named := self._narrative(text, match.start())):
                start, works = named.start, [named]
            if works and taken.free(start, match.end()):
                self._add(draft, text, start, match.end(), works, keep=keep)
                taken.add(start, match.end())
        if not self.strict:
            self._loose(draft, text, taken)

    def _works(self, match: re.Match[str]) -> list[_Found]:
        """Return the works of a parenthesis, nothing when it holds anything else."""
        found: list[_Found] = []
        at, text = match.start(1), match.string
        for piece in match[1].split(";"):
            end = at + len(piece)
            works = self._piece(text, at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip()), bool(found))
            if works is None:
                return []
            found += works
            at = end + 1
        return found

    def _piece(self, text: str, at: int, end: int, later: bool) -> list[_Found] | None:
        """Return the works between two semicolons, None where there is something else before the first year."""
        if later and not HINT.search(text, at, end):
            return []
        found: list[_Found] = []
        while work := WORK.match(text, at, end):
            assert self.names is not None
            skip = self.names.skipped(work["names"], work["years"])
            names, start = work["names"][skip:], work.start("names") + skip
            if not self.names.is_author(names, work["years"], comma=text[work.end("names")] == ","):
                return None
            found.append(_Found(names, start, work.start("years"), work["years"], work["prefix"].strip()))
            at = work.end()
            between = BETWEEN.match(text, at, end)
            if between is None or not HINT.search(text, between.end(), end) or TAIL.match(text, at, end):
                break
            at = between.end()
        if not found or (at < end and not TAIL.match(text, at, end)):
            return None
        found[-1] = found[-1]._replace(locator=text[at:end].strip(" ,:"))
        return found

    def _narrative(self, text: str, at: int) -> _Found | None:
        """Return the works of ``Smith and Jones (2019)`` whose parenthesis opens at ``at``."""
        match = NAMED.match(text, at)
        if match is None or (match["rest"] and match["sep"][0] == ";"):
            return None
        assert self.names is not None
        low = max(0, at - _LOOK_BACK)
        before = text[low:at]
        names = BEFORE.search(before)
        if self.strict and (names is None or is_no_name(names[1])):
            return None
        listed = self.names.ending(before, match["years"])
        start = low + listed if listed >= 0 else -1
        if names and listed < 0:
            start = low + names.start(1) + self.names.skipped(names[1], match["years"])
        if start < 0:
            return None
        words = text[start:at].strip()
        if listed < 0 and not self.names.is_narrated(text, start, words, match["years"], match.end()):
            return None
        locator = (match["rest"] or "").strip()
        return _Found(words, start, match.start("years"), match["years"], "", locator)

    def _loose(self, draft: BlockDraft, text: str, taken: "_Taken") -> None:
        """Add citations of listed works that stand in the sentence: ``Smith 2019``, ``as Smith, 2019, says``."""
        assert self.names is not None
        for year in LOOSE.finditer(text):
            if not taken.free(*year.span()) or text[max(0, year.start() - 3) : year.start()].isdecimal():
                continue
            low = max(0, year.start() - _LOOK_BACK)
            before = _TRAILING.sub("", text[low : year.start()])
            at = self.names.ending(before, year[0])
            if at < 0 and (names := BEFORE.search(before)) and self.names.is_listed(names[1], year[0]):
                at = names.start(1)
            if at >= 0 and taken.free(low + at, year.end()):
                found = _Found(before[at:].strip(), low + at, year.start(), year[0])
                self._add(draft, text, low + at, year.end(), [found], keep=True)
                taken.add(low + at, year.end())

    def _add(self, draft: BlockDraft, text: str, start: int, end: int, works: list[_Found], *, keep: bool) -> None:
        assert self.names is not None
        place = draft.text.build()
        items: list[CitedItem] = []
        for work in works:
            items += _items(draft, work)
            self.listed += self.names.is_listed(work.names, work.years)
        raw = text[start:end]
        marker = MarkerDraft(
            "author-year", raw, tuple(items), place.to_source(start, end), start, end, typed=True, keep=keep
        )
        self.found.append((draft, marker))


def _may_cite(draft: BlockDraft) -> bool:
    if draft.kind in ("code", "furniture", "contents"):
        return False
    holder = draft.container_note()
    return holder is None or holder.note is None or holder.note.kind != "entry"


class _Taken:
    """Ranges of a text that are taken already: masked, or part of a marker. They do not overlap."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges: list[tuple[int, int]] = []
        for low, high in sorted(ranges):
            if self._ranges and low < self._ranges[-1][1]:
                self._ranges[-1] = (self._ranges[-1][0], max(high, self._ranges[-1][1]))
            else:
                self._ranges.append((low, high))

    def free(self, start: int, end: int) -> bool:
        at = bisect_left(self._ranges, (end,)) - 1
        return at < 0 or self._ranges[at][1] <= start

    def add(self, start: int, end: int) -> None:
        insort(self._ranges, (start, end))


def _items(draft: BlockDraft, work: _Found) -> list[CitedItem]:
    """Return the works of one group of authors: one for each year; the locator belongs to the last."""
    place = draft.text.build()
    names = _POSSESSIVE.sub("", " ".join(work.names.split()).strip(" ,:"))
    items: list[CitedItem] = []
    base = ""
    for each in EACH.finditer(work.years):
        year = each[0]
        if len(year) == 1:
            year = base + year
        elif year[:1].isdigit():
            base = year.rstrip("abcdefghijklmnopqrstuvwxyz")
        start = work.start if not items else work.years_at + each.start()
        span = place.to_source(start, work.years_at + each.end())
        items.append(CitedItem(f"{names} {year}", _key(names, year), span, False, "" if items else work.prefix))
    if work.locator:
        items[-1] = items[-1]._replace(locator=work.locator)
    return items


def _key(names: str, year: str) -> str:
    from citecheck.text.author_names import cited_authors, is_institution

    first = names if is_institution(names) else cited_authors(names).first
    return author_key(first, year)
