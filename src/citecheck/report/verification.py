"""What came of verifying documents against the copies of their sources: as a table for people, and as JSON."""

from collections.abc import Sequence
from typing import Any

from citecheck.engine.paragraphs import locator_of
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Location
from citecheck.report.terminal import paint, safe, width
from citecheck.sources.evidence.evidence import Evidence
from citecheck.text.record import NamedTuple
from citecheck.verification.model import FAILING, OUTCOMES, Outcome, Verification
from citecheck.verification.wording import difference_of, difference_words, place_words, shortened

VERSION = 1
"""The version of the JSON form."""
_SHOWN = 48
_STYLES: dict[Outcome, str] = {
    **dict.fromkeys(FAILING, "error"),
    "ambiguous": "warning",
    "unchecked": "dim",
}
_QUOTED = {"quotation": '"{}"', "figure": "{}", "name": "{}"}


class Verified(NamedTuple):
    """A document, what its rules are given, and what came of its claims."""

    document: Document
    context: Context
    found: tuple[Verification, ...]


def counts(found: Sequence[Verification]) -> dict[str, int]:
    """Return how many verifications have each outcome, in the order of :data:`OUTCOMES`."""
    return {outcome: sum(each.outcome == outcome for each in found) for outcome in OUTCOMES}


def failed(documents: Sequence[Verified]) -> bool:
    """Return whether a quotation or figure differs, is not found, or stands elsewhere.

    Names alone do not fail: a source may describe people without naming them.
    """
    found = (each for document in documents for each in document.found)
    return any(each.outcome in FAILING and each.kind != "name" for each in found)


def as_table(documents: Sequence[Verified], *, quiet: bool = False, color: bool = False) -> str:
    """Return a table for each document: place, outcome, claim, source, place in the copy; below it what is the matter.

    ``quiet`` leaves out what is verified or could not be checked.
    """
    pieces = []
    for each in documents:
        rows = [found for found in each.found if not quiet or found.outcome in (*FAILING, "ambiguous")]
        if rows:
            pieces.append(f"{safe(each.document.source.path)}\n{_table(each, rows, color=color)}\n")
    found = [verification for each in documents for verification in each.found]
    pieces.append(_summary(found, len(documents)))
    return "".join(pieces)


def _summary(found: Sequence[Verification], documents: int) -> str:
    said = ", ".join(f"{count} {outcome}" for outcome, count in reversed(counts(found).items()) if count)
    where = "1 document" if documents == 1 else f"{documents} documents"
    claims = "1 claim" if len(found) == 1 else f"{len(found)} claims"
    return f"{claims} in {where}: {said or 'nothing to verify'}\n"


def _table(verified: Verified, rows: Sequence[Verification], *, color: bool) -> str:
    locator = locator_of(verified.document)
    cells = [("line", "outcome", "claim", "source", "place")]
    for each in rows:
        location = locator.location(verified.document.blocks[each.block].text.to_source(each.start, each.end))
        cells.append(_cells(verified, each, location))
    widths = [max(width(row[at]) for row in cells) for at in range(4)]
    lines = []
    for number, row in enumerate(cells):
        padded = [cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=False)]
        if number:
            padded[1] = paint(
                padded[1], _STYLES.get(rows[number - 1].outcome, ""), color=color and _styled(rows[number - 1])
            )
        lines.append("  " + "  ".join((*padded, row[4])).rstrip() + "\n")
        if number and (said := _said(rows[number - 1], verified.context)):
            lines.append(" " * (widths[0] + 4) + safe(said) + "\n")
    return "".join(lines)


def _styled(found: Verification) -> bool:
    return found.outcome in _STYLES


def _cells(verified: Verified, each: Verification, location: Location) -> tuple[str, str, str, str, str]:
    claim = _QUOTED[each.kind].format(shortened(each.words, _SHOWN))
    place = place_words(each.places[0]) if each.places else ""
    return f"{location.line}", each.outcome, safe(claim), safe(source_words(verified.document, each)), safe(place)


def source_words(document: Document, each: Verification) -> str:
    """Return the copy as shown; where there is none, the words of the note that is cited."""
    if each.copy is not None:
        return each.copy.shown
    return shortened(document.notes[each.note].text.text, 40) if each.note >= 0 else "-"


def _said(each: Verification, context: Context) -> str:
    different = difference_of(each, context)
    if different:
        return f"the copy {difference_words(different)}"
    if each.outcome == "not-found" and not each.reason:
        return "stands nowhere in the copy"
    flags = "; ".join(f'{_FLAGS[flag.kind]} "{flag.words}"' for flag in each.flags if flag.kind in _FLAGS)
    return "; ".join(part for part in (each.reason, flags) if part)


_FLAGS = {
    "ellipsis-hides-negation": "the ellipsis leaves out",
    "bracket-hides-negation": "the bracket stands for",
    "stops-before-limit": "the source goes on",
    "starts-after-negation": "the source has before it",
}


def as_json(documents: Sequence[Verified]) -> dict[str, Any]:
    """Return everything as JSON values. Offsets in a copy are code points of its extracted text."""
    found = [verification for each in documents for verification in each.found]
    return {
        "version": VERSION,
        "counts": counts(found),
        "documents": [_document_json(each) for each in documents],
    }


def _document_json(verified: Verified) -> dict[str, Any]:
    return {
        "path": verified.document.source.path,
        "counts": counts(verified.found),
        "claims": [_claim_json(verified, each) for each in verified.found],
    }


def _claim_json(verified: Verified, each: Verification) -> dict[str, Any]:
    document = verified.document
    span = document.blocks[each.block].text.to_source(each.start, each.end)
    location = locator_of(document).location(span)
    return {
        "kind": each.kind,
        "outcome": each.outcome,
        "reason": each.reason,
        "words": each.words,
        "location": {name: value for name, value in location._asdict().items() if name != "path"},
        "marker": document.markers[each.marker].raw if each.marker >= 0 else None,
        "note": document.notes[each.note].label if each.note >= 0 else None,
        "sources": each.candidates,
        "copy": _copy_json(each, verified.context),
        "cited-pages": list(each.target.pages) if each.target is not None else [],
        "places": [place._asdict() for place in each.places],
        "differences": [
            {"report": one.report, "copy": one.copy, "start": one.start, "end": one.end}
            for one in difference_of(each, verified.context)
        ],
        "changes": [change._asdict() for change in each.changes],
        "flags": [flag._asdict() for flag in each.flags],
    }


def _copy_json(each: Verification, context: Context) -> dict[str, Any] | None:
    if each.copy is None:
        return None
    evidence: Evidence = context.known["evidence"]
    return {"path": each.copy.shown, "sha256": evidence.sha256(each.copy)}
