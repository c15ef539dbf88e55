"""CC005: a suppression comment that does not say why."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.directives import parse
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each comment that can be read and gives no reason."""
    for directive in document.directives:
        ignore = parse(directive.text)
        if not ignore.fault and not ignore.reason and ignore.command != "ignore-end":
            words = ", ".join(ignore.names) or ignore.command
            yield finding("missing", directive.span, words, block=directive.block, name=words)
