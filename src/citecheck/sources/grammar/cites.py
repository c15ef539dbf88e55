"""Makes a source of a segment: its kind, its parts and its places, before the words between them are named."""

from citecheck.compiled.note_words import THINGS
from citecheck.model.parsed_note import Cite, CiteKind, CitePart, Locator
from citecheck.sources.grammar.draft import Draft
from citecheck.sources.grammar.naming import name_words
from citecheck.sources.grammar.phrases import phrases
from citecheck.sources.grammar.profile import Profile
from citecheck.sources.grammar.segments import Segment
from citecheck.sources.grammar.values import UNITS, nested
from citecheck.text.hints import Any
from citecheck.text.patterns import pattern

_INTERNAL = frozenset(
    ("part", "chapter", "section", "paragraph", "annex", "appendix", "table", "figure", "recommendation", "footnote")
    + ("diagram", "page", "case-study")
)
_LEADS = frozenset(("signal", "and"))
_KEPT = frozenset(("box", "folder"))
_OF_REPORT = frozenset(("part", "chapter"))
_OF_LAW = frozenset(("section", "article", "regulation", "schedule", "clause", "rule"))
_SPECIAL = frozenset(("back", "accessed", "citation", "paper", "number", "docket", "act", "hansard"))
_SILENT = frozenset(("act", "hansard"))
_RENAMED = {"year": "date", "quote": "quotation", "numero": "number", "archive": "number"}
_label = pattern(r"\d{1,3}\.\s(?=[A-Z\u201c])")
_VALUE = r"(?:\d{1,4}[A-H]?|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})(?!\w))"
_PLACE = rf"{_VALUE}(?:\s?[-\u2010-\u2015]\s?{_VALUE})?(?:n\d{{1,3}}\b)?"
_page_alone = pattern(rf"[\s,.):]*(?:at\s)?({_PLACE}(?:,\s(?:and\s)?{_PLACE}){{0,8}})(?=[\s,.;)]*$|,\s(?:fn|n|note)\b)")
_one_page = pattern(rf"({_VALUE})(?:\s?[-\u2010-\u2015]\s?({_VALUE}))?(n\d{{1,3}})?(?=\W|$)")
_short = pattern(
    r"[\s,]{0,2}([A-Z][\w'\u2019.-]{1,30}(?:(?:\s|,\s|,?\sand\s|,?\s&\s)[A-Z][\w'\u2019.-]{0,30}){0,4},\s"
    rf"(?:The\s|An?\s)?[A-Z][^,.;:()\d]{{2,60}}),\s({_PLACE}(?:,\s(?:and\s)?{_PLACE}){{0,8}})[.\s]{{0,2}}"
)
_work = pattern(
    r"\s?([A-Z][\w'\u2019-]{1,30})(?:(?:\s(?:and|&)\s|\s)[A-Z][\w'\u2019.-]{0,30}){0,4},\s(?:The\s|An?\s)?[A-Z\u201c\"\u2018](?!\d)|"
    r"((?:(?:First|Second|Am|Amended)\.?\s){0,2}(?:Compl|Complaint|Answer|Mot|Pet)\.?\s)"
)
_range = pattern(r"\s?(?:[-\u2010-\u2015]|to)\s?")
_nothing = pattern(r"[\s,]{0,4}(?:at\s|and\s|,\s)?")
# "Foster to Hale"; full names ("David Foster to Mary Hale") only where a box or a folder follows.
_letter = pattern(
    r"(?:[A-Z]\.\s?){0,3}[A-Z][\w'\u2019-]{1,30}\sto\s(?:[A-Z]\.\s?){0,3}[A-Z][\w'\u2019-]{1,30}(?=,|\s\(|\s\d)"
)
_kept_letter = pattern(r"[A-Z][\w.'\u2019 -]{1,50}\sto\s[A-Z][\w.'\u2019 -]{1,50}(?=,|\s\()")
_FIRST = frozenset(("letter", "e-mail", "minute", "telegram", "personal-communication", "broadcast"))
_new = tuple.__new__


