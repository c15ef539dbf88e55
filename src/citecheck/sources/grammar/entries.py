"""Entries of lists of references: one source each, in the order of APA, Vancouver, IEEE, Chicago and their kin.

The author stands first and ends at a year in brackets (APA, Harvard), at a quoted title (IEEE, Chicago) or at the first
stop (Vancouver, Chicago); the title follows, then the journal with volume, number and pages, or place and publisher.
Sources: Publication Manual of the APA, 7th ed., chapter 10; Citing Medicine, 2nd ed.; IEEE Reference Guide (2018);
The Chicago Manual of Style, 17th ed., chapters 14 and 15.
"""

from typing import Any

from citecheck.compiled.note_words import FILLERS
from citecheck.model.parsed_note import Cite, CiteKind, CitePart, Locator, PartName
from citecheck.sources.grammar.lexing import Token
from citecheck.sources.grammar.phrases import is_body, is_name, is_newspaper
from citecheck.text.patterns import pattern

_LAW_OR_EVIDENCE = frozenset(("code", "file", "back", "hansard", "act", "citation", "docket"))
_numbers = pattern(
    r"(?:;\s?|,\s?|\s|^)(?P<volume>\d{1,4})\s?(?:\((?P<issue>[^()]{1,20})\))?\s?[:,]\s?(?:pp?\.?\s?)?"
    r"(?!\d\d\s?[ap]\.?m\b)(?P<first>[A-Za-z]{0,2}\d{1,7})(?:\s?[-\u2010-\u2015]\s?(?P<last>[A-Za-z]{0,2}\d{1,7}))?(?![\w/])"
)
_issue = pattern(r"(?i)\b(?:no|iss|issue|number)s?\.?\s(\d{1,4}(?:[-\u2013/]\d{1,4})?)(?!\w)")
_issue_pages = pattern(r",\s\((\d{1,4})\),\s(\d{1,6})(?:\s?[-\u2010-\u2015]\s?(\d{1,6}))?(?!\w)")
_volume_issue = pattern(r"(?:,\s|\s|;)(\d{1,4})\s?\((\d{1,4}(?:[-\u2013/]\d{1,4})?)\)(?=[,.;:]|$)")
_year_in_brackets = pattern(
    r"\(\s?(?:c\.?\s?)?(?:1[5-9]|20)\d\d[a-z]?[^()]{0,40}\)|\((?:n\.\s?d\.|no date|in press|forthcoming)[^()]{0,20}\)"
)
_PARTICLES = frozenset(
    (
        "van",
        "der",
        "den",
        "von",
        "de",
        "la",
        "le",
        "du",
        "di",
        "da",
        "dos",
        "ter",
        "ten",
        "bin",
        "al",
        "el",
        "zu",
        "and",
        "et",
        "&",
    )
)
_bracketed = pattern(r"\([^()]{0,40}\)|\[[^\[\]]{0,60}\]")
_edition_end = pattern(r"\d(?:st|nd|rd|th)\sedn?$")
_stop = pattern(r"[.?!]['\"\u201d\u2019)]{0,2}\s+(?=[\w\"\u201c\u2018'(\[])")
_initial = pattern(
    r"(?<![^\W\d_])(?:[A-Z]|Jr|Sr|St|Dr|al|[Ee]ds?|vols?|[Nn]o|[Pp]roc|[Ii]nt|[Cc]onf|[Ss]ymp|[Tt]rans|[Jj]|vs|pp?|et|"
    r"[Uu]niv|[Aa]nn|"
    r"[Rr]ev|Mrs?|[Ii]nst|[Ss]oc|[Aa]ssoc|[Dd]ept|Am|Natl|Adv|Lett|Phys|Chem|Sci|Tech|Rep|Comput|Math|[Aa]pprox)$"
)
_direct_authors = pattern(
    r"(?:[A-Z]\.[\s-]?){1,4}(?:[a-z]{1,4}\s){0,2}[A-Z][\w'\u2019-]{1,30}"
    r"(?:(?:,\s(?:and\s|&\s)?|\sand\s|\s&\s)(?:[A-Z]\.[\s-]?){1,4}(?:[a-z]{1,4}\s){0,2}[A-Z][\w'\u2019-]{1,30}){0,30}"
    r"(?:,?\set al\.)?(?:,\sEds?\.)?(?=,)"
)
_surnames = pattern(
    r"[A-Z][\w'\u2019-]{1,30}(?:\s[A-Z][\w'\u2019-]{1,30})?\s[A-Z]{1,3}"
    r"(?:,\s(?:[a-z]{1,4}\s){0,2}[A-Z][\w'\u2019-]{1,30}(?:\s[A-Z][\w'\u2019-]{1,30})?\s[A-Z]{1,3}){0,60}"
    r"(?:,?\set al)?\.(?=\s)"
)
_listed = pattern(
    r"[A-Z][\w'\u2019-]{1,30},(?:\s?[A-Z]\.){1,4}(?:,?\s(?:and\s|&\s)?[A-Z][\w'\u2019-]{1,30},(?:\s?[A-Z]\.){1,4}){0,60}"
    r"(?=\s(?:1[5-9]|20)\d\d)"
)
_before_colon = pattern(
    r"[^\W\d_][\w'\u2019-]{1,30},\s[A-Z][\w'\u2019.-]{0,30}(?:\s[A-Z][\w'\u2019.-]{0,30}){0,3}(?=:\s)"
)
_editors = pattern(r"[^().]{0,4}[^()]{0,150}\([Ee]ds?\.?\),?\s")
_named_editors = pattern(r"[^.:;]{4,200},\seditors?\.\s")
_full_names = pattern(
    r"[A-Z][\w'\u2019-]{1,30}(?:\s[A-Z][\w'\u2019-]{1,30})?,\s[A-Z][\w'\u2019-]{1,25}(?:\s[A-Z](?:\.|[\w'\u2019-]{2,25})){0,2}"
    r"(?:,\sand\s[A-Z][\w'\u2019.-]{1,25}(?:\s[A-Z][\w'\u2019.-]{0,25}){1,3})?(?:(?:,\set\sal)?\.|(?<=\s[A-Z]\.))(?=\s[A-Z\u201c\"])"
)
_figures = pattern(r",\s(?:vol|no|pp?|iss|art|ch)s?\b\.?")
_volume_word = pattern(r"(?i)\bvol(?:ume)?\.?\s([A-Z]{0,3}-?\d{1,4})")
_within = pattern(r"(?:[Ii]n:?|In:)\s(?=[A-Z\u201c\"])")
_series = pattern(r"[,.;:]\s|\(|\s(?=\d)|$")
_place_publisher = pattern(r"([A-Z][\w .,'\u2019-]{1,50}?):\s([^:;()]{2,80}?)(?=[,;.]?\s?(?:\(?\d{4}|$)|[.;]\s)")
_publisher_alone = pattern(r"([A-Z][\w &.'\u2019-]{2,70}?)(?=[,;.]?\s?(?:\(?\d{4}|$)|[.;]\s)")


