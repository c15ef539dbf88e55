"""CC004: a suppression comment that silences nothing."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield nothing: what a comment silences is known only when all rules have run.

    ``citecheck.engine.suppress`` makes the findings of this rule then.
    """
    return iter(())
