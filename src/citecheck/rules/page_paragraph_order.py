"""CC608: paragraphs of one document that do not rise with its pages."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.model.parsed_note import Cite
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.back_references import identity, stands_for
from citecheck.sources.places.rising import rising
from citecheck.sources.places.values import range_of
from citecheck.text.record import NamedTuple

_SMALL = 5
_LONGEST = 4
"""Of no paragraph are the ends more pages apart."""


class _Place(NamedTuple):
    """A page with a paragraph of one source, as a note gives them."""

    page: int
    paragraph: int
    note: int
    start: int
    end: int


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each place that contradicts most other places of the same source.

    In a document with annexes the paragraphs begin anew; where a quarter of the places contradict the others, that is
    what it looks like and nothing is reported.
    """
    for places in _by_source(document, context).values():
        places.sort(key=lambda place: (place.page, place.paragraph, place.note, place.start))
        kept = rising([place.paragraph for place in places])
        odd = [place for at, place in enumerate(places) if at not in kept]
        if len({(place.page, place.paragraph) for place in odd}) > max(1, len(places) // 4):
            continue
        yield from _far_apart(document, [place for place in places if place not in odd])
        for place in (each for each in odd if not _begins_anew(each, places)):
            other = min(
                (places[at] for at in kept), key=lambda each: (_agrees(each, place), abs(each.page - place.page))
            )
            yield _finding("contradicts", document, place, other)


def _far_apart(document: Document, places: list[_Place]) -> Iterator[Finding]:
    """Yield a finding for each paragraph that is given on pages too far apart for one paragraph."""
    first: dict[int, _Place] = {}
    for place in sorted(places, key=lambda place: (place.note, place.start)):
        other = first.setdefault(place.paragraph, place)
        if abs(place.page - other.page) > _LONGEST:
            yield _finding("apart", document, place, other)


def _finding(message: str, document: Document, place: _Place, other: _Place) -> Finding:
    note, text = document.notes[place.note], document.notes[other.note].text
    words, said = note.text.text[place.start : place.end], text.text[other.start : other.end]
    related = (Related(text.to_source(other.start, other.end), f'the place that it contradicts, "{said}"'),)
    span = note.text.to_source(place.start, place.end)
    return finding(message, span, words, block=note.block, related=related, other=said)


def _agrees(one: _Place, two: _Place) -> bool:
    return (one.page - two.page) * (one.paragraph - two.paragraph) >= 0


def _by_source(document: Document, context: Context) -> dict[str, list[_Place]]:
    """Return the places by source; an ibid counts for the source that it stands for, where that is clear."""
    found: dict[str, list[_Place]] = {}
    meant = stands_for(document, context)
    for parsed in parsed_notes(document, context):
        for cite in parsed.cites:
            named = cite.part("code") or cite.part("file")
            source = meant.get((parsed.note, cite.start), identity(cite) if named else "")
            # Exhibits are bundles of documents, each with paragraphs of its own.
            if source and cite.kind not in ("transcript", "exhibit") and "exhibit" not in source:
                text = document.notes[parsed.note].text.text
                found.setdefault(source, []).extend(_places(parsed.note, cite, text))
    return found


def _places(note: int, cite: Cite, text: str) -> Iterator[_Place]:
    for locator in cite.locators:
        pages, paragraphs = range_of(locator, "page"), range_of(locator, "paragraph")
        # In "pp 17, 73, paras 47 and 218" nobody can tell which paragraph stands on which page.
        listed = text[: locator.start].rstrip().endswith((",", "and", "&")) and locator is not cite.locators[0]
        if pages and paragraphs and locator.units == ("page", "paragraph") and not listed:
            yield _Place(pages[0], paragraphs[0], note, locator.start, locator.end)


def _begins_anew(place: _Place, places: list[_Place]) -> bool:
    """Small numbers on later pages are those of an annex or another section."""
    before = max((each.paragraph for each in places if each.page < place.page), default=0)
    return place.paragraph <= _SMALL or 2 * place.paragraph < before