MAX_ENTRY = 3000
"""No entry is longer; so the few steps that look at all parts for each part stay cheap."""


def is_entry(text: str, tokens: list[Token]) -> bool:
    """Return whether an entry with these strong parts is a published work and not evidence or law."""
    return len(text) <= MAX_ENTRY and all(token[0] not in _LAW_OR_EVIDENCE for token in tokens)


class _Entry:
    """An entry being made: its text and its parts so far."""

    __slots__ = ("kinds", "parts", "places", "taken", "text")

    def __init__(self, text: str, kinds: set[str]) -> None:
        self.text, self.kinds = text, kinds
        self.parts: list[CitePart] = []
        self.places: list[Locator] = []
        self.taken: list[tuple[int, int]] = []

    def add(self, name: PartName, start: int, end: int, value: str | None = None) -> None:
        """Add the words from ``start`` to ``end``, less the punctuation at their edges, unless they are taken."""
        text = self.text
        while start < end and text[start] in ' \t\n\u00a0,.;:()[]"\u201c\u201d':
            start += 1
        while (
            end > start
            and text[end - 1] in ' \t\n\u00a0,;:(["\u201c\u201d'
            or (end > start and _odd_end(text, start, end, name))
        ):
            end -= 1
        if start < end and (value is not None or text[start:end].lower() not in FILLERS) and self.free(start, end):
            self.parts.append(CitePart(name, text[start:end] if value is None else value, start, end))
            self.taken.append((start, end))

    def free(self, start: int, end: int) -> bool:
        """Return whether nothing has been read between ``start`` and ``end``."""
        return all(stop <= start or begin >= end for begin, stop in self.taken)

    def has(self, name: PartName) -> bool:
        """Return whether there is a part ``name``."""
        return any(part.name == name for part in self.parts)


