"""CC308: markers that a text generator left behind."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such marker: it points into a conversation that no reader can open."""
    for suspect in document.suspects:
        if suspect.kind == "machine":
            yield finding("machine", suspect.span, suspect.raw, block=suspect.block, marker=suspect.raw)