def build(text: str, segment: Segment, profile: Profile) -> tuple[Cite, list[tuple[int, int]]]:
    """Return the source of ``segment`` and the places of words in it that say nothing known."""
    draft = Draft(text, segment)
    kinds, parts, places = draft.kinds, draft.parts, draft.places
    gaps: list[tuple[int, int]] = []
    position, behind_code = segment.start, -9
    if not position and text[:1].isdigit() and (label := _label.match(text)) is not None:
        position = label.end()
    for kind, start, end, value in segment.tokens:
        if kind == "nature":
            draft.natures.append(value)
            continue
        kinds.setdefault(kind, value)
        if kind == "and" or kind == "versus":
            continue
        if start > position + 2:
            gaps.append((position, start))
        position = end
        if kind == "code":
            behind_code = end
        if kind == "place" or kind == "spoken":
            places.append(value)
        elif kind == "quote" and start - behind_code < 3 and len(value) < 80:
            places.append(Locator(("heading",), (value,), (value,), start, end))
        elif kind in _SPECIAL:
            _special(parts, kind, start, end, value)
        else:
            parts.append(_new(CitePart, (_RENAMED.get(kind, kind), value, start, end)))
    if position + 1 < segment.end:
        alone = position > segment.start or text.startswith("at ", position)
        gaps.append((_page(draft, position) if alone else position, segment.end))
    if len(places) > 1:
        draft.places = places = _merged(text, places)
    if gaps and not places and len(parts) < 2 and not kinds.keys() - _LEADS and segment.end - segment.start < 160:
        gaps[-1] = _short_title(draft, *gaps[-1])
    draft.kind = kind_ = _kind(draft)
    for start, end in gaps:
        phrases(draft.words, text, start, end)
    if draft.words or kinds.keys() & _SILENT:
        if kind_ == "explanatory":
            draft.kind = "unknown"
        name_words(draft)
        kind_ = draft.kind
    if len(parts) > 1:
        parts.sort(key=_start)
    return _new(Cite, (kind_, segment.start, segment.end, tuple(parts), tuple(places), ())), draft.unread


def _start(part: CitePart) -> int:
    return part.start


def _page(draft: Draft, position: int) -> int:
    """Read a bare page at the end of a source, as in "(n 4) 12" or "ECF No. 12 at 4"; return where the rest begins."""
    found = _page_alone.match(draft.text, position, draft.segment.end)
    if found is None:
        return position
    _add_pages(draft, *found.span(1))
    return found.end()