def _odd_end(text: str, start: int, end: int, name: PartName) -> bool:
    """Return whether the last character does not belong to a part: a stop that is no initial's, a bracket alone."""
    last = text[end - 1]
    if last == ".":
        return not (name == "author" and end - start > 2 and text[end - 2].isupper() and not text[end - 3].isalpha())
    return last in ")]" and text.count("(", start, end) + text.count("[", start, end) == 0


def build_entry(text: str, tokens: list[Token]) -> Cite:
    """Return the source of the entry ``text`` with the strong parts ``tokens``."""
    entry = _Entry(text, {token[0] for token in tokens})
    date = _chosen_date(text, tokens)
    for token in tokens:
        kind, start, end, value = token
        if kind not in ("date", "year") or token is date:
            _known(entry, kind, start, end, value)
    quote = next((token for token in tokens if token[0] == "quote" and len(token[3]) > 3), None)
    rest = _after_title(entry, quote)
    _contained(entry, rest)
    entry.parts.sort(key=lambda part: part.start)
    entry.places.sort(key=lambda place: place.start)
    return Cite(_kind(entry, tokens), 0, len(text), tuple(entry.parts), tuple(entry.places))


def _chosen_date(text: str, tokens: list[Token]) -> Token | None:
    """Return the date of the work: the one in brackets behind the authors, else the last one; others are its words."""
    dates = [each for each in tokens if each[0] in ("date", "year") and not str(each[3]).startswith("--")]
    dates = [each for each in dates if text[each[1] - 1 : each[1]] not in (":", "+", "/") or each[1] == 0] or dates
    year = _year_in_brackets.search(text, 0, 600)
    if year is not None and _ends_authors(text, year.start()):
        inside = [each for each in dates if year.start() < each[1] < year.end()]
        if inside:
            return max(inside, key=lambda each: len(str(each[3])))
    return dates[-1] if dates else None


def _known(entry: _Entry, kind: str, start: int, end: int, value: Any) -> None:
    """Take the strong parts that mean the same everywhere."""
    if kind in ("url", "identifier", "medium", "absence"):
        entry.add(kind, start, end, str(value))  # type: ignore[arg-type]
    elif kind == "accessed":
        entry.add("accessed", value[1], end, value[0])
    elif kind in ("date", "year") and not str(value).startswith("--"):
        entry.add("date", start, end, str(value))
    elif (
        kind == "place" and isinstance(value, Locator) and value.units[0] in ("page", "chapter", "section", "paragraph")
    ):
        entry.places.append(value)
        entry.taken.append((start, end))
    elif kind in ("number", "paper") and isinstance(value, tuple):
        entry.add("number", start, end, value[1])


