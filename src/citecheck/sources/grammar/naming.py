"""Says what the words between the strong parts of a source are: who, what, where published, or a remark."""

import re

from citecheck.compiled.note_words import FILLERS, HONOURS, NATURES
from citecheck.model.parsed_note import CiteKind, CitePart, Locator, PartName
from citecheck.sources.grammar.draft import Draft
from citecheck.sources.grammar.phrases import is_body, is_honour, is_name, is_newspaper, is_prose, is_running
from citecheck.text.patterns import pattern

_surname = r"(?:(?:de|van|von|der|den|la|le|du|di|da|O')\s?){0,2}[A-Z][\w'\u2019-]{1,30}(?:\s[A-Z][\w'\u2019-]{1,30})?"
_given = r"(?:(?:Sir|Dr|Lord|Dame|Prof)\.?\s)?[A-Z](?:\.|\b)(?:[\s-]?[A-Z](?:\.|\b)){0,3}"
_dotted = r"[A-Z]\.(?:[\s-]?[A-Z]\.){0,3}"
_inverted = pattern(
    rf"{_surname},\s{_given}(?:(?:,?\s(?:and|&)\s(?:{_surname},\s{_given}|{_given}\s{_surname})|"
    rf"[,;]\s(?:{_surname},\s{_given}|{_dotted}\s{_surname}))(?!\w)){{0,12}}"
    r"(?:,?\s(?:et al\.?|and others))?"
)
_TITLES = ("Sir", "Dr", "Lord", "Dame", "Prof")
_LONGEST_SURNAME = 80
_LEADING = frozenset(
    ("dated", "at", "of", "on", "and", "in", "by", "from", "with", "see", "available", "the", "(", "(at")
)
_PAPERS = frozenset(("command-paper", "parliamentary-paper"))
_SAID = frozenset(("transcript", "statement", "exhibit", "letter", "e-mail", "telegram", "minute", "document"))
_SAID |= {"personal-communication"}
_MAX_TITLE = 200
_law_lead = pattern(r"(?:(?:and|of|the|under|in|by|see|pursuant|to|per)\s){1,4}")
_published = pattern(r"\(\s?(?:([A-Z][\w .,&'\u2019-]{1,60}):\s?)?([A-Z][^()\d;]{1,80}?)[,;]?\s?$")
_ends_in_volume = pattern(r"\s\d{1,4}$")
_evidence = pattern(r"(?:the\s)?(?:(?:oral|written|further)\s)?evidence\s(?:given\s)?(?:of|by)\s")
_series = pattern(r"[\[(](\d{4})[\])]\s(?:(\d{1,3})\s)?([A-Z].{0,60}?)\s(\d{1,5})$")
_speakers = pattern(
    r"(?i)[\s-]+(?:trial\s)?(?:Dep|Decl|Aff|Tr|Statement|Transcript|Affidavit|Deposition|Declaration)\.?$"
)


def name_words(draft: Draft) -> None:
    """Add a part for each of the ``words`` of ``draft``; they may show its kind."""
    kind = draft.kind
    if kind in _SAID and draft.anchor() == draft.segment.end and not draft.places and _is_running(draft, draft.words):
        draft.kind = kind = "unknown"
    if kind == "unknown":
        _plain(draft)
    elif kind in ("statute", "instrument", "eu-act"):
        _law(draft)
    elif kind in ("case", "law-report"):
        _case(draft)
    elif kind == "cross-reference":
        for start, end in draft.words:
            _remark(draft, start, end)
    elif kind == "back-reference":
        _back(draft)
    elif kind == "article" and "citation" in draft.kinds:
        _article_in_series(draft)
    elif kind in ("web-page", "article", "book", "rfc"):
        _plain(draft)
        draft.kind = kind
    else:
        _document(draft)


def _remark(draft: Draft, start: int, end: int) -> None:
    phrase = draft.text[start:end]
    if phrase.lower() not in FILLERS and (end - start > 2 or phrase.isalpha() and phrase.isupper()):
        draft.add("comment", start, end)


