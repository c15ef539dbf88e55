"""Makes a source of a segment: what kind it is, and what the names and words between its strong parts are."""

from typing import Any

from citecheck.model.parsed_note import Cite, CiteKind, CitePart, Locator
from citecheck.sources.grammar.lexing import Token
from citecheck.sources.grammar.phrases import is_body, is_honour, is_initials, is_name, is_newspaper, is_prose, phrases
from citecheck.sources.grammar.profile import Profile
from citecheck.sources.grammar.segments import Segment
from citecheck.sources.grammar.values import nested

_INTERNAL = frozenset(
    "part chapter section paragraph annex appendix table figure recommendation footnote diagram volume page".split()
)
_OF_LAW = frozenset("section article regulation schedule clause rule".split())
_NAMED = frozenset(("transcript", "statement", "exhibit", "document", "letter", "e-mail", "minute", "back-reference", "hansard", "case", "web-page", "personal-communication", "telegram"))
_DIRECT = frozenset(("url", "date", "year", "file", "identifier", "volume", "ordinal", "absence", "medium", "signal", "house", "direction", "quote", "code"))


def build(text: str, segment: Segment, profile: Profile) -> tuple[Cite, list[tuple[int, int]]]:
    """Return the source of ``segment`` and the places of words in it that say nothing known."""
    tokens = segment.tokens
    parts: list[CitePart] = []
    places: list[Locator] = []
    kinds: dict[str, Any] = {}
    natures: list[str] = []
    gaps: list[tuple[int, int]] = []
    position = segment.start
    for kind, start, end, value in tokens:
        if kind == "nature":
            natures.append(value)
            continue
        kinds.setdefault(kind, value)
        if kind == "and" or kind == "versus":
            continue
        if start > position:
            gaps.append((position, start))
        position = end
        if kind == "place":
            places.append(value)
        elif kind in _DIRECT:
            parts.append(_direct(kind, start, end, value))
        else:
            _special(parts, kind, start, end, value)
    if position < segment.end:
        gaps.append((position, segment.end))
    merged = _merged(places)
    kind_ = _kind(text, segment, kinds, natures, merged)
    words: list[tuple[int, int]] = []
    for start, end in gaps:
        words += phrases(text, start, end)
    unread: list[tuple[int, int]] = []
    if words:
        kind_ = _name_words(text, segment, kind_, kinds, parts, merged, words, unread)
    parts.sort(key=_start)
    return Cite(kind_, segment.start, segment.end, tuple(parts), tuple(merged)), unread


def _start(part: CitePart) -> int:
    return part.start


def _direct(kind: str, start: int, end: int, value: Any) -> CitePart:
    if kind == "year":
        return CitePart("date", value, start, end)
    if kind == "quote":
        return CitePart("quotation", value, start, end)
    return CitePart(kind, value, start, end)  # type: ignore[arg-type]


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


def _merged(places: list[Locator]) -> list[Locator]:
    """Join places that are counted within the place before them, as lines are within a page."""
    if len(places) < 2:
        return places
    merged = places[:1]
    for place in places[1:]:
        whole = nested(merged[-1], place) if place.start - merged[-1].end < 8 else None
        if whole is not None:
            merged[-1] = whole
        else:
            merged.append(place)
    return merged


def _kind(text: str, segment: Segment, kinds: dict[str, Any], natures: list[str], places: list[Locator]) -> CiteKind:
    """Return what kind of source a segment with these strong parts is."""
    if "back" in kinds:
        return "back-reference"
    if "file" in kinds:
        return _kind_of_file(kinds["file"])
    if "hansard" in kinds or ("house" in kinds and "paper" not in kinds):
        return "hansard"
    if "citation" in kinds:
        kind: CiteKind = kinds["citation"][0]
        return kind
    if "act" in kinds:
        return _kind_of_act(segment, kinds)
    if "number" in kinds:
        kind = kinds["number"][0]
        return kind
    days = any(place.units[0] == "day" for place in places)
    if "code" in kinds or days or "docket" in kinds:
        return _kind_of_document(kinds, natures, days)
    if "paper" in kinds:
        kind = kinds["paper"][0]
        return kind
    if "url" in kinds:
        return "web-page"
    if "identifier" in kinds:
        return "rfc" if kinds["identifier"].startswith("rfc:") else "book" if kinds["identifier"].startswith("isbn") else "article"
    return _kind_by_places(text, segment, kinds, natures, places)


