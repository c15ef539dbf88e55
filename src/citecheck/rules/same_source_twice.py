"""CC701: one source is listed twice, under two labels."""

import re
from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, Related, finding
from citecheck.rules.duplicate_note import called
from citecheck.text.patterns import pattern

_DOI = pattern(r"\b10\.\d{4,9}/[^\s\"<>{}|]{2,100}")
_WEB = pattern(r"https?://[^\s<>\"]{1,300}")
_LOOKED_UP = pattern(
    r"[\[(]?\b(?:last )?(?:accessed|retrieved|viewed|visited|abgerufen|consulté)\b[^.\])]{0,40}[.\])]?", re.IGNORECASE
)
_WORDS = pattern(r"[^\W_]+")
_FEWEST = 5
_SHORTEST = 30
_MOST = 4000
_SEVERAL = 20


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry of a list whose DOI, or whose words, an earlier entry of the list has.

    Dates of access are no part of the words, locators are; two addresses that differ are two sources. One DOI decides
    nothing where most words differ: chapters may bear the DOI of their book.
    """
    dois: dict[tuple[int, str], Note] = {}
    words: dict[tuple[int, str], list[Note]] = {}
    for note in document.notes:
        if note.kind != "entry" or (note.listed >= 0 and document.note_lists[note.listed].origin == "shared"):
            continue
        text = note.text.text[:_MOST]
        folded = _folded(note, text)
        known = words.setdefault((note.listed, folded), []) if folded else []
        earlier = next((each for each in known[:_SEVERAL] if _one_address(each.text.text, text)), note)
        known.append(note)
        if earlier is note and (doi := _doi(note, text)):
            earlier = dois.setdefault((note.listed, doi), note)
            if earlier is not note and not _alike(earlier.text.text, text):
                continue
        if earlier is not note and not _is_duplicate(earlier, note):
            yield _finding(document, earlier, note)


def _is_duplicate(earlier: Note, note: Note) -> bool:
    """Entries with one printed label, or one key and the very same words, are duplicate-note's."""
    if note.label_span.end > note.label_span.start:
        return earlier.key == note.key or called(earlier) == called(note)
    return earlier.key == note.key and earlier.text.text.split() == note.text.text.split()


def _folded(note: Note, text: str) -> str:
    """Return the words of an entry as compared, ``""`` where there are too few."""
    plain = _LOOKED_UP.sub(" ", _WEB.sub(" ", text)) if ":" in text or "cess" in text else text
    found = _WORDS.findall(plain.casefold())
    joined = " ".join(found)
    return joined if len(found) >= _FEWEST and len(joined) >= _SHORTEST else ""


def _one_address(one: str, other: str) -> bool:
    addresses = [
        {match[0].partition("//")[2].rstrip("/.,;)]").lower() for match in _WEB.finditer(text)} for text in (one, other)
    ]
    return not all(addresses) or bool(addresses[0] & addresses[1])


def _doi(note: Note, text: str) -> str:
    """Return the DOI of an entry, ``""`` where it has none or several."""
    field = next((each.value for each in note.fields if each.name == "DOI"), "")
    found = {match[0].rstrip(".,;:)]'”").lower() for match in _DOI.finditer(field or text)}
    return found.pop() if len(found) == 1 else ""


def _alike(one: str, other: str) -> bool:
    """Return whether two entries share most of their longer words."""
    sets = [{word for word in _WORDS.findall(text.casefold()) if len(word) > 3} for text in (one, other)]
    return 2 * len(sets[0] & sets[1]) >= min(map(len, sets)) if all(sets) else True


def _finding(document: Document, earlier: Note, note: Note) -> Finding:
    printed = note.label_span.end > note.label_span.start
    span = note.label_span if printed else note.span
    first = earlier.label_span if earlier.label_span.end > earlier.label_span.start else earlier.span
    words = document.words_at(span)[:80] if printed else note.text.text[:80]
    related = (Related(first, "the first entry of this source"),)
    return finding(
        "twice", span, words or note.label, block=note.block, related=related, label=note.label, first=earlier.label
    )