def _document(draft: Draft) -> None:
    """Name the words of an evidence document, a transcript, a statement, a letter..., a debate or a paper."""
    anchor = draft.anchor()
    titled = _quoted_title(draft, anchor)
    for start, end in draft.words:
        start, end = _shortened(draft.text, start, end)
        phrase = draft.text[start:end]
        last = phrase.rpartition(" ")[2].rstrip(".")
        named = draft.parts[-1] if draft.parts else None
        if (
            last in HONOURS
            and named is not None
            and named.name == "speaker"
            and 0 <= start - named.end < 3
            and is_honour(phrase)
        ):
            draft.parts[-1] = CitePart("speaker", draft.text[named.start : end], named.start, end)
        elif last in NATURES and phrase.removeprefix("Trial ").rstrip(".") in NATURES:
            draft.add("medium", start, end)
        elif last in NATURES and _speaker_before(draft, start, end) or phrase.lower() in FILLERS:
            continue
        elif start < anchor and "archive" in draft.kinds and anchor - end < 4:
            draft.add("container", start, end)
        elif is_name(phrase) and not (start < anchor and draft.kind in _PAPERS):
            draft.add("speaker", start, end)
        elif start < anchor and phrase.startswith("per "):
            draft.add("speaker", start + 4, end)
        elif start < anchor and not is_prose(phrase):
            draft.add(_name_before(draft, phrase, titled, end, anchor), start, end)
            titled = titled or draft.parts[-1].name == "title"
        else:
            _remark(draft, start, end)


def _speaker_before(draft: Draft, start: int, end: int) -> bool:
    """Name the speaker in "Smith Dep." and "Jones Decl."; return whether there is one."""
    cut = _speakers.search(draft.text, start, end)
    if cut is None or not is_name(draft.text[start : cut.start()]):
        return False
    draft.add("speaker", start, cut.start())
    return True


def _name_before(draft: Draft, phrase: str, titled: bool, end: int, anchor: int) -> PartName:
    """Return what a phrase before the name of the source is."""
    if is_newspaper(phrase):
        return "container"
    if not is_body(phrase):
        return "title"
    if titled:
        return "publisher"
    return "author" if _more_before(draft, end, anchor) else "title"


def _more_before(draft: Draft, position: int, anchor: int) -> bool:
    """Return whether a title may follow before the name of the source."""
    return any(position < start < anchor and not is_name(draft.text[start:end]) for start, end in draft.words)


def _quoted_title(draft: Draft, anchor: int) -> bool:
    """Make the first short quotation before the name of the source its title; return whether there is one."""
    for index, part in enumerate(draft.parts):
        if part.name == "quotation" and part.start < anchor and len(part.value) <= _MAX_TITLE:
            words = part.value.rstrip(" ,.")
            draft.parts[index] = CitePart("title", words, part.start + 1, part.start + 1 + len(words))
            return True
    return False


