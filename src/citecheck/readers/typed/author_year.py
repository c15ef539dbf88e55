"""Author-year citations: ``(Smith, 2019; Lee & Cho 2020a)``, ``Smith et al. (2019)``, ``Smith 2019``.

Where the document lists works, a name that the list knows is enough; any other name has to look like a person's, so
that statutes, months, places and films do not become citations that lack an entry.
"""

import re

from citecheck.model.document import CitedItem
from citecheck.readers.draft import BlockDraft, MarkerDraft
from citecheck.readers.typed.author_year_entries import author_key, listed_works
from citecheck.readers.typed.author_year_names import Names
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
            self.names = Names(self.drafts, listed_works(self.drafts))
        taken: list[tuple[int, int]] = [*draft.masks, *((each.start, each.end) for each in draft.markers)]
        for match in PARENTHESIS.finditer(text) if "(" in text else ():
            if not HINT.search(text, match.start(), match.end()) or not _is_free(taken, *match.span()):
                continue
            start, works = match.start(), self._works(match)
            keep = not works
            if not works and (named := self._narrative(text, match.start())):
                start, works = named.start, [named]
            if works and _is_free(taken, start, match.end()):
                self._add(draft, text, start, match.end(), works, keep=keep)
                taken.append((start, match.end()))
        if self.names.works.works:
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
            if not self.names.is_author(work["names"], work["years"], comma=text[work.end("names")] == ","):
                return None
            one = _Found(work["names"], work.start("names"), work.start("years"), work["years"], work["prefix"].strip())
            found.append(one)
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
        listed = self.names.ending(before, match["years"])
        names = BEFORE.search(before)
        start = (
            low + listed if listed >= 0 else low + self.names.opening(before, names, match["years"]) if names else -1
        )
        if start < 0:
            return None
        words = text[start:at].strip()
        if listed < 0 and not self.names.is_narrated(text, start, words, match["years"], match.end()):
            return None
        locator = (match["rest"] or "").strip()
        return _Found(words, start, match.start("years"), match["years"], "", locator)

    def _loose(self, draft: BlockDraft, text: str, taken: list[tuple[int, int]]) -> None:
        """Add citations of listed works that stand in the sentence: ``Smith 2019``, ``as Smith, 2019, says``."""
        assert self.names is not None
        for year in LOOSE.finditer(text):
            if not _is_free(taken, *year.span()):
                continue
            low = max(0, year.start() - _LOOK_BACK)
            before = _TRAILING.sub("", text[low : year.start()])
            at = self.names.ending(before, year[0])
            if at < 0 and (names := BEFORE.search(before)) and self.names.is_listed(names[1], year[0]):
                at = names.start(1)
            if at >= 0 and _is_free(taken, low + at, year.end()):
                found = _Found(before[at:].strip(), low + at, year.start(), year[0])
                self._add(draft, text, low + at, year.end(), [found], keep=True)
                taken.append((low + at, year.end()))

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


def _is_free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return not any(start < high and low < end for low, high in taken)


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
