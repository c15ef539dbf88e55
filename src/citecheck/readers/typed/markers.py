"""Markers that are typed as text: ``[1]``, ``[1, 3-5]``, ``¹``, ``(1)``, ``*``, ``[RFC2119]``, ``(Smith 2019)``.

Candidates are collected block by block; then the document as a whole decides which families are markers, since
``(1)`` cites only where the notes are written so, and ``a[1]`` only where it fills the sequence.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable

from citecheck.model.document import CitedItem
from citecheck.readers.draft import BlockDraft, MarkerDraft, SuspectDraft
from citecheck.readers.labels import DASHES, SUPERSCRIPTS, key_of, number_list
from citecheck.readers.typed.note_evidence import is_emphasis
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

_BRACKET = pattern(r"\[([^\[\]]{1,80})\]")
_RAISED = pattern(r"[⁰¹²³⁴-⁹]{1,4}(?:(?:⁻|[,–-](?=[⁰¹²³⁴-⁹]))[⁰¹²³⁴-⁹]{1,4}){0,8}")
_IN_PARENTHESES = pattern(r"\((\d{1,3}(?:[,–-] ?\d{1,3}){0,8})\)")
_SYMBOL = pattern(r"(?<=[\w.,;:!?\"'”’)])([*†‡§¶]{1,3})(?![\w*†‡§¶])")
_KEY = pattern(r"[A-Za-z][\w.:/+-]{1,59}")
_KEY_SHAPE = pattern(r"(?:[A-Z][A-Za-z]{0,10}[.-]?\d[\w.-]*|[A-Z][\w]*(?:[.-][\w]+)+|[A-Z]{2,}[A-Za-z]*\d\w*)")
_PINPOINT = pattern(r"(?:\b(?:at|para|paras|paragraph|paragraphs|and|to|see|in)|§|[,;\-–])\s?$", re.IGNORECASE)
_ONLY_PINPOINT = pattern(r"(?:\b(?:at|para|paras|paragraph|paragraphs|pp?\.?)|§)\s?$", re.IGNORECASE)
_LAW = pattern(r"\[(?:1[6-9]|20)\d\d\]|\((?:1[6-9]|20)\d\d\) \d|\(nn? \d|\b[Ii]bid\b|\bId\.|[\w.)] v\.? [A-Z]")
_COURT = pattern(r" (?:EW|UK|NI|CSI|CSO|AC\b|QB\b|KB\b|Ch\b|WLR|All ER|\d{1,2} [A-Z]|[A-Z]{2,6}[A-Z a-z]{0,10}\d)")
_MACHINE = pattern(
    r"【\d{1,4}(?::\d{1,4})?†[^【】\n]{0,60}】|\[\^\d{1,3}\^\]"
    r"|\[(?:cite|citation|cite_ref|sources?):\s?(?:\d|turn\d)[\w, :.-]{0,40}\]"
    r"|\[cite_(?:start|end)\]|:contentReference\[oaicite:\d+\]|\[oaicite:\d+\]"
    r"|\bturn\d{1,3}(?:search|view|news|fetch|file|academia|forecast)\d{1,3}\b|\[\d{1,3}†[^\[\]\n]{0,40}\]"
)
_MACHINE_HINT = ("【", "^]", "[cit", "[sou", "†", "oaicite")
_BROKEN = pattern(
    r"\[\d{1,3}(?:\}|\)(?!\]))|[({]\d{1,3}(?:\]|(?<=\(\d)\}|(?<=\(\d\d)\})|\[\d{1,3}(?:,\s?\d{1,3})*(?=[\s.,;:]|$)(?!\s?[,–-]?\s?\d)"
    r"|(?<=[.,;:!?\"”’])\d{1,3}\](?![\w(])"
)
_OWN_NAME = pattern(r"^RFC (\d{1,5})\s{3,}|Request for Comments: (\d{1,5})", re.MULTILINE)
_FAR_BEYOND = 20
_AND = frozenset((*DASHES, "and", "to", "or", ",", ", and", "&"))
_RANGE_WORDS = frozenset((*DASHES, "to", "through"))
_LAST_WORD = pattern(r"[^\W_]{1,12}$")
_LOOKALIKE = {"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"}


class _Candidate:
    """A typed marker that waits for the document's decision. ``glued`` follows a letter or digit directly."""

    __slots__ = ("block", "draft", "family", "glued")

    def __init__(self, family: str, block: BlockDraft, draft: MarkerDraft, *, glued: bool) -> None:
        self.family, self.block, self.draft, self.glued = family, block, draft, glued


