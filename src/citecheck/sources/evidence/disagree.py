"""Whether a copy is another document than the one that is cited: only what can hardly be otherwise is said."""

import re
from collections import Counter

from citecheck.model.document import Note
from citecheck.model.parsed_note import Cite
from citecheck.sources.copies.model import CopyText
from citecheck.sources.dates.find import find_dates
from citecheck.sources.evidence.names import fold
from citecheck.sources.identifiers.scholarly import find_dois
from citecheck.sources.legal.neutral import find_neutral
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_HEAD = 1500
_DATE_HEAD = 600
_MOST = 300_000
_LEAST_TEXT = 3000
_LEAST_WORDS = 4
_LEAST_PAGES = 3
_DATED = ("letter", "e-mail", "telegram", "minute")
_TITLED = ("book", "article", "report", "web-page", "chapter", "command-paper", "parliamentary-paper", "newspaper")
_LABEL = pattern(r"(?i)neutral\s{1,3}citation(?:\s{1,3}(?:number|no\.?))?\s{0,3}:?\s{0,20}$")
_CODE = pattern(r"([A-Z]{2,8}(?:[-_][A-Z]{2,8}){0,2}[-_]?)([0-9]{5,12})")
_WORD = pattern(r"[^\W\d_]{2,40}")
_ENGLISH = frozenset(("the", "of", "and", "for", "in", "on", "to", "from", "with"))
_GENERIC = frozenset(
    ("report", "reports", "review", "annual", "study", "final", "paper", "inquiry", "volume", "chapter", "summary")
    + ("evidence", "statement", "document")
)
_THE_EVERY = 500


class Disagreement(NamedTuple):
    """What a copy says of itself (``theirs``) against what the citation says (``ours``), by kind of statement."""

    kind: str
    ours: str
    theirs: str


def disagreement(note: Note, cite: Cite | None, copy: CopyText) -> Disagreement | None:
    """Return how ``copy`` contradicts its citation; None where it does not, or where that is not sure."""
    return _doi(note, cite, copy) or _neutral(cite, copy) or _code(cite, copy) or _date(cite, copy) or _title(
        note, cite, copy
    )  # fmt: skip


def _value(note: Note, cite: Cite | None, field: str) -> str:
    if cite is not None and (part := cite.part("title")) is not None and field == "title":
        return part.value
    return next((each.value for each in note.fields if each.name == field), "")


def _doi(note: Note, cite: Cite | None, copy: CopyText) -> Disagreement | None:
    parts = cite.all("identifier") if cite is not None else []
    printed = next((part.value[4:] for part in parts if part.value.startswith("doi:")), "") or _value(note, cite, "DOI")
    ours = next((_bare_doi(each.value) for each in find_dois(f"doi:{printed}")), "") if printed else ""
    if not ours or fold(ours) in fold(copy.text[:_MOST]):
        return None
    theirs = {_bare_doi(each.value) for each in find_dois(copy.text[:_HEAD]) if not each.fault}
    return Disagreement("identifier", ours, theirs.pop()) if len(theirs) == 1 else None


def _bare_doi(value: str) -> str:
    return value.removeprefix("doi:").casefold()


def _neutral(cite: Cite | None, copy: CopyText) -> Disagreement | None:
    part = cite.part("citation") if cite is not None else None
    if part is None or not part.value.startswith("[") or fold(part.value) in fold(copy.text[:_MOST]):
        return None
    head = copy.text[: 2 * _HEAD]
    for found in find_neutral(head):
        if not found.fault and _LABEL.search(head[max(found.start - 60, 0) : found.start]):
            return Disagreement("identifier", part.value, found.value)
    return None


def _code(cite: Cite | None, copy: CopyText) -> Disagreement | None:
    """Inquiries stamp the code of a document on its pages."""
    part = cite.part("code") if cite is not None else None
    match = _CODE.fullmatch(part.value) if part is not None else None
    if part is None or match is None or len(copy.pages) < _LEAST_PAGES or part.value in copy.text:
        return None
    stamp = re.compile(re.escape(match[1]) + rf"[0-9]{{{len(match[2])}}}(?![0-9])")
    pages: Counter[str] = Counter()
    for page in range(len(copy.pages)):
        start, end = copy.page_span(page)
        pages.update(set(stamp.findall(copy.text, start, end)))
    (theirs, times) = pages.most_common(1)[0] if pages else ("", 0)
    return Disagreement("identifier", part.value, theirs) if times * 5 >= len(copy.pages) * 4 else None


def _date(cite: Cite | None, copy: CopyText) -> Disagreement | None:
    part = cite.part("date") if cite is not None and cite.kind in _DATED else None
    if part is None or len(part.value) != 10:
        return None
    found = find_dates(copy.text[:20_000])
    if any(part.value.startswith(each.value) for each in found if len(each.value) > 4):
        return None
    head = {each.value for each in found if each.end <= _DATE_HEAD and len(each.value) == 10}
    sure = [each for each in found if each.end <= _DATE_HEAD and each.form in ("day-month-year", "month-day-year")]
    return Disagreement("date", part.value, sure[0].value) if sure and len(head) == 1 else None


def _title(note: Note, cite: Cite | None, copy: CopyText) -> Disagreement | None:
    """The words of an English title are nowhere in a long English text."""
    if cite is not None and cite.kind not in _TITLED:
        return None
    title = _value(note, cite, "title")
    words = [word.casefold() for word in _WORD.findall(title)]
    telling = {fold(word) for word in words if len(word) > 4 and word not in _GENERIC}
    text = copy.text[:_MOST]
    if len(telling) < _LEAST_WORDS or _ENGLISH.isdisjoint(words) or len(text) < _LEAST_TEXT or "[" in title[:1]:
        return None
    if text.casefold().count(" the ") * _THE_EVERY < len(text):
        return None
    folded = fold(text)
    if sum(word[:6] in folded for word in telling) * 4 > len(telling):
        return None
    theirs = copy.title.strip() or next((line.strip() for line in text.split("\n") if len(line.strip()) > 3), "")
    return Disagreement("title", title[:120], " ".join(theirs.split())[:120])
