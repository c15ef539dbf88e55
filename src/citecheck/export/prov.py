"""What a report rests on as PROV (W3C PROV-DM, 30 April 2013), in PROV-JSON (W3C Member Submission, 24 April 2013).

Entities are the report, its quotations and the copies of its sources; the activity is the check by citecheck, which
used report and copies. A verified quotation was quoted from its copy; a cited copy is a primary source of the report.
"""

from typing import Any

from citecheck.export.pack import HOME, TOOL, Pack, address_of
from citecheck.verification.model import OUTCOMES

_TYPED = "prov:QUALIFIED_NAME"


def to_prov(pack: Pack) -> dict[str, Any]:
    """Return the PROV-JSON document of ``pack``; without times, so that the same evidence gives the same document."""
    report = "r:report"
    names = {copy.path: f"r:copy-{number}" for number, copy in enumerate(pack.copies, 1)}
    entities: dict[str, Any] = {report: _report(pack)}
    entities |= {names[copy.path]: _copy(pack, place) for place, copy in enumerate(pack.copies)}
    derived: dict[str, Any] = {}
    for number, copy in enumerate(pack.copies, 1):
        derived[f"_:d{number}"] = _derivation(report, names[copy.path], "prov:PrimarySource")
    for number, each in enumerate((each for each in pack.found if each.kind == "quotation"), 1):
        quote = f"r:quotation-{number}"
        entities[quote] = {
            "prov:value": each.words,
            "citecheck:outcome": each.outcome,
            "prov:type": _name("citecheck:Quotation"),
        }
        if each.outcome == "verified" and each.copy is not None and each.copy.path in names:
            derived[f"_:q{number}"] = _derivation(quote, names[each.copy.path], "prov:Quotation")
    entities["r:results"] = {"prov:label": "what citecheck found", **_counts(pack)}
    check = "r:check"
    used = [report, *names.values()]
    return {
        "prefix": {"r": f"urn:sha256:{pack.sha256}#", "citecheck": f"{HOME}#"},
        "entity": entities,
        "activity": {check: {"prov:label": "citecheck verify"}},
        "agent": {
            "citecheck:tool": {"prov:type": _name("prov:SoftwareAgent"), "prov:label": TOOL},
        },
        "used": {f"_:u{n}": {"prov:activity": check, "prov:entity": each} for n, each in enumerate(used, 1)},
        "wasGeneratedBy": {"_:g1": {"prov:entity": "r:results", "prov:activity": check}},
        "wasAssociatedWith": {"_:a1": {"prov:activity": check, "prov:agent": "citecheck:tool"}},
        "wasDerivedFrom": derived,
        "hadMember": {
            f"_:m{n}": {"prov:collection": report, "prov:entity": each}
            for n, each in enumerate((each for each in entities if each.startswith("r:quotation-")), 1)
        },
    }


def _report(pack: Pack) -> dict[str, Any]:
    return {
        "prov:type": _name("prov:Collection"),
        "prov:label": pack.document.metadata.title or pack.report,
        "prov:atLocation": pack.report,
        "citecheck:sha256": pack.sha256,
    }


def _copy(pack: Pack, place: int) -> dict[str, Any]:
    copy = pack.copies[place]
    return {
        "prov:label": copy.shown,
        "prov:atLocation": address_of(pack, copy),
        "citecheck:sha256": pack.evidence.sha256(copy),
    }


def _counts(pack: Pack) -> dict[str, Any]:
    return {
        f"citecheck:{outcome}": {"$": str(sum(each.outcome == outcome for each in pack.found)), "type": "xsd:int"}
        for outcome in OUTCOMES
    }


def _derivation(generated: str, used: str, kind: str) -> dict[str, Any]:
    return {"prov:generatedEntity": generated, "prov:usedEntity": used, "prov:type": _name(kind)}


def _name(name: str) -> dict[str, str]:
    """A type given as a plain string would be a literal, not a name."""
    return {"$": name, "type": _TYPED}