def _kind_of_act(segment: Segment, kinds: dict[str, Any]) -> CiteKind:
    acts = [token[3] for token in segment.tokens if token[0] == "act"]
    kind: CiteKind = acts[-1] if acts[-1] != "statute" else acts[0]
    return kind


def _kind_of_file(name: str) -> CiteKind:
    lower = name.lower()
    if "exhibit" in lower:
        return "exhibit"
    if "transcript" in lower:
        return "transcript"
    return "statement" if "statement" in lower else "document"


def _kind_of_document(kinds: dict[str, Any], natures: list[str], days: bool) -> CiteKind:
    if days or "transcript" in natures:
        return "transcript"
    if "ordinal" in kinds or str(kinds.get("code", "")).startswith("WITN"):
        return "statement"
    for nature in natures:
        if nature != "report":
            kind: CiteKind = nature  # type: ignore[assignment]
            return kind
    return "document"


def _kind_by_places(text: str, segment: Segment, kinds: dict[str, Any], natures: list[str], places: list[Locator]) -> CiteKind:
    """Tell the kind of a source that has no code, file, address or citation."""
    units = {unit for place in places for unit in place.units}
    pairs = any(len(place.units) == 2 and "/" in text[place.start : place.end] for place in places)
    if pairs or ("transcript" in natures and places):
        return "transcript"
    if "direction" in kinds and places:
        return "cross-reference"
    words = text[segment.start : segment.end]
    dated = "date" in kinds or "year" in kinds
    for nature in natures:
        if nature not in ("report", "document") and (dated or places):
            return nature  # type: ignore[return-value]
    if units and units <= _INTERNAL and not dated and "quote" not in kinds and ("signal" in kinds or _bare(segment, words)):
        return "cross-reference"
    if units & _OF_LAW and not dated:
        return "statute"
    if "versus" in kinds:
        return "case"
    return "unknown"


def _bare(segment: Segment, words: str) -> bool:
    """Return whether a segment holds little but places."""
    read = sum(end - start for kind, start, end, _ in segment.tokens if kind != "quote")
    return len(words) - read < 12


def _name_words(
    text: str,
    segment: Segment,
    kind: CiteKind,
    kinds: dict[str, Any],
    parts: list[CitePart],
    places: list[Locator],
    words: list[tuple[int, int]],
    unread: list[tuple[int, int]],
) -> CiteKind:
    """Say what the words between the strong parts are, and return the kind of source that they show."""
    if kind == "unknown":
        return _plain(text, kinds, parts, places, words, unread)
    if kind in ("statute", "instrument", "eu-act"):
        _law(text, segment, parts, words)
        return kind
    if kind in ("case", "law-report"):
        _case(text, parts, words, kinds)
        return kind
    anchor = _anchor(segment)
    titled = False
    for start, end in words:
        phrase = text[start:end]
        if is_honour(phrase) and parts and parts[-1].name == "speaker":
            parts[-1] = parts[-1]._replace(end=end, value=text[parts[-1].start : end])
        elif kind in _NAMED and is_name(phrase) and (kind not in ("web-page",) or start < anchor):
            parts.append(CitePart("author" if kind in ("web-page", "back-reference") and not places else "speaker", phrase, start, end))
        elif start < anchor and not is_prose(phrase):
            name = "publisher" if titled and is_body(phrase) else "container" if is_newspaper(phrase) else "title"
            titled = True
            parts.append(CitePart(name, phrase, start, end))  # type: ignore[arg-type]
        elif phrase.strip("'\u2019\"").isalnum() and len(phrase) < 3 or phrase.lower() in _FILLERS:
            continue
        else:
            parts.append(CitePart("comment", phrase, start, end))
    return kind


