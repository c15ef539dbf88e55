"""What LibreOffice writes is read alike as OpenDocument, flat OpenDocument and Word file."""

import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
from contract import check_contract
from rules_of import findings

from citecheck.model.document import Document

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

PAGE = """<html><head><title>On bridges</title></head><body><h1>The bridge</h1>
<p>The council met in 2017<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>. It
closed<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a>.</p>
<ol><li>First point</li><li>Second point</li></ol><p>The claim [1] was made [3].</p><h2>References</h2>
<ol><li>Smith, Bridges, 2019.</li><li>Lee, Roads, 2020.</li></ol>
<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Minutes, page 3.</p>
</div><div id="sdendnote1"><p><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>Letter.</p></div>
</body></html>"""


def _convert(folder: Path, source: str, target: str, *more: str) -> None:
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", *more, "--convert-to", target, "--outdir", str(folder), source]
    subprocess.run(command, capture_output=True, check=True, timeout=180)


def _seen(document: Document) -> tuple[object, ...]:
    check_contract(document)
    return (
        [(each.kind, each.number, each.text.text) for each in document.blocks if each.kind != "note"],
        [(each.style, each.raw) for each in document.markers],
        [(each.kind, each.label, each.text.text) for each in document.notes],
        findings(document, "CC0", "CC1", "CC2", "CC3"),
    )


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_three_formats_of_one_document(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    _convert(tmp_path, str(tmp_path / "page.html"), "odt:writer8", "--infilter=HTML (StarWriter)")
    for target in ("docx", "fodt"):
        _convert(tmp_path, str(tmp_path / "page.odt"), target)
    seen = {}
    for name, module in (("page.odt", "odt"), ("page.fodt", "odt"), ("page.docx", "docx")):
        read = import_module(f"citecheck.readers.{module}.reader").read
        seen[name] = _seen(read((tmp_path / name).read_bytes(), name))
    assert seen["page.odt"] == seen["page.fodt"] == seen["page.docx"]
    assert seen["page.odt"][2] == [
        ("entry", "1", "Smith, Bridges, 2019."),
        ("entry", "2", "Lee, Roads, 2020."),
        ("footnote", "1", "Minutes, page 3."),
        ("endnote", "i", "Letter."),
    ]
    assert seen["page.odt"][3] == [("CC101", "[3]"), ("CC102", "Lee, Roads, 2020.")]
