"""The sources that each marker leads to, with their copies and the cited pages; ibids and "(n 4)" resolved."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import CitedItem, Document, Marker, Note
from citecheck.model.parsed_note import Cite, Locator, ParsedNote
from citecheck.sources.evidence.evidence import Evidence
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.back_references import Ibid, ibids, identity, is_ibid, sources_of
from citecheck.verification.model import Printed, Target
from citecheck.verification.pages import pages_in, pages_of

_NO_SOURCE = ("cross-reference", "explanatory")
_NO_COPY = "no copy of the source was found"
_UNRESOLVED = "it is not clear which source the note stands for"


class Targets:
    """Looks up the sources of markers, each marker once."""

    def __init__(self, document: Document, context: Context, evidence: Evidence) -> None:
        """Prepare to look up the markers of ``document``."""
        self._document, self._context, self._evidence = document, context, evidence
        self._parsed = parsed_notes(document, context)
        self._ibids: dict[int, Ibid] = {each.note: each for each in ibids(document, context)}
        self._keys: dict[tuple[int, str], Note] = {}
        for note in document.notes:
            self._keys.setdefault((note.listed, note.key), note)
        self._inside: dict[int, list[Marker]] = {}
        for marker in document.markers:
            if (container := document.inside_note(marker.block)) >= 0:
                self._inside.setdefault(container, []).append(marker)
        self._known: dict[int, tuple[Target, ...]] = {}

    def of(self, marker: int) -> tuple[Target, ...]:
        """Return the sources that ``marker`` leads to, in order; none where its notes name no source."""
        if marker not in self._known:
            self._known[marker] = tuple(self._of_marker(self._document.markers[marker], marker))
        return self._known[marker]

    def _of_marker(self, marker: Marker, seen_from: int) -> Iterator[Target]:
        """Yield the sources of ``marker``, as cited by the marker ``seen_from``: another one for citations in notes."""
        for link in self._context.links.of_marker[marker.order]:
            if link.note >= 0:
                item = marker.items[link.item]
                yield from self._of_note(self._document.notes[link.note], item, seen_from)

    def _of_note(self, note: Note, item: CitedItem, marker: int) -> Iterator[Target]:
        if note.kind == "entry" or note.fields:
            yield self._of_entry(note, item, marker)
            return
        own = [each for each in self._inside.get(note.block, ()) if note.block >= 0 and each.order != marker]
        found = [target for each in own for target in self._of_cited_in_note(each, marker)]
        if found:
            yield from found
            return
        yield from self._of_cites(note, self._parsed[note.order], marker)

    def _of_cited_in_note(self, cited: Marker, marker: int) -> Iterator[Target]:
        """A note may cite entries of the list of sources: "See @smith2019, p. 4"."""
        for link in self._context.links.of_marker[cited.order]:
            if link.note >= 0 and self._document.notes[link.note].kind == "entry":
                yield self._of_entry(self._document.notes[link.note], cited.items[link.item], marker)

    def _of_entry(self, note: Note, item: CitedItem, marker: int) -> Target:
        """The pages of an entry are those of the article in its journal: what is cited stands beside the key."""
        cites: tuple[Cite | None, ...] = (None,)
        if not note.fields:
            cites = (*sources_of(self._parsed[note.order])[:1], None)
        locator = item.locator or item.suffix
        target = Target(
            marker, note.order, note.order, cites[0], None, pages_in(locator), None, bool(locator), _NO_COPY
        )
        for cite in cites:
            if (copy := self._evidence.copy_of(note, cite)) is not None:
                return target._replace(cite=cite, copy=copy, reason="")
        return target

    def _of_cites(self, note: Note, parsed: ParsedNote, marker: int) -> Iterator[Target]:
        found: dict[str, Target] = {}
        for cite in parsed.cites:
            if cite.kind not in _NO_SOURCE:
                for named, source in self._meant(note, cite):
                    name = identity(source) if source is not None else "?"
                    if not name and found:  # a further place of the source before it
                        name = next(reversed(found))
                    found[name] = self._joined(found.get(name), note, cite, named, source, marker)
        if not found and parsed.form in ("sources", "unknown"):
            copy = self._evidence.copy_of(note, None)
            found[""] = Target(marker, note.order, note.order, None, copy, reason="" if copy else _NO_COPY)
        yield from found.values()

    def _meant(self, note: Note, cite: Cite) -> list[tuple[Note, Cite | None]]:
        """Return the sources that ``cite`` may stand for, with the notes that name them."""
        if cite.kind != "back-reference":
            return [(note, cite)]
        known = self._ibids.get(note.order)
        if is_ibid(cite) and known is not None and known.cite == cite:
            if known.origin >= 0 and known.sources:
                return [(self._document.notes[known.origin], source) for source in known.sources]
            return [(note, None)]
        number = cite.part("note-number")
        other = self._keys.get((note.listed, number.value)) if number is not None else None
        sources = sources_of(self._parsed[other.order]) if other is not None else ()
        if other is not None and len(sources) == 1:
            return [(other, sources[0])]
        return [(note, None)]

    def _joined(
        self, known: Target | None, note: Note, cite: Cite, named: Note, source: Cite | None, marker: int
    ) -> Target:
        """Return the target of ``source`` with the places of ``cite`` added."""
        if known is None:
            copy = self._evidence.copy_of(named, source) if source is not None else None
            reason = "" if copy is not None else _NO_COPY if source is not None else _UNRESOLVED
            known = Target(marker, note.order, named.order, source, copy, reason=reason)
        locators, holder = cite.locators, note
        if not locators and source is not None and is_ibid(cite):
            locators, holder = source.locators, named
        pages = pages_of(locators)
        printed = known.printed or _printed(holder, locators)
        return known._replace(
            pages=tuple(dict.fromkeys((*known.pages, *pages))), printed=printed, placed=known.placed or bool(locators)
        )


def _printed(note: Note, locators: tuple[Locator, ...]) -> Printed | None:
    """Return where the page is printed, if it is one page."""
    single = [each for each in locators if "page" in each.units]
    return Printed(note.order, single[0]) if len(single) == 1 and single[0].first == single[0].last else None