class _Labels:
    """What the note lists tell about markers: their keys and the forms of their labels.

    Numbers above ``beyond`` belong to something else (0: no limit); ``own`` is the name of the document itself, once
    it has been looked for.
    """

    def __init__(self, drafts: Iterable[BlockDraft]) -> None:
        notes = [draft.note for draft in drafts if draft.note is not None]
        self.keys = {note.key for note in notes}
        self.forms = {note.form for note in notes if note.typed}
        self.symbols = {note.label for note in notes if note.form == "symbol"}
        self.key_list = sum(note.form == "key" for note in notes) >= 2
        self.typed = any(note.typed for note in notes)
        numbers = [int(key) for key in self.keys if key.isdecimal()]
        self.beyond = _FAR_BEYOND * max(numbers) if numbers else 0
        self.own: str | None = None


def find_typed_markers(drafts: list[BlockDraft]) -> None:
    """Add to the drafts the markers and suspects that are typed in their text."""
    labels = _Labels(drafts)
    candidates: list[_Candidate] = []
    for draft in drafts:
        if draft.text.length and draft.kind not in ("code", "furniture", "contents"):
            _scan(draft, draft.text.build().text, labels, candidates)
    if any(each.family == "key" for each in candidates):
        labels.own = _own_name(drafts)
    _accept(candidates, labels)
    if _may_hold_years(drafts):
        from citecheck.readers.typed.author_year import find_author_year

        find_author_year(drafts)
    _find_broken(drafts)
    for draft in drafts:
        if len(draft.markers) > 1:
            _join_ranges(draft)


def _scan(draft: BlockDraft, text: str, labels: _Labels, found: list[_Candidate]) -> None:
    if any(hint in text for hint in _MACHINE_HINT) or ("turn" in text and _has_numbered_turn(text)):
        _scan_machine(draft, text)
    if "[" in text:
        _scan_brackets(draft, text, labels, found)
    if not text.isascii():
        _scan_raised(draft, text, found)
    if "parentheses" in labels.forms and "(" in text:
        _scan_parentheses(draft, text, found)
    if labels.symbols:
        _scan_symbols(draft, text, labels, found)


def _may_hold_years(drafts: list[BlockDraft]) -> bool:
    """Return whether any parenthesis may hold a year, or a list of works without labels asks for years."""
    for draft in drafts:
        if draft.note is not None and draft.note.form == "author-year":
            return True
        text = draft.text.plain()
        if "(" in text and ("20" in text or "19" in text or "18" in text):
            return True
    return False


def _has_numbered_turn(text: str) -> bool:
    """``turn0search1`` comes from a generator, ``return`` does not."""
    at = text.find("turn")
    while at >= 0:
        if text[at + 4 : at + 5].isdigit():
            return True
        at = text.find("turn", at + 4)
    return False


def _masked(draft: BlockDraft, start: int, end: int) -> bool:
    """Return whether ``start``..``end`` touches a mask or a marker; both are kept in order (see :func:`_in_order`)."""
    place = bisect_left(draft.masks, (end,))
    if place and draft.masks[place - 1][1] > start:
        return True
    place = bisect_left(draft.markers, end, key=_start)
    return place > 0 and draft.markers[place - 1].end > start


def _start(marker: MarkerDraft) -> int:
    return marker.start


