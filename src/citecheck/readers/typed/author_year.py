"""Author-year citations: ``(Smith, 2019; Lee & Cho 2020a)`` and ``Smith et al. (2019)``."""

import re

from citecheck.model.document import CitedItem
from citecheck.readers.draft import BlockDraft, MarkerDraft
from citecheck.readers.typed.author_year_entries import author_key
from citecheck.text.patterns import pattern

_QUICK = pattern(r"(?:1[4-9]|20)\d\d[a-z]?[),;:]")
_YEAR = r"(?:(?:1[4-9]|20)\d\d[a-z]?|n\.d\.|forthcoming|in press)"
_WORD = r"[^\W\d_a-z][\w’'-]{0,30}"
_SURNAME = rf"(?:(?:van|von|de|der|den|del|della|di|da|du|la|le|ten|ter) ){{0,2}}{_WORD}"
_AUTHORS = (
    rf"{_SURNAME}(?:(?:,? (?:and|&|und|et|y)|,) {_SURNAME}){{0,5}}"
    r"(?:,? (?:et al\.?|and others|and colleagues|u\. a\.))?"
)
_PARENTHESIS = pattern(r"\(([^()]{4,400})\)")
_WORK = pattern(
    r"(?P<prefix>(?:see also|see|cf\.|e\.g\.,?|but see|compare|also|vgl\.|siehe|voir) )?(?P<names>[^\d;]{2,120}?),? "
    rf"(?P<years>{_YEAR}(?:, {_YEAR}){{0,6}})"
    r"(?:[,:] ?(?P<rest>(?:at |pp?\.|paras?\b|§|chap|ch\.|S\. ?|vol|Table|Fig|Annex|[\divxl]).{0,60}))?",
    re.IGNORECASE,
)
_NAMED = pattern(rf"\((?P<years>{_YEAR}(?:, {_YEAR}){{0,6}})(?:[,:] ?(?P<rest>[^()]{{1,60}}))?\)")
_BEFORE = pattern(rf"(?<![\w’'-])({_AUTHORS})(?:[’']s?)? ?$")
_FULL = pattern(_AUTHORS)
_FIRST = pattern(_SURNAME)
_EACH = pattern(_YEAR, re.IGNORECASE)
_LOOK_BACK = 160
_NO_NAME = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "spring", "summer", "autumn", "winter", "figure", "fig", "table", "section",
        "chapter", "act", "order", "regulations", "directive", "bill", "rules", "code", "version", "since",
        "until", "in", "on", "at", "by", "from", "before", "after", "during", "see", "the", "a", "an", "this",
        "that", "report", "recommendation", "article", "part", "annex", "appendix", "note", "page", "volume",
        "issue", "no", "number", "circa", "about", "early", "late", "mid", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "box", "case", "it", "they", "he", "she", "we", "these",
        "those", "when", "while", "as", "however", "edition", "published", "updated", "census", "convention",
        "measure", "amendment", "protocol", "statute", "law",
    }
)  # fmt: skip
_PLACES = frozenset(
    {
        "london", "paris", "berlin", "rome", "madrid", "vienna", "brussels", "dublin", "edinburgh", "glasgow",
        "cardiff", "belfast", "manchester", "birmingham", "leeds", "liverpool", "bristol", "oxford",
        "cambridge", "england", "scotland", "wales", "ireland", "britain", "france", "germany", "italy",
        "spain", "europe", "africa", "asia", "america", "usa", "uk", "canada", "australia", "india", "china",
        "japan", "tokyo", "beijing", "moscow", "washington", "chicago", "boston", "geneva", "zurich",
        "amsterdam", "lisbon", "athens", "copenhagen", "oslo", "stockholm", "helsinki", "warsaw", "prague",
        "budapest",
    }
)  # fmt: skip


def find_author_year(drafts: list[BlockDraft]) -> None:
    """Add the author-year citations of a document that uses them.

    It uses them when it lists at least two works without labels, or holds at least three parentheses with nothing but
    names and years. Lists of works that the text never cites in this way are made optional.
    """
    notes = [draft.note for draft in drafts if draft.note is not None and draft.note.form == "author-year"]
    keys = {note.key for note in notes}
    found: list[tuple[BlockDraft, MarkerDraft]] = []
    for draft in drafts:
        if draft.text.length > 8 and _may_cite(draft):
            text = draft.text.plain()
            if "(" in text and _QUICK.search(text):
                found += [(draft, marker) for marker in _scan(draft, text, keys)]
    cites = len(notes) >= 2 or sum(not marker.keep for _, marker in found) >= 3
    for draft, marker in found if cites else ():
        draft.markers.append(marker)
    for note in notes if not found else ():
        if note.listed is not None:
            note.listed.optional = True


