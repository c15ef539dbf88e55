"""What an ibid stands for: the source of the note before it, through chains of further ibids."""

from collections.abc import Sequence

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.parsed_note import Cite, ParsedNote
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.order import units
from citecheck.text.record import NamedTuple

_CHAINED = ("ibid", "id")
_NO_SOURCE = ("back-reference", "cross-reference", "explanatory", "unknown")


class Ibid(NamedTuple):
    """An ibid at the head of a note (``note`` indexes ``Document.notes``), and what it stands for.

    ``before`` is the note before it (-1: it is the first of its unit). ``sources`` are the sources that it may stand
    for, one where it is clear; ``origin`` is the note that names them (-1: none is known). ``chain`` counts the ibids
    from there, this one included.
    """

    note: int
    cite: Cite
    before: int
    origin: int
    sources: tuple[Cite, ...]
    chain: int


def ibids(document: Document, context: Context) -> list[Ibid]:
    """Return the ibids that point to another note, in order of unit and place."""
    return context.once("ibids", lambda: _ibids(document, context))


def stands_for(document: Document, context: Context) -> dict[tuple[int, int], str]:
    """Return the identity of the source that each clear ibid stands for, by its note and its place in the text."""
    clear = (each for each in ibids(document, context) if len(each.sources) == 1)
    return {(each.note, each.cite.start): identity(each.sources[0]) for each in clear}


def _ibids(document: Document, context: Context) -> list[Ibid]:
    parsed = parsed_notes(document, context)
    found: list[Ibid] = []
    for unit in units(document, context):
        found += _of_unit(unit, parsed)
    return found


def _of_unit(unit: Sequence[int], parsed: Sequence[ParsedNote]) -> list[Ibid]:
    found: list[Ibid] = []
    before, origin, chain = -1, -1, 0
    sources: tuple[Cite, ...] = ()
    for order in unit:
        cites = parsed[order].cites
        own = sources_of(parsed[order])
        if cites and is_ibid(cites[0]):
            chain += 1
            found.append(Ibid(order, cites[0], before, origin, _meant(cites[0], sources), chain))
            # Sources that follow the ibid in its note are further ones: the next ibid may mean any of them.
            if own:
                sources, origin, chain = (*_meant(cites[0], sources), *own), order, 0
            else:
                sources = _meant(cites[0], sources)
        elif parsed[order].form not in ("explanatory", "empty"):
            sources, origin, chain = own or cites, order, 0
        before = order
    return found


def sources_of(parsed: ParsedNote) -> tuple[Cite, ...]:
    """Return the sources that a note names itself, each once; further places of the same source are none."""
    distinct: dict[str, Cite] = {}
    for cite in parsed.cites:
        if cite.kind not in _NO_SOURCE and (name := identity(cite)):
            distinct.setdefault(name, cite)
    return tuple(distinct.values())


def identity(cite: Cite) -> str:
    """Return words that are the same for the same source: its code, file, address, or its title and makers.

    They are empty where nothing but a place is given ("pp. 4-6; 12").
    """
    for name in ("code", "file", "citation", "identifier", "url"):
        if part := cite.part(name):
            return f"{name}:{part.value.casefold()}"
    named = [
        part.value.casefold()
        for part in (*cite.parts, *cite.carried)
        if part.name in ("author", "title", "parties", "number", "container", "house", "volume")
    ]
    speaker, date = cite.part("speaker"), cite.part("date")
    if not named and speaker:
        named = [speaker.value.casefold()]
    if date:
        named.append(date.value)
    return "|".join(named)


def words_of(text: str, cite: Cite) -> str:
    """Return the words of a source in the note ``text`` without the place in it: what an ibid may be replaced by."""
    start, end = cite.start, cite.end
    for locator in cite.locators:
        if locator.start <= start + 2:
            start = locator.end
        elif not text[locator.end : end].strip(" .,;)]"):
            end = locator.start
            break
    return " ".join(text[start:end].strip(" \n,;").removesuffix(" at").split())


def is_ibid(cite: Cite) -> bool:
    """Return whether ``cite`` stands for the source of the note before."""
    back = cite.part("back-reference")
    return cite.kind == "back-reference" and back is not None and back.value in _CHAINED


def _meant(cite: Cite, sources: tuple[Cite, ...]) -> tuple[Cite, ...]:
    """Take the source that the words around the ibid name, where they name one of several."""
    if len(sources) < 2:
        return sources
    named = {part.value.casefold() for part in cite.parts if part.name in ("speaker", "author", "title", "file")}
    fitting = [each for each in sources if any(part.value.casefold() in named for part in (*each.parts, *each.carried))]
    return tuple(fitting) if len(fitting) == 1 else sources
