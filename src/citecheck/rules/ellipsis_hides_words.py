"""CC824: an ellipsis or a bracket in a quotation that leaves out a negation or a limit."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.verification.verify import of_kind
from citecheck.verification.wording import copy_words, shortened

_KINDS = {"ellipsis-hides-negation": "ellipsis", "bracket-hides-negation": "bracket", "ellipsis-hides-much": "much"}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation whose ellipsis or bracket stands for words that change the sense."""
    for found in of_kind(document, context, "quotation", "verified", "elsewhere", "ambiguous"):
        flag = next((each for each in found.flags if each.kind in _KINDS), None)
        if flag is None or found.copy is None or (flag.kind == "ellipsis-hides-much" and not context.options["long"]):
            continue
        span = document.blocks[found.block].text.to_source(found.start, found.end)
        copy = copy_words(found.copy, found.places[0])
        yield finding(_KINDS[flag.kind], span, shortened(found.words), block=found.block, copy=copy, hidden=flag.words)