def _after_title(entry: _Entry, quote: Token | None) -> int:
    """Name author and title; return where the rest begins."""
    text = entry.text
    year = _year_in_brackets.search(text, 0, 600)
    if year is not None and not any(map(str.isdigit, year[0])):
        entry.add("absence", year.start() + 1, year.end() - 1, year[0].strip("()").lower())
    if quote is not None and (year is None or quote[1] < year.start() or quote[1] - year.end() < 6):
        entry.add("author", 0, year.start() if year is not None and year.start() < quote[1] else quote[1])
        entry.add("title", quote[1] + 1, quote[2] - 1)
        return quote[2]
    direct = (
        _direct_authors.match(text)
        or _surnames.match(text)
        or _full_names.match(text)
        or _listed.match(text)
        or _before_colon.match(text)
    )
    if direct is not None and (year is None or direct.end() < year.start()):
        entry.add("author", 0, direct.end())
        return _title(entry, direct.end())
    if year is not None and year.start() < 400 and _ends_authors(text, year.start()):
        entry.add("author", 0, year.start())
        return _title(entry, year.end())
    first = _sentence(text, 0)
    if first >= len(text.rstrip()) or not _are_authors(text[:first]):
        return _title(entry, 0)
    entry.add("author", 0, first)
    return _title(entry, first)


def _ends_authors(text: str, position: int) -> bool:
    """Return whether the words before a year in brackets can be authors: no sentence ends among them."""
    words = _bracketed.sub("", text[:position]).rstrip(" ,.")
    return len(words) < 300 and (_are_authors(words) or "," not in words and len(words.split()) < 9)


def _are_authors(words: str) -> bool:
    """Return whether ``words`` are names: most begin with a capital, and there are few of them between commas."""
    pieces = [
        piece
        for piece in words.replace(",", " ").replace(";", " ").split()
        if piece not in _PARTICLES and piece != "al."
    ]
    capitals = sum(1 for piece in pieces if piece[0].isupper())
    longest = max((len(group.split()) for group in words.replace(" and ", ",").replace(";", ",").split(",")), default=0)
    return bool(pieces) and capitals >= len(pieces) * 0.7 and (longest <= 4 or is_body(words.rstrip(". ")))


def _sentence(text: str, start: int) -> int:
    """Return where the sentence that begins at ``start`` ends, behind its stop; initials and abbreviations end none."""
    for found in _stop.finditer(text, start):
        stop = found.start()
        if (
            _initial.search(text, max(start, stop - 8), stop) is None
            or found[0][0] != "."
            or _edition_end.search(text, max(start, stop - 10), stop) is not None
        ):
            return found.end()
        if start == 0 and text[stop - 2 : stop - 1] in (" ", ".") and _ends_author_list(text, found.end()):
            return found.end()
    return len(text)


def _ends_author_list(text: str, position: int) -> bool:
    """Return whether what follows the last initial of the authors is a title and not another author."""
    following = text[position : position + 60].split(" ")
    small = [word for word in following[1:4] if word[:1].islower() and word not in ("and", "et")]
    return len(small) >= 2


def _title(entry: _Entry, start: int) -> int:
    """Name the title that begins at ``start`` and ends at a stop; return where the rest begins."""
    text = entry.text
    while start < len(text) and text[start] in " .,:;)":
        start += 1
    end = _sentence(text, start)
    for begin, _ in sorted(entry.taken):
        if start < begin < end:
            end = begin
            break
    entry.add("title", start, end)
    return end


