"""Verified quotations as Web Annotations (W3C Recommendation, 23 February 2017): one for each.

The target is the passage of the source, found again by its words and what stands around them, by its offsets in the
extracted text, and by its page; the body is the passage of the report that quotes it.
"""

from typing import Any

from citecheck.export.pack import HOME, TOOL, Pack, address_of, relative, text_of, uuid_of
from citecheck.sources.copies.model import CopyText
from citecheck.sources.evidence.evidence import Copy
from citecheck.sources.quotes.verdict import Place
from citecheck.verification.model import Verification

_AROUND = 32
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"


def to_webanno(pack: Pack) -> dict[str, Any]:
    """Return an annotation page with an annotation for each verified quotation, in the order of the report."""
    items = [
        _annotation(pack, each, each.copy)
        for each in pack.found
        if each.kind == "quotation" and each.outcome == "verified" and each.copy is not None and each.places
    ]
    page = uuid_of("page", pack.sha256)
    return {"@context": _CONTEXT, "id": page, "type": "AnnotationPage", "startIndex": 0, "items": items}


def _annotation(pack: Pack, each: Verification, copy: Copy) -> dict[str, Any]:
    text = text_of(pack, copy)
    targets = [_target(pack, copy, text, place) for place in each.places] if text is not None else []
    return {
        "@context": _CONTEXT,
        "id": uuid_of(pack.sha256, each.block, each.start, each.end, pack.evidence.sha256(copy)),
        "type": "Annotation",
        "motivation": "linking",
        "generator": {"id": HOME, "type": "Software", "name": TOOL},
        "body": _body(pack, each),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _body(pack: Pack, each: Verification) -> dict[str, Any]:
    text = pack.document.blocks[each.block].text
    span = text.to_source(each.start, each.end)
    selectors: list[dict[str, Any]] = [_quote(text.text, each.start, each.end)]
    if pack.document.source.format not in ("docx", "odt", "epub", "pdf"):
        selectors.append({"type": "TextPositionSelector", "start": span.start, "end": span.end})
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": pack.report,
        "selector": selectors,
    }


def _target(pack: Pack, copy: Copy, text: CopyText, place: Place) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [
        _quote(text.text, place.start, place.end),
        {"type": "TextPositionSelector", "start": place.start, "end": place.end},
    ]
    if place.page >= 0 and text.format == "pdf":
        selectors.append({"type": "FragmentSelector", "value": f"page={place.page + 1}", "conformsTo": _PDF_FRAGMENTS})
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": address_of(pack, copy),
        "selector": selectors,
    }
    row = pack.evidence.locked(copy)
    if row is not None and row.retrieved_at:
        state = {"type": "TimeState", "cached": relative(copy.path, pack.folder)}
        target["state"] = {**state, "sourceDate": f"{row.retrieved_at}T00:00:00Z"}
    return target


def _quote(text: str, start: int, end: int) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - _AROUND, 0) : start],
        "suffix": text[end : end + _AROUND],
    }
