"""Saved web pages that are not what was to be saved: "404 Not Found", "Access denied", "Sign in"."""

import re

from citecheck.sources.copies.model import CopyProblem, CopyText
from citecheck.text.patterns import pattern

_SHORT = 4000
"""A page with more code points of text than this says something of its own."""
_ERRORS = pattern(
    r"(?:error\s)?(?:40[0134]|410|429|50[0234])\b.{0,40}$"
    r"|(?:page|file|document|resource|site)\s(?:could\s|was\s|can\s?)?(?:not|cannot)\s(?:be\s)?(?:found|available)"
    r"|not\sfound$|access\s(?:is\s)?denied|forbidden$|service\s(?:temporarily\s)?unavailable|bad\sgateway"
    r"|internal\sserver\serror|gateway\stime-?out|too\smany\srequests|just\sa\smoment|attention\srequired"
    r"|are\syou\sa\s(?:robot|human)|verify\s(?:that\s)?you\sare\s(?:a\s)?human|security\scheck"
    r"|(?:sign|log)\s?in(?:\sto\b.{0,60})?$|log(?:ged)?\sout$|session\s(?:has\s)?expired"
    r"|(?:this\s)?domain\s(?:is\s|may\sbe\s)?for\ssale|website\sexpired|page\s(?:has\sbeen\s)?(?:moved|removed)",
    re.IGNORECASE,
)


def error_page(copy: CopyText) -> CopyProblem | None:
    """Return a problem where a saved page is an error, a login or a robot check instead of the source."""
    if copy.format != "html" or len(copy.text) > _SHORT:
        return None
    heads = [copy.title, *(line for line in copy.text[:600].split("\n") if line.strip())][:4]
    for head in heads:
        words = " ".join(head.split())[:120]
        if words and _ERRORS.match(words.lstrip("#:-–— ")) or _after_site(words):
            return CopyProblem("error-page", f'the copy is a page that says "{words}", not the source: fetch it again')
    return None


def _after_site(words: str) -> bool:
    """``Example Site | Page not found``: the error stands after the name of the site."""
    return any(_ERRORS.match(piece.strip()) for piece in re.split(r"[|:–—-]", words)[1:3])
