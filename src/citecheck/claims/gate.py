"""The way in for the rules: whether a document is looked at for claims at all, and its claims, found once.

What finding claims needs is imported only behind the gate, so that a document that cites nothing costs next to nothing.
"""

from typing import TYPE_CHECKING

from citecheck.claims.settings import settings_of
from citecheck.model.context import Context
from citecheck.model.document import Document

if TYPE_CHECKING:
    from citecheck.claims.analysis import Claims


_LANGUAGES = ("", "en")
"""The languages whose cues are known; a document that does not name its own is judged by its words."""


def claims_in(document: Document, context: Context) -> "Claims | None":
    """Return the claims of ``document``, worked out once for all rules; None where it is not to be looked at."""
    settings = context.once("claims settings", lambda: settings_of(context.claims))
    if settings.off or not (settings.uncited_documents == "check" or document.markers or document.suspects):
        return None
    if document.metadata.language[:2].lower() not in _LANGUAGES:
        return None
    from citecheck.claims.analysis import Claims

    return context.once("claims", lambda: Claims(document, settings))