def _shortened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a phrase without words at its end that lead to the part behind it: "dated", "at"."""
    space = text.rfind(" ", start, end)
    while space > start and text[space + 1 : end] in _LEADING:
        end = space
        while end > start and text[end - 1] in " ,:(":
            end -= 1
        space = text.rfind(" ", start, end)
    return start, end


def _back(draft: Draft) -> None:
    """Name the words of a back-reference: who and the short title before it, remarks behind it."""
    anchor = draft.anchor()
    before = [each for each in draft.words if each[0] < anchor]
    whole = draft.kinds["back"][0] not in ("ibid", "id")
    rest = _authors(draft, before, "author" if whole else "speaker")
    for start, end in rest:
        phrase = draft.text[start:end]
        if phrase.lower() in FILLERS:
            continue
        if is_prose(phrase):
            draft.add("comment", start, end)
        else:
            draft.add("speaker" if not whole and is_name(phrase) else "title", start, end)
    for start, end in draft.words[len(before) :]:
        if not whole and is_name(draft.text[start:end]) and draft.segment.end - end < 2:
            draft.add("speaker", start, end)
        else:
            _remark(draft, start, end)


def _authors(draft: Draft, words: list[tuple[int, int]], name: PartName) -> list[tuple[int, int]]:
    """Name the authors at the beginning of ``words``; return the rest."""
    text = draft.text
    if not words:
        return words
    start, end = words[0]
    first = text[start:end]
    listed = _inverted_names(text, start, words[-1][1])
    if listed is not None:
        draft.add("author", start, listed.end())
        return [(max(begin, listed.end()), stop) for begin, stop in words if stop > listed.end()]
    if first.startswith(("per ", "by ")):
        draft.add("speaker", start + first.index(" ") + 1, end)
        return words[1:]
    if first.lower() in FILLERS:
        return words[1:]
    alone = len(words) == 1 and name == "author" and draft.kind == "unknown"
    if not (is_name(first) or is_body(first)) or (alone and not _titled_behind(draft, end)):
        return words
    draft.add(name, start, end)
    index = 1
    while index + 1 < len(words) and " " not in first and _single_name(text, words[index]):
        draft.add(name, *words[index])
        index += 1
    return words[index:]


def _inverted_names(text: str, start: int, end: int) -> "re.Match[str] | None":
    """Match authors with the surname first, "Smith, J., and A. Jones"; a look comes before the dear expression."""
    comma = text.find(",", start, min(end, start + _LONGEST_SURNAME))
    initial, after = text[comma + 2 : min(comma + 3, end)], text[comma + 3 : min(comma + 4, end)]
    if comma < 0 or not "A" <= initial <= "Z":
        return None
    if (after.isalnum() or after == "_") and not text.startswith(_TITLES, comma + 2):
        return None
    return _inverted.match(text, start, end)


def _titled_behind(draft: Draft, end: int) -> bool:
    """Return whether a title in quotation marks follows at once."""
    return any(part.name in ("title", "quotation") and 0 <= part.start - end < 5 for part in draft.parts)


def _single_name(text: str, words: tuple[int, int]) -> bool:
    phrase = text[words[0] : words[1]]
    return " " not in phrase and is_name(phrase)


def _law(draft: Draft) -> None:
    """Join the words before "Act 1998" with it: they are its title."""
    text = draft.text
    acts = [(start, end) for kind, start, end, _ in draft.segment.tokens if kind == "act"]
    if len(acts) == 2 and "(" in text[acts[0][1] : acts[1][0]]:
        inside = (acts[0][1], acts[1][0])
        draft.words = [each for each in draft.words if not inside[0] <= each[0] < inside[1]]
        acts = [(acts[0][0], acts[1][1])]
    for start, end in draft.words:
        act = next((each for each in acts if end <= each[0] and each[0] - end < 3), None)
        if act is not None:
            lead = _law_lead.match(text, start, end)
            begin = lead.end() if lead is not None else start
            draft.add("title", begin, act[1])
            acts.remove(act)
        elif text.startswith("on ", start) and draft.parts and 0 <= start - draft.parts[-1].end < 2:
            last = draft.parts[-1]
            draft.parts[-1] = CitePart("title", text[last.start : end], last.start, end)
        elif acts and text.startswith("on ", start) and acts[0][1] + 1 == start:
            draft.add("title", acts[0][0], end)
            acts.pop(0)
        else:
            _remark(draft, start, end)
    for start, end in acts:
        draft.add("title", start, end)


def _case(draft: Draft) -> None:
    cited = min((part.start for part in draft.parts if part.name in ("citation", "number")), default=draft.segment.end)
    if draft.words and cited < draft.words[0][0] and draft.parts[0].name == "number" and "citation" in draft.kinds:
        # "Case C-1/31 Reed v Council [2031] ECR": the parties stand behind the number
        cited = min(part.start for part in draft.parts if part.name == "citation")
    before = [each for each in draft.words if each[0] < cited]
    if before:
        start, end = before[0][0], before[-1][1]
        inside = any(part.start < end and part.end > start for part in draft.parts)
        if not inside and not any(place.start < end and place.end > start for place in draft.places):
            before = [(start, end)]
        for start, end in before:
            draft.add("parties", start, end)
    for start, end in draft.words:
        if start < cited:
            continue
        if is_name(draft.text[start:end]) and draft.text[start - 1] == "(" and not draft.text[start:end].isupper():
            draft.add("speaker", start, end)
        elif draft.text.startswith("per ", start):
            draft.add("speaker", start + 4, end)
        elif (
            is_honour(draft.text[start:end])
            and draft.parts[-1].name == "speaker"
            and 0 <= start - draft.parts[-1].end < 3
        ):
            draft.parts[-1] = draft.parts[-1]._replace(value=draft.text[draft.parts[-1].start : end], end=end)
        else:
            _remark(draft, start, end)


def _witnesses(draft: Draft, words: list[tuple[int, int]]) -> bool:
    """Read "See the evidence of A, B and C", which names people and neither document nor page."""
    lead = _evidence.match(draft.text, words[0][0], words[0][1]) if words and "signal" in draft.kinds else None
    if lead is None or not all(draft.text[max(start, lead.end())].isupper() for start, _ in words):
        return False
    for start, end in [(lead.end(), words[0][1]), *words[1:]]:
        joint = draft.text.find(" and ", start, end)
        halves = [(start, joint), (joint + 5, end)] if joint > 0 and " " in draft.text[start:joint] else [(start, end)]
        for begin, stop in halves:
            draft.add("speaker", begin, stop)
    return True


def _article_in_series(draft: Draft) -> None:
    """Read "(2009) 12 CLJ 34" behind a quoted title: an article in a journal and not a case."""
    index = next(index for index, part in enumerate(draft.parts) if part.name == "citation")
    part = draft.parts.pop(index)
    found = _series.match(part.value)
    if found is None or len(part.value) != part.end - part.start:
        draft.parts.append(part._replace(name="container"))
    else:
        for name, group in (("date", 1), ("volume", 2), ("container", 3)):
            if found[group]:
                start, end = found.span(group)
                draft.parts.append(CitePart(name, found[group], part.start + start, part.start + end))  # type: ignore[arg-type]
        start, end = found.span(4)
        draft.places.append(Locator(("page",), (found[4],), (found[4],), part.start + start, part.start + end))
        draft.places.sort(key=lambda place: place.start)
    _plain(draft)


def _plain(draft: Draft) -> None:
    """Read a source that has only words, dates and places, or an address: a book, an article, a newspaper; or prose."""
    text, kinds = draft.text, draft.kinds
    words = [_shortened(text, *each) for each in draft.words]
    paper = next((each for each in words if is_newspaper(text[each[0] : each[1]])), None)
    dated = "date" in kinds or "year" in kinds
    initials = bool(words) and _inverted_names(text, words[0][0], words[-1][1]) is not None
    paper = paper or _reported(draft, words)
    known = draft.kind != "unknown"
    if not known and (
        not (draft.places or dated or initials or "quote" in kinds or paper) or _is_running(draft, words)
    ):
        if not _witnesses(draft, words):
            for start, end in words:
                draft.add("comment", start, end)
            draft.kind = "explanatory"
        return
    titled = _quoted_title(draft, draft.anchor())
    spoken = any(place.units[0] in ("question", "line") or "line" in place.units for place in draft.places)
    for start, end in _authors(draft, words, "speaker" if spoken else "author"):
        phrase = text[start:end]
        if phrase.lower() in FILLERS:
            continue
        if (start, end) == paper:
            draft.add("container", start, end)
        elif is_prose(phrase):
            draft.add("comment", start, end)
        elif paper and start > paper[0] and is_name(phrase):
            draft.add("place", start, end)
        else:
            titled = _titled(draft, start, end, titled)
    if not known:
        draft.kind = "newspaper" if paper else _kind_of_words(draft)


def _reported(draft: Draft, words: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Take the name of a newspaper out of "as reported in The Times"."""
    for index, (start, end) in enumerate(words):
        lead = draft.text.rfind(" in ", start, end)
        if start < lead and is_newspaper(draft.text[lead + 4 : end]):
            words[index : index + 1] = [(start, lead), (lead + 4, end)]
            return (lead + 4, end)
    return None


