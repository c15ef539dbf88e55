"""CC543: the year that the text gives a source is not the year of its note."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.dates.of_notes import NoteDate, is_access, note_dates
from citecheck.text.patterns import pattern

_OWN = pattern(
    r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[A-Z]\w{1,30}['’]s?)\s"
    r"(?P<year>(?:1[5-9]|20)[0-9]{2})\s"
    r"(?:report|study|review|paper|article|book|guidance|memorandum|judgment|essay|thesis|letter|White Paper)\b"
)
_SECOND_HAND = pattern(
    r"(?i)transcript|statement|submission|exhibit|evidence|hansard|\bletter|e-?mail|minutes|quoted|cited|citing|referr?"
    r"|ibid|see also|telegraph|guardian|times\b|news"
)
_YEAR = pattern(r"\b(?:1[5-9]|20)[0-9]{2}\b")
_OWNERS = ("its", "their", "his", "her", "'", "’")
_REACH = 140
_BESIDE = 4
_LONGEST = 2000


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each marker whose sentence names another year of the source than its only year."""
    named = [(marker, *_named(document, at)) for at, marker in enumerate(document.markers)]
    named = [each for each in named if each[1] >= 0]
    if not named:
        return
    years = _years(document, context)
    for marker, start, end in named:
        link = context.links.of_marker[marker.order]
        dates = years.get(link[0].note, []) if len(link) == 1 else []
        block = document.blocks[marker.block]
        words = block.text.text[start:end]
        found = {value[:4] for each in dates for value in each.date.value.split("/")}
        year = next(iter(found), "")
        if len(found) != 1 or _SECOND_HAND.search(document.notes[link[0].note].text.text[:_LONGEST]):
            continue
        if (match := _YEAR.search(words)) and match[0] != year:
            related = (Related(dates[0].span, "the date of the source"),)
            span = block.text.to_source(start, end)
            yield finding("mismatch", span, words, block=block.order, related=related, year=year)


def _named(document: Document, at: int) -> tuple[int, int]:
    """Return where the sentence before a marker names "its 2016 report", or -1."""
    marker = document.markers[at]
    if marker.block < 0 or len(marker.items) != 1:
        return -1, -1
    low = max(marker.start - _REACH, 0)
    before, after = _neighbour(document, at, -1), _neighbour(document, at, 1)
    if (after and after.start - marker.end <= _BESIDE) or (before and marker.start - before.end <= _BESIDE):
        return -1, -1
    text = document.blocks[marker.block].text.text
    low = max(low, before.end if before else 0)
    stop = text.rfind(". ", low, max(marker.start - 2, low))
    low = low if stop < 0 else stop + 1
    said = text[low : marker.start].lower()
    if not any(word in said for word in _OWNERS) or len(_YEAR.findall(text, low, marker.start)) != 1:
        return -1, -1
    matches = list(_OWN.finditer(text, low, marker.start))
    if len(matches) != 1:
        return -1, -1
    return matches[0].span()


def _neighbour(document: Document, at: int, step: int) -> Marker | None:
    """Return the marker before or after one, in the same block."""
    if not 0 <= at + step < len(document.markers):
        return None
    other = document.markers[at + step]
    return other if other.block == document.markers[at].block else None


def _years(document: Document, context: Context) -> dict[int, list[NoteDate]]:
    """Return the dates of the sources by note, without those of access; a day without a year counts as no year."""
    found: dict[int, list[NoteDate]] = {}
    for each in note_dates(document, context):
        if each.date.value and each.date.value[0] != "-" and not is_access(document.notes[each.note].text.text, each):
            found.setdefault(each.note, []).append(each)
    return found
