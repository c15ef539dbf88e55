"""Exports, judged by others: prov reads PROV-JSON, roc-validator the crate, schemas the annotations and CSL-JSON."""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from citecheck.cli import main
from citecheck.sources.lock.lock_file import LockedCopy, dump, sha256_of_file

COPY = "The board agreed to repair the north pier. It cost £1.2 million.\n\fThe gates are to be kept open at night.\n"
REPORT = """# Harbour

It agreed “to repair the north pier”.[^1] It agreed “to repair the south pier”.[^1]

“The board agreed to repair ... The gates are to be kept open”.[^2] “These words are from elsewhere”.[^3]

[^1]: HBM000101, p. 1.
[^2]: Ibid.
[^3]: HBM000909.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "HBM000101 board.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "citecheck.toml").write_text('[sources]\ncopies = "evidence"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return tmp_path


def exported(form: str, name: str = "out.json") -> Any:
    assert main(["export", "report.md", "-f", form, "-o", name]) == 0
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def locked(folder: Path, **more: str) -> None:
    path = folder / "evidence" / "HBM000101 board.txt"
    row = LockedCopy(
        "evidence/HBM000101 board.txt", sha256_of_file(str(path)), "", "t", len(COPY.encode()), 2, "text/plain"
    )
    (folder / "sources.lock").write_text(dump([row._replace(**more)]), encoding="utf-8")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["webanno", "prov", "ro-crate", "csl"])
def test_the_same_evidence_gives_the_same_export(folder: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "report.md", "-f", form]) == 0
    first = capsys.readouterr().out
    assert main(["export", "report.md", "-f", form]) == 0
    assert capsys.readouterr().out == first
    assert str(folder) not in first


URI = {"type": "string", "pattern": r"^(?:[a-z]+:|[\w.%/~-]+$)"}
SELECTOR = {
    "oneOf": [
        {
            "required": ["type", "exact"],
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
        },
        {
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
        },
        {"required": ["type", "value"], "properties": {"type": {"const": "FragmentSelector"}}},
    ]
}
RESOURCE = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": URI,
        "selector": {"type": "array", "minItems": 1, "items": SELECTOR},
        "state": {"type": "object", "required": ["type", "cached"], "properties": {"sourceDate": {"pattern": "Z$"}}},
    },
}
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^urn:uuid:[0-9a-f-]{36}$"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["linking"]},
        "body": RESOURCE,
        "target": {"anyOf": [RESOURCE, {"type": "array", "minItems": 2, "items": RESOURCE}]},
    },
}
"""What the Web Annotation Data Model (2017) says MUST be of the parts that are used, written out by us."""


def test_web_annotations_are_those_of_the_model(folder: Path) -> None:
    locked(folder, url="https://harbour.example/minutes.pdf", retrieved_at="2026-03-04")
    page = exported("webanno")
    assert page["type"] == "AnnotationPage"
    for each in page["items"]:
        jsonschema.Draft202012Validator(ANNOTATION).validate(each)
    assert len({each["id"] for each in page["items"]}) == len(page["items"]) == 2


def test_web_annotations_find_the_words_again(folder: Path) -> None:
    first, second = exported("webanno")["items"]
    target = first["target"]
    assert target["source"] == "evidence/HBM000101%20board.txt"
    quote, position = target["selector"]
    assert COPY[position["start"] : position["end"]] == quote["exact"] == "to repair the north pier"
    assert COPY[: position["start"]].endswith(quote["prefix"])
    assert quote["suffix"].startswith(". It cost £1.2 million.")
    body_quote, body_position = first["body"]["selector"]
    assert REPORT[body_position["start"] : body_position["end"]] == body_quote["exact"]
    assert [each["selector"][0]["exact"] for each in second["target"]] == [
        "The board agreed to repair",
        "The gates are to be kept open",
    ]


def test_a_source_with_an_address_is_known_by_it(folder: Path) -> None:
    locked(folder, url="https://harbour.example/minutes.pdf", retrieved_at="2026-03-04")
    target = exported("webanno")["items"][0]["target"]
    assert target["source"] == "https://harbour.example/minutes.pdf"
    assert target["state"]["cached"] == "evidence/HBM000101%20board.txt"
    assert target["state"]["sourceDate"] == "2026-03-04T00:00:00Z"


def test_prov_is_read_back(folder: Path) -> None:
    prov = pytest.importorskip("prov.model", reason="needs the package prov")
    exported("prov", "prov.json")
    document = prov.ProvDocument.deserialize("prov.json", format="json")
    quoted = [
        each
        for each in document.get_records(prov.ProvDerivation)
        if "prov:Quotation" in map(str, each.get_asserted_types())
    ]
    entities = {str(each.identifier): each for each in document.get_records(prov.ProvEntity)}
    used = [str(each.args[1]) for each in document.get_records(prov.ProvUsage)]
    assert [(str(each.args[0]), str(each.args[1])) for each in quoted] == [
        ("r:quotation-1", "r:copy-1"),
        ("r:quotation-3", "r:copy-1"),
    ]
    assert used == ["r:report", "r:copy-1"]
    assert {str(each.args[1]) for each in document.get_records(prov.ProvMembership)} <= set(entities)
    agents = document.get_records(prov.ProvAgent)
    assert [str(each) for each in next(iter(agents)).get_asserted_types()] == ["prov:SoftwareAgent"]
    again = prov.ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document


def test_prov_has_no_circles_and_each_name_one_kind(folder: Path) -> None:
    data = exported("prov")
    kinds = [set(data[kind]) for kind in ("entity", "activity", "agent")]
    assert sum(map(len, kinds)) == len(set.union(*kinds))
    edges = {(each["prov:generatedEntity"], each["prov:usedEntity"]) for each in data["wasDerivedFrom"].values()}
    assert all(used.startswith("r:copy-") and not made.startswith("r:copy-") for made, used in edges)


def test_the_crate_lists_every_file_with_its_hash(folder: Path) -> None:
    locked(folder, url="https://harbour.example/minutes.pdf", retrieved_at="2026-03-04")
    graph = {each["@id"]: each for each in exported("ro-crate", "ro-crate-metadata.json")["@graph"]}
    parts = [part["@id"] for part in graph["./"]["hasPart"]]
    assert parts == ["report.md", "evidence/HBM000101%20board.txt", "sources.lock"]
    assert graph["evidence/HBM000101%20board.txt"]["sha256"] == sha256_of_file("evidence/HBM000101 board.txt")
    assert graph["./"]["datePublished"] == "2026-09-21"
    referred = json.dumps(list(graph.values()))
    assert all(json.dumps({"@id": each["@id"]}) in referred for each in graph["#check"]["result"])
    assert "2 verified" in graph["#check"]["description"]


TERMS = (
    *("CreateAction", "CreativeWork", "Dataset", "PropertyValue", "SoftwareApplication", "about", "contentSize"),
    *("datePublished", "description", "encodingFormat", "hasPart", "identifier", "instrument", "isBasedOn", "license"),
    *("mainEntity", "mentions", "name", "object", "result", "sdDatePublished", "sha256", "url", "value", "version"),
)


def _context() -> str:
    """Return the context of RO-Crate 1.2: the file that CITECHECK_RO_CRATE_CONTEXT names, else its terms used here."""
    if path := os.environ.get("CITECHECK_RO_CRATE_CONTEXT"):
        return Path(path).read_text(encoding="utf-8")
    terms = {term: f"http://schema.org/{term}" for term in TERMS}
    terms |= {"File": "http://schema.org/MediaObject", "conformsTo": "http://purl.org/dc/terms/conformsTo"}
    return json.dumps({"@context": terms})


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_crate_passes_the_validator_offline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rocrate_validator", reason="needs the package roc-validator")
    from rocrate_validator import models, services
    from rocrate_validator.utils.http import HttpRequester

    context = _context()

    class Answer:
        status_code, ok, headers, text, content = (
            200,
            True,
            {"Content-Type": "application/ld+json"},
            context,
            context.encode(),
        )

        def json(self) -> Any:
            return json.loads(self.text)

        def raise_for_status(self) -> None:
            """All is well."""

    def answered(_: object, url: str, *__: object, **___: object) -> Answer:
        assert url.startswith("https://w3id.org/ro/crate/1.2/context"), "nothing else is asked for"
        return Answer()

    monkeypatch.setattr(HttpRequester, "get", answered, raising=False)
    locked(folder, url="https://harbour.example/minutes.pdf", retrieved_at="2026-03-04")
    exported("ro-crate", "ro-crate-metadata.json")
    settings = services.ValidationSettings(
        rocrate_uri=str(folder),
        profile_identifier="ro-crate-1.2",
        requirement_severity=models.Severity.RECOMMENDED,
        offline=True,
        cache_path=folder / "http-cache",
    )
    result = services.validate(settings)
    required = [each.message for each in result.get_issues() if each.severity == models.Severity.REQUIRED]
    assert required == []
    # Who publishes a report, and under which licence, citecheck cannot know.
    assert all("publisher" in each.message or "License" in each.message for each in result.get_issues())


def test_a_crate_cannot_hold_what_lies_outside(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "inside").mkdir()
    assert main(["export", "report.md", "-f", "ro-crate", "-o", "inside/ro-crate-metadata.json"]) == 2
    assert "outside the folder" in capsys.readouterr().err


def test_csl_holds_the_cited_sources(folder: Path) -> None:
    assert [each["id"] for each in exported("csl")] == ["1", "2", "3"]


def test_without_copies_it_says_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "citecheck.toml").write_text("", encoding="utf-8")
    assert main(["export", "report.md", "-f", "prov"]) == 2
    assert "copies" in capsys.readouterr().err
