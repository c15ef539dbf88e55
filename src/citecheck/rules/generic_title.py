"""CC515: a title that a server gave the page: "404", "Archived copy", "Just a moment..."."""

from collections.abc import Iterator

from citecheck.compiled.vague import TITLES
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.grammar.notes import parsed_notes


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each title of a web page that is none."""
    for note in document.notes:
        names = {field.name for field in note.fields}
        for field in note.fields:
            if field.name == "title" and "URL" in names and _folded(field.value) in TITLES:
                yield finding("title", field.span, field.value, block=note.block, label=note.label)
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites if not note.fields else ():
            title = cite.part("title")
            if title and title in cite.parts and cite.part("url") and _folded(title.value) in TITLES:
                span = note.text.to_source(title.start, title.end)
                yield finding("title", span, title.value, block=note.block, label=note.label)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split()).strip(" \"'.“”‘’") or title
