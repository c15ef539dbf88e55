"""SARIF 2.1.0 (OASIS standard, 27 March 2020), as code hosts and editors read it."""

import json
from typing import Any

from citecheck import __version__
from citecheck.catalogue.load import BY_NAME, Rule
from citecheck.model.finding import Diagnostic, Location, Severity
from citecheck.model.result import Notice, Run
from citecheck.report.fixes import Offer, offers
from citecheck.report.render import ReportOptions
from citecheck.report.uris import uri_of

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SUPPRESSIONS = {"comment": "inSource", "configuration": "external", "baseline": "external"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(run: Run, options: ReportOptions) -> str:
    """Return ``run`` as a SARIF log; suppressed findings are in it, marked as such."""
    diagnostics = [each for file in run.files for each in file.diagnostics]
    names = sorted({each.rule for each in diagnostics}, key=lambda name: BY_NAME[name].id)
    index = {name: place for place, name in enumerate(names)}
    tool = {
        "name": "citecheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(BY_NAME[name]) for name in names],
    }
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": tool},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"ROOT": {"description": {"text": "the folder that citecheck was run in"}}},
                "invocations": [_invocation(run.notices)],
                "results": [_result(each, index) for each in diagnostics],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    from citecheck.compiled.rule_docs import DOCS

    docs = DOCS[rule.name]
    parts = [docs["why"], docs["remedy"]] + ([docs["exceptions"]] if docs["exceptions"] else [])
    plain = "\n\n".join(" ".join(part.split()) for part in parts)
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary[0].upper() + rule.summary[1:] + "."},
        "fullDescription": {"text": " ".join(docs["why"].split())},
        "help": {"text": plain, "markdown": f"**{rule.name}**\n\n{plain}"},
        "messageStrings": {key: {"text": text} for key, text in rule.messages.items()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": [rule.group], "precision": {"high": "very-high"}.get(rule.confidence, rule.confidence)},
    }


def _result(diagnostic: Diagnostic, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.id,
        "ruleIndex": index[diagnostic.rule],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message},
        "locations": [{"physicalLocation": _physical(diagnostic.location, diagnostic)}],
        "partialFingerprints": {"citecheck/v1": diagnostic.fingerprint},
        "properties": {"name": diagnostic.rule, "words": diagnostic.words},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": place, "message": {"text": each.message}, "physicalLocation": _physical(each.location)}
            for place, each in enumerate(diagnostic.related)
        ]
    if fixes := [_fix(offer) for offer in offers(diagnostic)]:
        result["fixes"] = fixes
    if diagnostic.suppressed:
        suppression = {"kind": _SUPPRESSIONS[diagnostic.suppressed], "status": "accepted"}
        if diagnostic.reason:
            suppression["justification"] = diagnostic.reason
        result["suppressions"] = [suppression]
    return result


def _fix(offer: Offer) -> dict[str, Any]:
    """Return a fix (section 3.55): its edits stand in one file."""
    replacements = []
    for place, edit in offer.edits():
        replacement: dict[str, Any] = {"deletedRegion": _region(place)}
        if edit.text:
            replacement["insertedContent"] = {"text": edit.text}
        replacements.append(replacement)
    return {
        "description": {"text": offer.fix.title},
        "artifactChanges": [{"artifactLocation": _artifact(offer.places[0]), "replacements": replacements}],
        "properties": {"safe": offer.fix.safe},
    }


def _physical(location: Location, diagnostic: Diagnostic | None = None) -> dict[str, Any]:
    region = _region(location)
    if diagnostic is not None and diagnostic.words:
        region["snippet"] = {"text": diagnostic.words}
    return {"artifactLocation": _artifact(location), "region": region}


def _region(location: Location) -> dict[str, Any]:
    return {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
        "charOffset": location.start,
        "charLength": location.end - location.start,
    }


def _artifact(location: Location) -> dict[str, str]:
    uri = uri_of(location.path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "ROOT"}


def _invocation(notices: tuple[Notice, ...]) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not any(each.kind != "warning" for each in notices)}
    if notices:
        invocation["toolExecutionNotifications"] = [
            {
                "level": "warning" if each.kind == "warning" else "error",
                "message": {"text": f"{each.path}: {each.message}" if each.path else each.message},
            }
            for each in notices
        ]
    return invocation
