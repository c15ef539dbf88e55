"""CC004: a suppression comment that silences nothing."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Directive, Document
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield nothing: what a comment silences is known only when all rules have run.

    ``citecheck.engine.suppress`` then makes the findings of this rule with :func:`unused_name` and
    :func:`unused_comment`.
    """
    return iter(())


def unused_name(directive: Directive, name: str) -> Finding:
    """Return the finding for one name of a comment whose rules found nothing in its reach."""
    return finding("rule", directive.span, name, block=directive.block, name=name)


def unused_comment(directive: Directive, command: str) -> Finding:
    """Return the finding for a comment without names in whose reach nothing was found."""
    return finding("all", directive.span, command, block=directive.block, name=command)
