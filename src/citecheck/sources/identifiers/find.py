"""Find the identifiers of one text."""

from citecheck.sources.identifiers.identifier import Identifier
from citecheck.sources.identifiers.numbers import find_isbns, find_issns, find_names
from citecheck.sources.identifiers.scholarly import find_arxiv, find_counted, find_dois
from citecheck.sources.identifiers.urls import find_urls


def find_identifiers(text: str) -> list[Identifier]:
    """Return the identifiers of ``text`` by place; a text without any costs little more than a few look-ups.

    Identifiers inside an address (``https://doi.org/10.1000/1``) are listed beside the URL, after it. Never raises.
    """
    low = text.lower()
    found: list[Identifier] = []
    if "//" in low or "www." in low or "http" in low:
        found += find_urls(text)
    if "10." in low or "doi" in low:
        found += find_dois(text)
    if "97" in low and ("978-" in low or "979-" in low) or "isbn" in low:
        found += find_isbns(text)
    if "issn" in low:
        found += find_issns(text)
    if "orcid" in low or "isni" in low:
        found += find_names(text)
    if "arxiv" in low:
        found += find_arxiv(text)
    if "pm" in low or "rfc" in low or "oc" in low or "pubmed" in low:
        found += find_counted(text)
    if len(found) > 1:
        found.sort(key=lambda each: (each.start, -each.end))
    return found
