"""CC203: a number is used again, for houses in which every marker has a note of its own."""

from collections.abc import Iterator

from citecheck.linking.sequences import Use, sequences
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each later use of a number in a family that the option ``families`` names."""
    families = context.options["families"]
    for sequence in sequences(document, context):
        if sequence.family not in families:
            continue
        first: dict[int, Use] = {}
        for use in sequence.uses:
            earlier = first.setdefault(use.number, use)
            if earlier.marker != use.marker:
                related = (Related(earlier.span, f'"{earlier.words}" is first used here'),)
                yield finding("again", use.span, use.words, block=use.block, related=related, marker=use.words)
