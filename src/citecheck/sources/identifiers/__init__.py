"""Identifiers in notes and source entries: DOI, ISBN, ISSN, ORCID, ISNI, arXiv, PMID, PMCID, RFC, OCLC and URLs."""

from citecheck.sources.identifiers.find import find_identifiers
from citecheck.sources.identifiers.identifier import Identifier, IdentifierFault, IdentifierKind

__all__ = ["Identifier", "IdentifierFault", "IdentifierKind", "find_identifiers"]