def _in_order(draft: BlockDraft) -> None:
    """Sort masks and markers and join masks that overlap, so that a look-up need not go through all of them."""
    draft.markers.sort(key=_start)
    merged: list[tuple[int, int]] = []
    for low, high in sorted(draft.masks):
        if merged and low <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(high, merged[-1][1])
        else:
            merged.append((low, high))
    draft.masks = merged


def _scan_machine(draft: BlockDraft, text: str) -> None:
    for match in _MACHINE.finditer(text):
        if not _masked(draft, match.start(), match.end()):
            draft.suspects.append(SuspectDraft("machine", "generator", match.start(), match.end()))
            insort(draft.masks, match.span())


def _scan_brackets(draft: BlockDraft, text: str, labels: _Labels, found: list[_Candidate]) -> None:
    pinpoint = -9
    for match in _BRACKET.finditer(text):
        inner = match[1]
        if inner[0].isdigit() or inner[0] == " ":
            between = text[pinpoint : match.start()].strip() if 0 < match.start() - pinpoint < 7 else "."
            if _is_pinpoint(draft, text, match.start(), labels) or between in _AND:
                pinpoint = match.end()  # "at [14] and [15]"
            else:
                _bracket_number(draft, text, match, labels, found)
        elif labels.key_list and _KEY.fullmatch(inner) and not _masked(draft, *match.span()):
            _bracket_key(draft, text, match, labels, found)


def _bracket_number(
    draft: BlockDraft, text: str, match: re.Match[str], labels: _Labels, found: list[_Candidate]
) -> None:
    start, end = match.span()
    if _masked(draft, start, end) or text[end : end + 1] == "(" or text[end : end + 3].lstrip()[:1] == "=":
        return
    place = _source(draft, start, end)
    numbers = number_list(match[1], place.part, place.start + 1)
    if numbers is None or _is_year(numbers.items, text, end, labels) or _is_head(draft, text, start, end):
        return
    if len(numbers.items) > 1 and numbers.items[0].key == "0" and "0" not in labels.keys:
        return
    if numbers.fault:
        draft.suspects.append(SuspectDraft("malformed", numbers.fault, start, end))
    marker = MarkerDraft("bracket", match[0], numbers.items, place, start, end, typed=True)
    found.append(_Candidate("bracket", draft, marker, glued=_follows_word(text, start)))


def _source(draft: BlockDraft, start: int, end: int) -> Span:
    return draft.text.build().to_source(start, end)


