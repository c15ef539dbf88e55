"""CC820: a quotation that stands in the copy of its source with other words."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.verification.verify import of_kind
from citecheck.verification.wording import copy_words, difference_of, difference_words, shortened


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation that differs, at the first words that do."""
    for found in of_kind(document, context, "quotation", "differs"):
        if found.copy is None:
            continue
        copy = copy_words(found.copy, found.places[0] if found.places else None)
        text = document.blocks[found.block].text
        if not (different := difference_of(found, context)):
            span, words = text.to_source(found.start, found.end), shortened(found.words)
            yield finding("apart", span, words, block=found.block, copy=copy)
            continue
        start, end = found.start + different[0].start, found.start + different[0].end
        while start < end and text.text[start].isspace():
            start += 1
        span, words = text.to_source(start, end), shortened(text.text[start:end])
        said = difference_words(different)
        yield finding("differs", span, words, block=found.block, copy=copy, difference=said)
