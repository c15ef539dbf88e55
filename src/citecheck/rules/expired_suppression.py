"""CC006: a suppression comment whose last day has passed."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.directives import parse
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each comment whose ``until`` date lies before today."""
    for directive in document.directives:
        ignore = parse(directive.text)
        if ignore.until and context.today and ignore.until < context.today:
            names = ", ".join(ignore.names) or "all rules"
            yield finding(
                "expired",
                directive.span,
                f"until {ignore.until}",
                block=directive.block,
                name=names,
                until=ignore.until,
            )