def _follows_word(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")


def _is_year(items: tuple[CitedItem, ...], text: str, end: int, labels: _Labels) -> bool:
    """``[2021] EWCA Crim 577`` is a citation of a case, not a marker; so is a number as large as a year."""
    if len(items) != 1 or len(items[0].label) != 4:
        return False
    return items[0].key not in labels.keys or bool(_COURT.match(text, end))


def _is_head(draft: BlockDraft, text: str, start: int, end: int) -> bool:
    """A bracket that opens a block and is followed by words is the head of an entry or a legend."""
    if text[:start].strip():
        return False
    return draft.kind != "cell" and bool(text[end:].strip())


def _is_pinpoint(draft: BlockDraft, text: str, start: int, labels: _Labels) -> bool:
    """``at [14]`` and ``paras [14]-[16]`` point into a source; inside a note the looser words do so too.

    So does any number behind a case ("[2008] UKHL 13 [24]", "Corr (n 1) [24]"), and where no list of notes is typed.
    """
    before = text[max(0, start - 12) : start]
    if draft.container_note() is not None:
        if not labels.typed or _LAW.search(text, max(0, start - 200), start) is not None:
            return True
        return bool(_PINPOINT.search(before)) or not before.strip()
    return bool(_ONLY_PINPOINT.search(before))


def _bracket_key(draft: BlockDraft, text: str, match: re.Match[str], labels: _Labels, found: list[_Candidate]) -> None:
    start, end = match.span()
    key = key_of(match[1])
    if key not in labels.keys and not _KEY_SHAPE.fullmatch(match[1]):
        return
    if draft.container_note() is not None and key not in labels.keys:
        return
    place = _source(draft, start, end)
    item = CitedItem(match[1], key, Span(place.part, place.start + 1, place.end - 1))
    marker = MarkerDraft("key", match[0], (item,), place, start, end, typed=True)
    found.append(_Candidate("key", draft, marker, glued=_follows_word(text, start)))


def _scan_raised(draft: BlockDraft, text: str, found: list[_Candidate]) -> None:
    for match in _RAISED.finditer(text):
        start, end = match.span()
        if _masked(draft, start, end) or _is_exponent(text, start):
            continue
        place = _source(draft, start, end)
        numbers = number_list(match[0].translate(SUPERSCRIPTS), place.part, place.start)
        if numbers is not None and not (start == 0 and text[end:].strip()):
            marker = MarkerDraft("superscript", match[0], numbers.items, place, start, end, typed=True)
            found.append(_Candidate("superscript", draft, marker, glued=_follows_word(text, start)))


_UNITS = frozenset(("cm", "mm", "km", "dm", "ft", "in", "mi", "yd", "nm", "µm", "kg"))


def _is_exponent(text: str, start: int) -> bool:
    """``10²``, ``m²``, ``x³``: a power, not a marker."""
    word = _LAST_WORD.search(text[max(0, start - 12) : start])
    return word is not None and (len(word[0]) == 1 or word[0] in _UNITS or word[0][-1].isdigit())


def _scan_parentheses(draft: BlockDraft, text: str, found: list[_Candidate]) -> None:
    for match in _IN_PARENTHESES.finditer(text):
        start, end = match.span()
        if start == 0 or _masked(draft, start, end) or draft.container_note() is not None:
            continue
        place = _source(draft, start, end)
        if numbers := number_list(match[1], place.part, place.start + 1):
            marker = MarkerDraft("parenthesis", match[0], numbers.items, place, start, end, typed=True)
            found.append(_Candidate("parenthesis", draft, marker, glued=False))


def _scan_symbols(draft: BlockDraft, text: str, labels: _Labels, found: list[_Candidate]) -> None:
    for match in _SYMBOL.finditer(text):
        start, end = match.span()
        if match[1] in labels.symbols and not _masked(draft, start, end) and not is_emphasis(text, start):
            place = _source(draft, start, end)
            item = CitedItem(match[1], key_of(match[1]), place)
            marker = MarkerDraft("symbol", match[0], (item,), place, start, end, typed=True)
            found.append(_Candidate("symbol", draft, marker, glued=False))


def _accept(candidates: list[_Candidate], labels: _Labels) -> None:
    """Keep the candidates that the document as a whole bears out, in document order."""
    if not labels.keys and not any(each.family == "bracket" and _stands_alone(each) for each in candidates):
        candidates = [each for each in candidates if each.family != "bracket"]  # intervals and vectors, not citations
    raised_ok = _raised_are_markers([each for each in candidates if each.family == "superscript"], labels)
    last: dict[str, int] = {}
    for each in candidates:
        keys = [item.key for item in each.draft.items]
        known = any(key in labels.keys for key in keys)
        if not known and each.family == "bracket" and each.block.container_note() is not None:
            continue  # a place in a source: "WT/DS99/AB/R [101]"
        if not known and ((labels.keys and not labels.typed) or _is_foreign(keys[0], labels)):
            continue
        if each.family == "superscript":
            if not (known or raised_ok):
                continue
        elif each.glued and not known and not _continues(keys, last.get(each.family, 0)):
            continue
        if keys[0].isdecimal():
            last[each.family] = int(keys[-1])
        each.block.markers.append(each.draft)


def _is_foreign(key: str, labels: _Labels) -> bool:
    """Return whether a label names the document itself or is a number far above those of the notes."""
    return key == labels.own or (key.isdecimal() and int(key) > labels.beyond > 0)


def _own_name(drafts: list[BlockDraft]) -> str | None:
    """Return how others cite this document, when it is an RFC: in it the name stands for "this document"."""
    for index, draft in enumerate(drafts):
        if (index < 5 or draft.kind == "furniture") and (match := _OWN_NAME.search(draft.text.plain())):
            return f"rfc{match[1] or match[2]}"
    return None


def _stands_alone(candidate: _Candidate) -> bool:
    return len(candidate.draft.items) == 1 and not candidate.glued


def _continues(keys: list[str], last: int) -> bool:
    """Return whether a marker that sticks to a word is the next one in the sequence."""
    return keys[0].isdecimal() and 1 < int(keys[0]) == last + 1


def _raised_are_markers(raised: list[_Candidate], labels: _Labels) -> bool:
    """Raised digits without a note cite where most others have one or, without any list, where they count from 1."""
    if labels.keys:
        known = sum(any(item.key in labels.keys for item in each.draft.items) for each in raised)
        return labels.typed and known * 2 > len(raised)
    numbers = [int(each.draft.items[0].key) for each in raised if each.draft.items[0].key.isdecimal()]
    return len(numbers) > 1 and numbers[0] == 1 and max(numbers) <= len(numbers) + 1


def _find_broken(drafts: list[BlockDraft]) -> None:
    """Look for slips (``[1``, ``(1}``, ``[l]``) where at least two sound markers show the style."""
    if sum(marker.style == "bracket" for draft in drafts for marker in draft.markers) < 2:
        for draft in drafts:
            # Those of the typed lists; what a reader noticed in its own markup stays.
            draft.suspects = [
                each
                for each in draft.suspects
                if each.kind == "machine" or draft.markers or each.reason not in ("empty", "descending")
            ]
        return
    for draft in drafts:
        if draft.kind not in ("code", "furniture", "contents") and draft.text.length:
            _in_order(draft)
            _scan_broken(draft, draft.text.build().text)


def _scan_broken(draft: BlockDraft, text: str) -> None:
    for match in _BROKEN.finditer(text) if "[" in text or "{" in text or "]" in text else ():
        if not _masked(draft, *match.span()) and not _is_closed(text, match):
            draft.suspects.append(SuspectDraft("malformed", "unbalanced", *match.span()))
    for match in _BRACKET.finditer(text):
        if match[1] in _LOOKALIKE and _is_slip(text, match) and not _masked(draft, *match.span()):
            draft.suspects.append(SuspectDraft("malformed", "letter", *match.span()))


def _is_closed(text: str, match: re.Match[str]) -> bool:
    """``[4 bars of rest]``: words in brackets that begin with a number are no slip; nor is the end of ``[see 1.2]``."""
    if match[0][0].isdigit():
        low = max(0, match.start() - 200)
        return text.rfind("[", low, match.start()) > text.rfind("]", low, match.start())
    if match[0][0] != "[" or match[0][-1] in "})":
        return False
    close = text.find("]", match.end(), match.end() + 200)
    return close >= 0 and "[" not in text[match.end() : close]


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """A lone letter in brackets is a slip where it stands as markers do: right after a stop, or before one."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before in (".", ",", ";", ":", "]", '"', "”", "’") or (before == " " and match[1] in "lI" and after in ".,;")


def _join_ranges(draft: BlockDraft) -> None:
    """``[3]–[7]`` cites what lies between: the second marker gets the numbers between as implied items."""
    draft.markers.sort(key=lambda marker: (marker.start, marker.end, marker.span.start))
    text = draft.text.build().text
    for left, right in zip(draft.markers, draft.markers[1:], strict=False):
        between = text[left.end : right.start].strip()
        if between not in _RANGE_WORDS:
            continue
        first, last = left.items[-1].key, right.items[0].key
        if first.isdecimal() and last.isdecimal() and int(first) < int(last) <= int(first) + 200:
            span = Span(left.span.part, left.span.start, right.span.end)
            implied = tuple(CitedItem(str(n), str(n), span, True) for n in range(int(first) + 1, int(last)))
            right.items = implied + right.items
