"""Legal and parliamentary citations in notes: cases, statutes, instruments, EU acts, Hansard, papers."""

from citecheck.sources.legal.citation import LegalCitation, LegalFault, LegalKind, Provision
from citecheck.sources.legal.find import find_legal

__all__ = ["LegalCitation", "LegalFault", "LegalKind", "Provision", "find_legal"]