def _titled(draft: Draft, start: int, end: int, titled: bool) -> bool:
    """Name a phrase of a published work: its title, then its publisher or what contains it."""
    phrase = draft.text[start:end]
    if not titled:
        draft.add("title", start, end)
        return True
    last = draft.parts[-1]
    if last.name == "title" and phrase[0].islower() and 0 <= start - last.end < 3:
        draft.parts[-1] = CitePart("title", draft.text[last.start : end], last.start, end)
        return True
    place, colon, publisher = phrase.partition(": ")
    if colon and is_name(place):
        draft.add("place", start, start + len(place))
        draft.add("publisher", end - len(publisher), end)
    elif "quote" in draft.kinds and (volume := _ends_in_volume.search(phrase)) is not None:
        draft.add("container", start, start + volume.start())
        draft.add("volume", start + volume.start() + 1, end)
    else:
        draft.add("publisher" if is_body(phrase) or "quote" not in draft.kinds else "container", start, end)
    return True


def _is_running(draft: Draft, words: list[tuple[int, int]]) -> bool:
    """Return whether the words are a sentence and not the name of a source."""
    if any(is_newspaper(draft.text[start:end]) for start, end in words):
        return False
    quote = next((part for part in draft.parts if part.name == "quotation"), None)
    if quote is not None:
        if len(quote.value) > _MAX_TITLE:
            return True
        if not draft.kinds.keys() & {"date", "year", "place"}:
            told = [(start, draft.text[start:end]) for start, end in words]
            return any(is_prose(phrase) or (at < quote.start and not is_name(phrase)) for at, phrase in told)
    elif draft.places:
        return is_running([draft.text[start:end] for start, end in words])
    phrases = [draft.text[start:end] for start, end in words]
    return any(map(is_prose, phrases)) or is_running(phrases)


def _kind_of_words(draft: Draft) -> CiteKind:
    if "report" in draft.natures and not any(part.name == "quotation" for part in draft.parts):
        return "report"
    volume = any(part.name in ("volume", "container") for part in draft.parts)
    return (
        "article" if "quote" in draft.kinds and (volume or not draft.places) else "book" if draft.parts else "unknown"
    )