def _contained(entry: _Entry, start: int) -> None:
    """Name journal, volume, number and pages, or place and publisher, in the text from ``start`` on."""
    text = entry.text
    if (word := _volume_word.search(text, start)) is not None:
        entry.add("volume", *word.span(1))
    if (issue := _issue.search(text, start)) is not None:
        entry.add("issue", *issue.span(1))
    found = _numbers.search(text, start) if word is None else None
    while found is not None and not entry.free(*found.span("volume")):
        found = _numbers.search(text, found.end("volume"))
    if found is not None:
        entry.add("volume", *found.span("volume"))
        if found["issue"]:
            entry.add("issue", *found.span("issue"))
        _pages(entry, found["first"], found["last"], found.start("first"), found.end())
    elif (alone := _issue_pages.search(text, start)) is not None and entry.free(*alone.span(1)):
        entry.add("issue", *alone.span(1))
        _pages(entry, alone[2], alone[3], alone.start(2), alone.end())
    elif (pair := _volume_issue.search(text, start)) is not None and entry.free(*pair.span(1)):
        entry.add("volume", *pair.span(1))
        entry.add("issue", *pair.span(2))
    _series_or_publisher(entry, start)


def _pages(entry: _Entry, first: str, last: str | None, start: int, end: int) -> None:
    if entry.free(start, end):
        entry.places.append(Locator(("page",), (first,), (last or first,), start, end))
        entry.taken.append((start, end))


def _series_or_publisher(entry: _Entry, start: int) -> None:
    """Name what stands between the title and the figures."""
    text = entry.text
    while start < len(text) and text[start] in ' .,:;)\u201d"':
        start += 1
    within = _within.match(text, start)
    begin = within.end() if within is not None else start
    if within is not None and (editors := _editors.match(text, begin) or _named_editors.match(text, begin)) is not None:
        begin = editors.end()
    end = min((each[0] for each in entry.taken if each[0] >= begin), default=len(text))
    if (figures := _figures.search(text, begin, end)) is not None:
        end = figures.start()
    if begin >= end:
        return
    published = _place_publisher.search(text, begin, min(len(text), end + 6))
    if (
        published is not None
        and published.end() <= end
        and not entry.has("volume")
        and is_name(published[1].replace(",", ""))
    ):
        if published.start() - begin > 4:
            entry.add("container" if within is not None else "comment", begin, published.start())
        entry.add("place", *published.span(1))
        entry.add("publisher", *published.span(2))
        return
    stop = _sentence(text, begin)
    figured = entry.has("volume") or entry.has("issue") or within is not None
    if "quote" in entry.kinds:
        comma = text.find(", ", begin, end)
        stop = comma if comma > 0 else end if figured else stop
        figured = figured or (comma > 0 and bool(entry.places))
    name: PartName = "container" if figured or is_newspaper(text[begin : min(stop, end)].strip(" .,")) else "publisher"
    entry.add(name, begin, min(stop, end))
    if stop < end and (printed := _place_publisher.search(text, stop, min(len(text), end + 6))) is not None:
        entry.add("place", *printed.span(1))
        entry.add("publisher", *printed.span(2))
    elif stop < end:
        entry.add("publisher" if is_body(text[stop:end].strip() or "x") else "comment", stop, end)


def _kind(entry: _Entry, tokens: list[Token]) -> CiteKind:
    """Return the kind of a published work by the parts that it has."""
    has = entry.has
    identifiers = [part.value for part in entry.parts if part.name == "identifier"]
    if any(value.startswith("rfc:") for value in identifiers):
        return "rfc"
    if has("container") and any(is_newspaper(part.value) for part in entry.parts if part.name == "container"):
        return "newspaper"
    if has("container"):
        place = next(part.value for part in entry.parts if part.name == "container")
        return "article" if has("volume") or has("issue") or "Proc" in place or "Conf" in place else "chapter"
    if has("volume") or any(value.startswith(("doi:", "pmid:", "arxiv:")) for value in identifiers):
        return "article"
    if has("number") or any(token[0] == "nature" and token[3] == "report" for token in tokens):
        return "report"
    if has("publisher") or has("place") or any(value.startswith("isbn:") for value in identifiers):
        dated = next((part.value for part in entry.parts if part.name == "date"), "")
        return "web-page" if has("url") and len(dated) != 4 else "book"
    return "web-page" if has("url") else "book" if has("date") or has("author") else "unknown"
