"""CC825: a quotation that stops where its source goes on "but", "unless", "except", or begins after its "not"."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.verification.verify import of_kind
from citecheck.verification.wording import copy_words, shortened

_KINDS = {"stops-before-limit": "stops", "starts-after-negation": "starts", "next-sentence-limits": "next"}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation that leaves out the limit or the negation right beside it in the source."""
    for found in of_kind(document, context, "quotation", "verified", "elsewhere", "ambiguous"):
        kinds = {each.kind: each.words for each in found.flags if each.kind in _KINDS}
        if not context.options["next-sentence"]:
            kinds.pop("next-sentence-limits", None)
        for kind, words in list(kinds.items())[:1]:
            if found.copy is None:
                continue
            span = document.blocks[found.block].text.to_source(found.start, found.end)
            copy = copy_words(found.copy, found.places[-1])
            yield finding(_KINDS[kind], span, shortened(found.words), block=found.block, copy=copy, limit=words)