def _short_title(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Read the pages of "Brown, Harbours, 33", a work named in full before; return what is left of the words."""
    found = _short.fullmatch(draft.text, start, end)
    if found is None:
        return start, end
    _add_pages(draft, *found.span(2))
    draft.kinds["short"] = ""
    return start, found.end(1)


def _add_pages(draft: Draft, start: int, end: int) -> None:
    """Add the pages of a list, "12, 15, and 20-22"; "80n12" is a note of a page."""
    for found in _one_page.finditer(draft.text, start, end):
        first, last, note = found[1], found[2] or found[1], found[3]
        if note:
            value = (first, note[1:])
            draft.places.append(Locator(("page", "footnote"), value, value, found.start(), found.end()))
        else:
            draft.places.append(Locator(("page",), (first,), (last,), found.start(), found.end()))


def _special(parts: list[CitePart], kind: str, start: int, end: int, value: Any) -> None:
    """Add the parts of a token that holds more than one value."""
    if kind == "back":
        name, number, at = value
        if number:
            if at > start:
                parts.append(CitePart("back-reference", name, start, at))
            parts.append(CitePart("note-number", number, at, at + len(number)))
        else:
            parts.append(CitePart("back-reference", name, start, end))
    elif kind == "accessed":
        parts.append(CitePart("accessed", value[0], value[1], end))
    elif kind == "citation":
        parts.append(CitePart("citation", value[1], start, end))
    elif kind in ("paper", "number"):
        parts.append(CitePart("number", value[1], start, end))
    elif kind == "docket":
        parts.append(CitePart("code", value, start, end))


def _merged(text: str, places: list[Locator]) -> list[Locator]:
    """Join places that are counted within the place before them, as lines are within a page."""
    merged = places[:1]
    for place in places[1:]:
        before = merged[-1]
        near = _nothing.fullmatch(text, before.end, place.start) is not None
        whole = nested(before, place) if near else None
        if whole is None and place.units == before.units and _range.fullmatch(text, before.end, place.start):
            whole = before._replace(last=place.last, end=place.end)
        if whole is not None:
            merged[-1] = whole
        else:
            merged.append(place)
    return merged


def _kind(draft: Draft) -> CiteKind:
    """Return what kind of source a segment with these strong parts is."""
    kinds = draft.kinds
    if "back" in kinds:
        return "back-reference"
    if "file" in kinds:
        return _kind_of_file(kinds["file"])
    if not kinds.keys() - {"place", "signal", "and"}:
        return _kind_by_places(draft)
    if "hansard" in kinds or ("house" in kinds and "paper" not in kinds):
        return "hansard"
    if "citation" in kinds and "quote" in kinds and "versus" not in kinds and kinds["citation"][0] == "law-report":
        return "article"
    for name in ("citation", "number", "paper"):
        if name in kinds and not (name == "number" and "act" in kinds) and not (name == "paper" and "code" in kinds):
            kind: CiteKind = kinds[name][0]
            return kind
    if "act" in kinds:
        return _kind_of_act(draft)
    days = any(place.units[0] == "day" for place in draft.places)
    if "code" in kinds or days or "docket" in kinds or "archive" in kinds:
        return _kind_of_document(kinds, draft.natures, days)
    if draft.natures and draft.natures[0] in _FIRST and "://" not in kinds.get("url", ""):
        return _kind_by_places(draft)
    if "url" in kinds:
        return "web-page" if "quote" not in kinds or "volume" not in kinds else "article"
    if "identifier" in kinds:
        return _kind_of_identifier(kinds["identifier"])
    return _kind_by_places(draft)


def _kind_of_act(draft: Draft) -> CiteKind:
    acts: list[CiteKind] = [token[3] for token in draft.segment.tokens if token[0] == "act"]
    return acts[-1] if acts[-1] != "statute" else acts[0]


def _kind_of_file(name: str) -> CiteKind:
    lower = name.lower()
    if "exhibit" in lower:
        return "exhibit"
    if "transcript" in lower:
        return "transcript"
    return "statement" if "statement" in lower else "document"


def _kind_of_identifier(value: str) -> CiteKind:
    if value.startswith(("rfc:", "ecli:")):
        return "rfc" if value[0] == "r" else "case"
    return "book" if value.startswith("isbn:") else "article"


def _kind_of_document(kinds: dict[str, Any], natures: list[CiteKind], days: bool) -> CiteKind:
    if days or "transcript" in natures:
        return "transcript"
    if ("ordinal" in kinds and "archive" not in kinds) or str(kinds.get("code", "")).startswith("WITN"):
        return "statement"
    return next((nature for nature in natures if nature != "report"), "document")


def _kind_by_places(draft: Draft) -> CiteKind:
    """Tell the kind of a source that has no code, file, address or citation."""
    text, segment, kinds, places, natures = draft.text, draft.segment, draft.kinds, draft.places, draft.natures
    units = {unit for place in places for unit in place.units}
    dated = "date" in kinds or "year" in kinds
    if "transcript" in natures and (places or dated):
        return "transcript"
    if "line" in units and "page" in units:
        return "transcript"
    if any(len(place.units) > 1 and "/" in text[place.start : place.end] for place in places):
        return "transcript"
    if "direction" in kinds and (places or "signal" in kinds or segment.end - segment.start < 40):
        return "cross-reference"
    if places and _by_letter(text, places):
        return "statute"
    if units & _OF_REPORT and units <= _INTERNAL and not dated and not _names_work(text, segment):
        return "cross-reference"
    bare = units and units <= _INTERNAL and not dated and "quote" not in kinds
    if bare and units != {"page"} and not _names_work(text, segment) and ("signal" in kinds or _little_else(segment)):
        return "cross-reference"
    for nature in natures:
        if nature != "report" and (dated or places):
            return nature
    if units & _OF_LAW and not dated:
        return "statute" if _little_else(segment) else "unknown"
    if "versus" in kinds:
        return "case"
    if "question" in units:
        return "transcript"
    if (
        dated
        and "to" in text[segment.start : segment.end].split()
        and (_kept_letter if units & _KEPT else _letter).match(text, segment.start, segment.end)
    ):
        return "letter"
    return "unknown" if places or kinds.keys() - {"date", "year", "quote", "and"} else "explanatory"


def _names_work(text: str, segment: Segment) -> bool:
    """Return whether a segment begins with an author and a title, or with a pleading: "Marlow, Salt Road, chap. 3"."""
    tokens = segment.tokens
    start = tokens[0][2] if tokens and tokens[0][0] == "signal" else segment.start
    found = _work.match(text, start, segment.end)
    if found is None or found[1] is None:
        return found is not None
    return found[1] not in THINGS and found[1].lower() not in UNITS


def _by_letter(text: str, places: list[Locator]) -> bool:
    """Return whether a place is printed as a section of a law: "s1(1)", "ss 35-37"."""
    return (
        places[0].units[0] == "section"
        and text[places[0].start] == "s"
        and text[places[0].start + 1] in "s0123456789 ."
    )


def _little_else(segment: Segment) -> bool:
    """Return whether a segment holds little but places."""
    read = sum(end - start for kind, start, end, _ in segment.tokens if kind != "quote")
    return segment.end - segment.start - read < 12