_FILLERS = frozenset(("at", "and", "available at", "in", "of", "on", "the", "dated", "a", "by", "per", "page", "available", "from", "with", "to", "for", "or", "also", "both", "copy at", "available from", "available online at"))


def _anchor(segment: Segment) -> int:
    """Return where the part stands that names the source; words before it belong to the title."""
    for kind, start, _, _ in segment.tokens:
        if kind in ("code", "file", "url", "docket", "identifier"):
            return start
    return segment.end


def _law(text: str, segment: Segment, parts: list[CitePart], words: list[tuple[int, int]]) -> None:
    """Join the words before "Act 1998" with it: they are its title."""
    acts = [(start, end) for kind, start, end, _ in segment.tokens if kind == "act"]
    for start, end in words:
        phrase = text[start:end]
        act = next((each for each in acts if end <= each[0] and each[0] - end < 3), None)
        if act is not None:
            begin = start
            for lead in ("of the ", "of ", "the ", "under the ", "and ", "in the "):
                if phrase.startswith(lead):
                    begin = start + len(lead)
                    break
            parts.append(CitePart("title", text[begin : act[1]], begin, act[1]))
            acts.remove(act)
        elif phrase.lower() not in _FILLERS and phrase.lower() not in ("of the", "under", "pursuant to"):
            parts.append(CitePart("comment", phrase, start, end))
    for start, end in acts:
        parts.append(CitePart("title", text[start:end], start, end))


def _case(text: str, parts: list[CitePart], words: list[tuple[int, int]], kinds: dict[str, Any]) -> None:
    cited = min((part.start for part in parts if part.name in ("citation", "number")), default=len(text))
    before = [each for each in words if each[0] < cited]
    if before:
        start, end = before[0][0], before[-1][1]
        if all(part.end <= start or part.start >= end for part in parts):
            parts.append(CitePart("parties", text[start:end], start, end))
        else:
            parts += [CitePart("parties", text[begin:stop], begin, stop) for begin, stop in before]
    for start, end in words:
        if start >= cited and (phrase := text[start:end]).lower() not in _FILLERS:
            if phrase.startswith("per "):
                parts.append(CitePart("speaker", phrase[4:], start + 4, end))
            else:
                parts.append(CitePart("comment", phrase, start, end))


def _plain(
    text: str,
    kinds: dict[str, Any],
    parts: list[CitePart],
    places: list[Locator],
    words: list[tuple[int, int]],
    unread: list[tuple[int, int]],
) -> CiteKind:
    """Read a source that has only words, dates and places: a book, an article, a newspaper; or prose."""
    all_words = " ".join(text[start:end] for start, end in words)
    if is_prose(all_words) and not places:
        parts += [CitePart("comment", text[start:end], start, end) for start, end in words]
        return "explanatory"
    first = text[words[0][0] : words[0][1]]
    authors = 2 if len(words) > 1 and is_initials(text[words[1][0] : words[1][1]]) else 0
    paper = next((each for each in words if is_newspaper(text[each[0] : each[1]])), None)
    dated = "date" in kinds or "year" in kinds
    if not (places or dated or authors or "quote" in kinds or paper):
        parts += [CitePart("comment", text[start:end], start, end) for start, end in words]
        return "explanatory"
    rest = words
    if authors:
        parts.append(CitePart("author", text[words[0][0] : words[1][1]], words[0][0], words[1][1]))
        rest = words[2:]
    elif len(words) > 1 and (is_name(first) or is_body(first)):
        parts.append(CitePart("author", first, *words[0]))
        rest = words[1:]
    for start, end in rest:
        phrase = text[start:end]
        if phrase.lower() in _FILLERS:
            continue
        if (start, end) == paper:
            parts.append(CitePart("container", phrase, start, end))
        elif is_prose(phrase):
            parts.append(CitePart("comment", phrase, start, end))
        else:
            known = any(part.name == "title" for part in parts)
            parts.append(CitePart("publisher" if known else "title", phrase, start, end))
    if paper:
        return "newspaper"
    return "article" if "quote" in kinds and not places else "book" if parts else "unknown"
