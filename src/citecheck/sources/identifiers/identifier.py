"""What :func:`citecheck.sources.identifiers.find_identifiers` gives."""

from citecheck.text.hints import Literal
from citecheck.text.record import NamedTuple

IdentifierKind = Literal[
    "doi", "isbn", "issn", "orcid", "isni", "arxiv", "pmid", "pmcid", "rfc", "oclc", "url"
]  # fmt: skip

IdentifierFault = Literal[
    "",
    "registrant",  # DOI: the prefix is not "10." and four digits or more
    "suffix",  # DOI: nothing after the slash
    "length",  # ISBN, ISSN, ORCID, ISNI: too few or too many digits
    "check-digit",
    "prefix",  # ISBN of 13 digits that begins with neither 978 nor 979
    "month",  # arXiv: no such month
    "form",  # arXiv: no form that was ever used
    "archive",  # arXiv, old form: no such archive
    "resolver",  # DOI in a field of its own: with the address of the resolver before it
    "trailing",  # DOI in a field of its own: with a stop after it
    "space",  # URL: a space stands inside
]


class Identifier(NamedTuple):
    """One identifier in a text.

    ``value`` is normalised: a DOI without resolver and in lower case, ISBN and ISSN as digits (the ISSN with its
    hyphen), ORCID and ISNI in groups of four, arXiv ids and numbers without label, a URL as printed but
    for spaces inside. ``start`` and
    ``end`` are half-open offsets of the identifier itself, its label left out. ``fault`` tells what is wrong with it.
    """

    kind: IdentifierKind
    value: str
    start: int
    end: int
    fault: IdentifierFault = ""
