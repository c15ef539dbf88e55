"""CC624: op cit, supra or a short title without the full citation that it stands for."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.model.parsed_note import Cite, CitePart
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.order import units
from citecheck.text.patterns import pattern

_SHORT = ("op-cit", "supra", "loc-cit")
_NAME = pattern(r"[^\W\d_]{2,40}(?:[’'-][^\W\d_]{1,40}){0,3}")
_SMALL = frozenset(("the", "and", "of", "in", "for", "et", "al", "see", "also", "cf", "ed", "eds", "op", "cit", "ibid"))


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each short form whose author or title no earlier note or source entry names."""
    parsed = parsed_notes(document, context)
    listed = {word for note in document.notes if note.kind == "entry" for word in _words(note.text.text)}
    if document.metadata.fragment:
        return
    for unit in units(document, context):
        known = set(listed)
        for order in unit:
            note = document.notes[order]
            for cite in parsed[order].cites:
                back = _short_form(cite)
                named = _named(cite, note.text.text) if back else ()
                if back and named and not known.intersection(named):
                    words = note.text.text[cite.start : back.end]
                    span = note.text.to_source(cite.start, back.end)
                    yield finding("undefined", span, words, block=note.block, name=_printed(cite), label=note.label)
            if not any(_short_form(cite) for cite in parsed[order].cites):
                known.update(_words(note.text.text))


def _short_form(cite: Cite) -> CitePart | None:
    back = cite.part("back-reference")
    # "supra note 4" is judged by the note that it names.
    if cite.kind != "back-reference" or back is None or back.value not in _SHORT or cite.part("note-number"):
        return None
    return back


def _named(cite: Cite, text: str) -> tuple[str, ...]:
    """Return the words of the author and the title before the short form, folded."""
    parts = [part for part in cite.parts if part.name in ("author", "title", "parties", "speaker")]
    return tuple(word for part in parts for word in _words(text[part.start : part.end]))


def _printed(cite: Cite) -> str:
    names = [part.value for part in cite.parts if part.name in ("author", "title", "parties", "speaker")]
    return ", ".join(names)


def _words(text: str) -> list[str]:
    return [word for match in _NAME.finditer(text) if len(word := match[0].casefold()) > 2 and word not in _SMALL]
