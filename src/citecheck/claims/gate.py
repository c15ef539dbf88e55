"""The way in for the rules: whether a document is looked at for claims at all, and its claims, found once.

What finding claims needs is imported only behind the gate, so that a document that cites nothing costs next to nothing.
"""

from citecheck.claims.settings import settings_of
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.text.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.claims.analysis import Claims
    from citecheck.claims.coverage import Coverage


def claims_in(document: Document, context: Context) -> "Claims | None":
    """Return the claims of ``document``, worked out once for all rules; None where it is not to be looked at."""
    settings = context.once("claims settings", lambda: settings_of(context.claims))
    if settings.mode == "off":
        return None
    if not (settings.uncited_documents == "check" or document.markers or document.suspects):
        return None
    language = document.metadata.language[:2].lower()
    if language and language not in settings.languages:  # one that is not named is told by its words
        return None
    return context.once("claims", lambda: _found(document, context))


def coverage_in(document: Document, context: Context) -> "tuple[Coverage, ...]":
    """Return the citation coverage of the sections of ``document`` that hold prose."""
    from citecheck.claims.coverage import coverage
    from citecheck.claims.sourceless import sourceless_markers

    settings = context.once("claims settings", lambda: settings_of(context.claims))
    return context.once("claims coverage", lambda: coverage(document, settings, sourceless_markers(document, context)))


def _found(document: Document, context: Context) -> "Claims":
    from citecheck.claims.analysis import Claims
    from citecheck.claims.sourceless import sourceless_markers

    settings = context.once("claims settings", lambda: settings_of(context.claims))
    claims = Claims(document, settings, sourceless_markers(document, context))
    if claims.open_units and settings.uncited_documents != "check":
        from citecheck.claims.genre import only_comments

        if only_comments(document, context, claims.units):
            claims.open_units = []
    return claims
