"""Writes the running text of XML into the open block: white space folded, markers in their places."""

import re

from citecheck.model.document import CitedItem
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import MarkerDraft
from citecheck.readers.xml.anchors import attribute_span
from citecheck.readers.xml.citing import Made, marker_of_words, markers_of_group
from citecheck.readers.xml.registry import Known, Registry
from citecheck.readers.xml.runs import Reference, Run, grouped
from citecheck.text.span import Span

_SPACE = " \t\r\n"
_FOLD = re.compile(r"[ \t]*[\t\r\n][ \t\r\n]*|  +")
_HEAD = re.compile(r"\s*[\[(]?\d{1,4}[\].)]")
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Prose:
    """Turns the runs of one block into its text and markers."""

    def __init__(self, builder: DocumentBuilder, registry: Registry, *, raised: bool) -> None:
        """Write into ``builder``; ``raised`` tells that raised digits may be markers in this document."""
        self.builder, self.registry, self.raised = builder, registry, raised
        self.source = builder.source.parts[0].text
        self._gap: tuple[int, int] | None = None
        self._last = ""

    def write(self, runs: list[Run]) -> None:
        """Write the runs of the open block."""
        self._gap, self._last = None, ""
        pieces = grouped(_headless(runs) if self.registry.all else runs)
        for place, piece in enumerate(pieces):
            if not isinstance(piece, Run):
                self._space()
                for made in markers_of_group(piece, self.registry, self.builder.part, self._last):
                    self._marker(made)
            elif piece.kind == "reference" and piece.reference is not None:
                self._words(piece, piece.reference)
            elif piece.kind == "note" and piece.note is not None:
                self._space()
                self._note_marker(piece, self.registry.of_element[id(piece.note)])
            elif piece.kind == "raised":
                self._raised(piece, pieces[place + 1] if place + 1 < len(pieces) else None)
            else:
                self._put(piece, verbatim=piece.kind == "verbatim")

    def code(self, runs: list[Run]) -> None:
        """Write the runs of a block of code as they stand."""
        self._gap = None
        for run in runs:
            if run.kind == "reference" and run.reference is not None:
                self._words(run, run.reference)
            elif run.literal:
                self.builder.verbatim(run.text, run.start, run.end)
            elif run.text:
                self.builder.replaced(run.text, run.start, run.end)

    def _space(self) -> None:
        if self._gap is not None:
            self.builder.space(*self._gap)
            self._gap, self._last = None, " "

    def _put(self, run: Run, *, verbatim: bool) -> None:
        text = run.text
        if not run.literal:
            self._replaced(run, verbatim=verbatim)
            return
        body = text.lstrip(_SPACE)
        at = run.start + len(text) - len(body)
        if at > run.start and self._gap is None:
            self._gap = (run.start, at)
        bare = body.rstrip(_SPACE)
        if not bare:
            return
        low = 0
        if "\n" in bare or "  " in bare or "\t" in bare:
            for match in _FOLD.finditer(bare):
                self._piece(bare[low : match.start()], at + low, verbatim=verbatim)
                self._gap = (at + match.start(), at + match.end())
                low = match.end()
        self._piece(bare[low:], at + low, verbatim=verbatim)
        if len(bare) < len(body):
            self._gap = (at + len(bare), at + len(body))

    def _piece(self, text: str, start: int, *, verbatim: bool) -> None:
        self._space()
        self._last = text[-1:]
        if verbatim:
            self.builder.verbatim(text, start, start + len(text))
        else:
            self.builder.text(text, start)

    def _replaced(self, run: Run, *, verbatim: bool) -> None:
        text = " ".join(run.text.split()) if run.text.strip(_SPACE) else ""
        if not text:
            self._gap = self._gap or (run.start, run.end)
            return
        self._space()
        self._last = text[-1:]
        if verbatim and len(text) != run.end - run.start:
            self.builder.verbatim(text, run.start, run.end)
        else:
            self.builder.replaced(text, run.start, run.end)

    def _raised(self, run: Run, following: "Run | object | None") -> None:
        """Raised digits right after a word are a typed marker in documents that raise their markers."""
        before = "" if self._gap else self._last
        after = following.text[:1] if isinstance(following, Run) else ""
        if self.raised and before and not before.isdigit() and not after.isalnum() and run.literal:
            text = run.text.strip(_SPACE)
            start = run.start + run.text.index(text)
            self._last = text[-1:]
            self.builder.replaced(text.translate(_RAISED_DIGITS), start, start + len(text))
        else:
            self._put(run, verbatim=True)

    # -- markers ----------------------------------------------------------------------------------------------------

    def _marker(self, made: Made) -> None:
        self.builder.marker(made.style, made.raw, made.items, made.span, target=made.target)

    def _words(self, run: Run, reference: Reference) -> None:
        """Write a reference that shows words: they stay in the prose, but for marks of notes and bracketed keys."""
        self._space()
        if not reference.shown:
            self._marker(marker_of_words(reference, self.registry, self.builder.part, self._span(run)))
            return
        if reference.printed:
            self._texts(reference)
            self._marker(marker_of_words(reference, self.registry, self.builder.part, self._span(run)))
            return
        first, last = reference.shown[0], reference.shown[-1]
        made = marker_of_words(
            reference, self.registry, self.builder.part, Span(self.builder.part, first.start, last.end)
        )
        if made.style == "superscript":
            self._marker(made)
            return
        draft = self.builder.current
        assert draft is not None
        low = draft.text.length
        self._texts(reference)
        draft.markers.append(
            MarkerDraft(
                made.style, made.raw, made.items, made.span, low, draft.text.length, target=made.target, keep=True
            )
        )

    def _texts(self, reference: Reference) -> None:
        for text in reference.shown:
            self._put(Run("text", text.text, text.start, text.end, text.literal), verbatim=True)

    def _span(self, run: Run) -> Span:
        """Return the place of a marker that the format prints: the id that it names, or the whole element."""
        if run.reference is not None:
            place = attribute_span(self.source, run.reference.element, "target", "rid", "linkend", "endterm")
            if place is not None and run.start <= place.start < place.end <= run.end:
                return place
        return Span(self.builder.part, run.start, run.end)

    def _note_marker(self, run: Run, known: Known) -> None:
        span = self._span(run)
        item = CitedItem(known.label, known.key, span)
        self.builder.marker("superscript", known.label, (item,), span, target=known.anchors[0])


def _headless(runs: list[Run]) -> list[Run]:
    """Keep a number at the head of a block from being read as a typed note: the markup has notes of its own."""
    first = runs[0]
    match = _HEAD.match(first.text) if first.kind == "text" and first.literal else None
    if match is None:
        return runs
    cut = match.end()
    head = first._replace(kind="verbatim", text=first.text[:cut], end=first.start + cut)
    return [head, first._replace(text=first.text[cut:], start=first.start + cut), *runs[1:]]
