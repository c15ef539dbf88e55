"""A report and its evidence folder on disk, as rules and commands see them."""

from pathlib import Path

from citecheck.api import read_document
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.sources.evidence.evidence import Evidence, Places
from citecheck.sources.evidence.folder import copy_files
from citecheck.verification.model import Verification
from citecheck.verification.verify import verifications


def report(folder: Path, text: str, copies: dict[str, str]) -> tuple[Document, Context]:
    """Write ``text`` and its copies (name and words) below ``folder``; return the document and what rules are given."""
    evidence = folder / "evidence"
    evidence.mkdir(exist_ok=True)
    for name, words in copies.items():
        (evidence / name).write_text(words, encoding="utf-8")
    (folder / "report.md").write_text(text, encoding="utf-8")
    document, context = read_document(str(folder / "report.md"))
    places = Places(str(evidence), str(folder / "sources.lock"))
    context.known = {"evidence": Evidence(places, copy_files(str(evidence)), None)}
    return document, context


def verified(folder: Path, text: str, copies: dict[str, str]) -> tuple[Verification, ...]:
    """Return what came of ``text`` against ``copies``."""
    return verifications(*report(folder, text, copies))


def told(folder: Path, text: str, copies: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return kind, outcome and words of all verifications."""
    return [(each.kind, each.outcome, each.words) for each in verified(folder, text, copies)]
