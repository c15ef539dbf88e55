"""Real documents with known defects, where they are at hand."""

import csv
import os
import re

import pytest
from contract import check_contract

from citecheck.api import check_bytes
from citecheck.config.settings import Settings
from citecheck.engine.check import check_document, with_sources
from citecheck.model.finding import Diagnostic
from citecheck.readers.latex.reader import read

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
CORPUS = os.environ.get("CITECHECK_CORPUS", os.path.join(ROOT, "..", "shared", "corpus"))
MANIFEST = os.path.join(CORPUS, "MANIFEST.tsv")

pytestmark = pytest.mark.skipif(not os.path.isfile(MANIFEST), reason="the corpus is not at hand")


def rows() -> list[dict[str, str]]:
    if not os.path.isfile(MANIFEST):
        return []
    with open(MANIFEST, encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if _is_latex(row)]


def _is_latex(row: dict[str, str]) -> bool:
    return row["file"].endswith(".tex")


def checked(path: str) -> tuple[Diagnostic, ...]:
    with open(path, "rb") as file:
        document = read(file.read(), path)
    check_contract(document)
    # A chapter of a book: its file of sources comes with it under the name of the pair.
    bib = re.sub(r"__[^_]*$", "__references.bib", path)
    if bib != path and os.path.isfile(bib):
        document = document._replace(metadata=document.metadata._replace(source_files=(os.path.abspath(bib),)))
    return check_document(with_sources(document, Settings()), Settings(), path)


def known(row: dict[str, str]) -> list[tuple[str, int]]:
    name = row["file"].rpartition("__")[2]
    found = []
    for group in re.finditer(r"(?:undefined|unused)\(\d+\): ([^|]*)", row["known"]):
        for match in re.finditer(r"\s*([^,]*?)@(?:([\w.]+):)?(\d+)", group[1]):
            if match[2] in (None, name):
                found.append((match[1].strip(), int(match[3])))
    return found


# BibTeX finds "Gonthier" for this key: it folds the case.
FOLDED = ("gonthier", 149)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_corpus(row: dict[str, str]) -> None:
    found = checked(os.path.join(CORPUS, row["file"]))
    lines = {(each.words, each.location.line) for each in found}
    assert [each for each in known(row) if each not in lines and each != FOLDED] == []
    if row["status"] in ("clean", "fixed"):
        assert [each.message for each in found if each.severity == "error"] == []


@pytest.mark.parametrize("name", ["pep-0515", "pep-0581", "pep-3107"])
def test_same_findings_as_in_markdown(name: str) -> None:
    path = os.path.join(CORPUS, "derived", name)
    if not os.path.isfile(path + ".md"):
        pytest.skip("the derived documents are not at hand")
    with open(path + ".md", "rb") as file:
        expected = check_bytes(file.read(), path + ".md").diagnostics
    assert sorted(_shown(each) for each in checked(path + ".tex")) == sorted(_shown(each) for each in expected)


def _shown(found: Diagnostic) -> tuple[str, str]:
    """Footnotes are written differently; all other words are the same."""
    return found.rule, "note" if found.words.startswith(("[^", "\\footnote")) else found.words[:40]
