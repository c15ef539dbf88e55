"""Page furniture that was saved along with a page: "Skip to main content", "This website was last updated ..."."""

import re

from citecheck.readers.draft import BlockDraft
from citecheck.text.patterns import pattern

_PHRASES = frozenset(
    {
        "skip to main content", "skip to content", "skip to navigation", "skip navigation", "jump to content",
        "jump to navigation", "back to top", "return to top", "top of page", "go to top", "to the top", "top",
        "print this page", "print page", "share this page", "share this", "share on twitter", "share on facebook",
        "email this page", "accept cookies", "accept all cookies", "reject cookies", "cookie settings",
        "cookie policy", "cookies", "privacy policy", "terms and conditions", "accessibility",
        "accessibility statement", "site map", "sitemap", "menu", "search", "close", "close menu", "open menu",
        "main menu", "navigation",
        "home", "next", "previous", "next page", "previous page", "next section", "previous section", "next chapter",
        "previous chapter", "contact us", "advertisement", "download pdf", "zum inhalt springen", "nach oben",
        "aller au contenu", "haut de page", "retour en haut", "saltar al contenido", "volver arriba",
    }
)  # fmt: skip
_UPDATED = pattern(
    r"\b(?:web ?site|page|site) (?:was )?(?:last|most recently) (?:updated|modified|reviewed|changed)\b"
    r"|^(?:we use|this (?:web ?)?site uses|by using this (?:web ?)?site)[^.]{0,80}\bcookies\b",
    re.IGNORECASE,
)
_LONGEST = 200


def is_navigation(text: str) -> bool:
    """Return whether a line or paragraph is part of the page around a report, not of the report."""
    folded = text.lower()
    if len(text) < 40 and folded.rstrip(" .›»>↑^") in _PHRASES:
        return True
    return ("updated" in folded or "cookies" in folded or "reviewed" in folded) and bool(_UPDATED.search(text))


def find_furniture(drafts: list[BlockDraft]) -> None:
    """Set apart the paragraphs that are furniture. The reader of plain text does so itself, line by line."""
    for draft in drafts:
        if draft.kind != "paragraph" or draft.parent is not None or draft.markers:
            continue
        if 2 < draft.text.length < _LONGEST and is_navigation(draft.text.plain().strip()):
            draft.kind = "furniture"
