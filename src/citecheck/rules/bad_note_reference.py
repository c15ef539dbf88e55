"""CC625: "(n 4)" where note 4 does not exist, comes later, or names another source."""

from collections.abc import Iterator, Sequence

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.model.parsed_note import Cite, CitePart
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.order import units
from citecheck.text.patterns import pattern

_NAME = pattern(r"[^\W\d_]{3,40}")
_SMALL = frozenset(("the", "and", "for", "see", "also", "above", "note", "supra", "ibid", "cit"))


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference to another note by its number that cannot be right."""
    parsed = parsed_notes(document, context)
    for unit in units(document, context):
        places = {document.notes[order].key: place for place, order in enumerate(unit)}
        if len(places) < len(unit):
            continue  # numbers that occur twice have their own rule
        for place, order in enumerate(unit):
            for cite in parsed[order].cites:
                number = cite.part("note-number")
                if number is not None and number in cite.parts and number.value.isdecimal():
                    yield from _judged(document, unit, places, place, cite, number)


def _judged(
    document: Document, unit: Sequence[int], places: dict[str, int], place: int, cite: Cite, number: CitePart
) -> Iterator[Finding]:
    note = document.notes[unit[place]]
    span = note.text.to_source(number.start, number.end)
    words = note.text.text[number.start : number.end]
    target = places.get(number.value, -1)
    direction = cite.part("direction")
    below = direction is not None and direction.value == "below"
    if target < 0:
        if not document.metadata.fragment and not document.metadata.partial:
            yield finding("missing", span, words, block=note.block, number=number.value)
        return
    meant = document.notes[unit[target]]
    related = (Related(meant.span, f"note {meant.label}"),)
    if target == place or (target > place) != below:
        message = "itself" if target == place else "later" if target > place else "earlier"
        yield finding(message, span, words, block=note.block, related=related, number=number.value, label=note.label)
    elif (names := _names(cite, note.text.text)) and not names & _words(meant.text.text):
        name = next(part.value for part in cite.parts if part.name in ("author", "title", "parties", "speaker"))
        yield finding("other", span, words, block=note.block, related=related, number=number.value, name=name)


def _names(cite: Cite, text: str) -> set[str]:
    parts = [part for part in cite.parts if part.name in ("author", "title", "parties", "speaker")]
    # Words in small letters ("the discussion at n 4") describe; only names and titles must come back.
    printed = (match[0] for part in parts for match in _NAME.finditer(text, part.start, part.end))
    return {word for name in printed if name[0].isupper() and (word := name.casefold()) not in _SMALL}


def _words(text: str) -> set[str]:
    return {word for match in _NAME.finditer(text) if (word := match[0].casefold()) not in _SMALL}
