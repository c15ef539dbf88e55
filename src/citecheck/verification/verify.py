"""All quotations, figures and names of a document that can be held against copies of their sources.

A quotation that stands in its copy is verified; one that differs is said to differ, with the words; where there is no
copy, or one that cannot be read, it is unchecked, with the reason. Nothing is ever called invented.
"""

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.sources.evidence.evidence import Evidence
from citecheck.sources.evidence.uses import copies_used
from citecheck.verification.figure import Figures
from citecheck.verification.joining import Joiner
from citecheck.verification.model import Kind, Outcome, Verification
from citecheck.verification.quotation import check_quotation
from citecheck.verification.quoted import quotations
from citecheck.verification.targets import Targets


def verifications(document: Document, context: Context) -> tuple[Verification, ...]:
    """Return what came of each quotation, figure and name of ``document``, by block and place; computed once.

    Figures and names are looked up for sentences with a citation of which some source has a copy. Without
    ``context.known["evidence"]`` the result is empty.
    """
    return context.once("verifications", lambda: _verified(document, context))


def of_kind(document: Document, context: Context, kind: Kind, *outcomes: Outcome) -> list[Verification]:
    """Return the verifications of one kind, with ``outcomes`` only those."""
    found = verifications(document, context)
    return [each for each in found if each.kind == kind and (not outcomes or each.outcome in outcomes)]


def _verified(document: Document, context: Context) -> tuple[Verification, ...]:
    evidence: Evidence | None = context.known.get("evidence")
    if evidence is None:
        return ()
    context.once("copies-read", lambda: _prepare(document, context, evidence))
    targets = Targets(document, context, evidence)
    joiner = Joiner(document, context, targets)
    found = [check_quotation(document, each, joiner, evidence) for each in quotations(document)]
    taken: dict[int, list[tuple[int, int]]] = {}
    for each in found:
        taken.setdefault(each.block, []).append((each.start, each.end))
    figures = Figures(document, joiner, evidence)
    for block in document.blocks:
        if document.inside_note(block.order) < 0 and not document.inside(block.order, "quote"):
            found += figures.of_block(block.order, taken.get(block.order, []))
    changed = {copy.path for copy in {each.copy for each in found} if copy is not None and evidence.changed(copy)}
    found = [_doubted(each) if each.copy is not None and each.copy.path in changed else each for each in found]
    return tuple(sorted(found, key=lambda each: (each.block, each.start, each.end, each.kind)))


def _prepare(document: Document, context: Context, evidence: Evidence) -> None:
    """Read all copies that are cited, with several processes where that pays."""
    evidence.prepare(tuple(copy for _, copy in copies_used(document, context) if evidence.exists(copy)))


def _doubted(found: Verification) -> Verification:
    """A copy with other bytes than the lock says is not the one that was cited: what it has proves nothing."""
    if found.outcome != "verified":
        return found
    return found._replace(outcome="unchecked", reason="the copy is not the one that was locked: see `citecheck lock`")