def _may_cite(draft: BlockDraft) -> bool:
    if draft.kind in ("code", "furniture", "contents"):
        return False
    holder = draft.container_note()
    return holder is None or holder.note is None or holder.note.kind != "entry"


def _scan(draft: BlockDraft, text: str, keys: set[str]) -> list[MarkerDraft]:
    found = []
    for match in _PARENTHESIS.finditer(text):
        if not _QUICK.search(text, match.start(), match.end()) or not _is_free(draft, *match.span()):
            continue
        if items := _works(draft, match, keys):
            found.append(_marker(draft, match.start(), match.end(), items, keep=False))
        elif marker := _narrative(draft, text, match.start(), keys):
            found.append(marker)
    return found


def _is_free(draft: BlockDraft, start: int, end: int) -> bool:
    return not any(start < high and low < end for low, high in draft.masks) and not any(
        marker.start < end and start < marker.end for marker in draft.markers
    )


def _works(draft: BlockDraft, match: re.Match[str], keys: set[str]) -> list[CitedItem]:
    """Return the works of a parenthesis, nothing when it holds anything else."""
    items: list[CitedItem] = []
    at = match.start(1)
    for piece in match[1].split(";"):
        body = piece.strip()
        work = _WORK.fullmatch(" ".join(body.split("\n")))
        if work is None:
            return []
        name = _author(work["names"], work["years"], keys)
        if not name:
            return []
        base = at + piece.index(body)
        prefix = (work["prefix"] or "").strip()
        items += _items(draft, name, base + work.start("names"), base + work.start("years"), work, prefix)
        at += len(piece) + 1
    return items


def _narrative(draft: BlockDraft, text: str, at: int, keys: set[str]) -> MarkerDraft | None:
    """Return the marker of ``Smith and Jones (2019)`` whose parenthesis opens at ``at``."""
    match = _NAMED.match(text, at)
    if match is None:
        return None
    low = max(0, at - _LOOK_BACK)
    names = _BEFORE.search(text[low:at].replace("\n", " "))
    if names is None or not (name := _author(names[1], match["years"], keys)):
        return None
    start = low + names.start(1)
    if not _is_free(draft, start, match.end()):
        return None
    items = _items(draft, name, start, match.start("years"), match, "")
    return _marker(draft, start, match.end(), items, keep=True)


def _author(names: str, years: str, keys: set[str]) -> str:
    """Return the name that the work is filed under, or ``""`` where the words are no authors."""
    whole = names.strip(" ,")
    if any(author_key(whole, year) in keys for year in _EACH.findall(years)):
        return whole
    if not _FULL.fullmatch(whole):
        return ""
    first = _FIRST.match(whole)
    if first is None:
        return ""
    if any(author_key(first[0], year) in keys for year in _EACH.findall(years)):
        return first[0]
    words = [word.strip(",.&").casefold() for word in whole.split()]
    if any(word in _NO_NAME for word in words) or (len(words) == 1 and words[0] in _PLACES):
        return ""
    return first[0]


def _items(
    draft: BlockDraft, name: str, names_at: int, years_at: int, match: re.Match[str], prefix: str
) -> list[CitedItem]:
    """Return the works of one group of authors: one for each year; the locator belongs to the last."""
    place = draft.text.build()
    items: list[CitedItem] = []
    for each in _EACH.finditer(match["years"]):
        start = names_at if not items else years_at + each.start()
        span = place.to_source(start, years_at + each.end())
        year, before = each[0], "" if items else prefix
        items.append(CitedItem(f"{name} {year}", author_key(name, year), span, False, before))
    if match["rest"]:
        items[-1] = items[-1]._replace(locator=match["rest"].strip())
    return items


def _marker(draft: BlockDraft, start: int, end: int, items: list[CitedItem], *, keep: bool) -> MarkerDraft:
    place = draft.text.build()
    raw = place.text[start:end].replace("\n", " ")
    return MarkerDraft("author-year", raw, tuple(items), place.to_source(start, end), start, end, typed=True, keep=keep)
