"""CC606: a page that the document does not have, by the evidence index."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.values import range_of


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each page beyond the number of pages that the index gives for the code."""
    index = _index(document)
    if not index:
        return
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        if note.fields:
            continue
        for cite in parsed.cites:
            code = cite.part("code")
            known = index.get(code.value.casefold()) if code else None
            if code is None or known is None:
                continue
            for locator in cite.locators:
                pages = range_of(locator, "page")
                if pages and pages[1] > known[0]:
                    words = note.text.text[locator.start : locator.end]
                    span = note.text.to_source(locator.start, locator.end)
                    related = (Related(known[1].span, "the entry of the index"),)
                    yield finding(
                        "beyond", span, words, block=note.block, related=related, code=code.value, pages=known[0]
                    )


def _index(document: Document) -> dict[str, tuple[int, Note]]:
    """Return the number of pages by evidence code, with the entry that gives it."""
    index: dict[str, tuple[int, Note]] = {}
    for note in document.notes:
        values = {field.name: field.value for field in note.fields}
        pages = values.get("number-of-pages", "")
        if pages.isdecimal() and int(pages):
            index.setdefault(values.get("code", note.label).casefold(), (int(pages), note))
    return index
