"""Real books: every known defect at its inner file and line, and no error in the sound ones."""

import csv
import os
import re

from books import checked

from citecheck.config.settings import Settings
from citecheck.engine.check import check_document


def _rows(corpus: str) -> list[dict[str, str]]:
    with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["file"].endswith(".epub")]


def test_real_books(corpus: str) -> None:
    rows = _rows(corpus)
    assert rows
    for row in rows:
        with open(os.path.join(corpus, row["file"]), "rb") as file:
            document = checked(file.read())
        found = check_document(document, Settings(), row["file"])
        errors = [each for each in found if each.severity == "error"]
        if row["status"] == "defect":
            assert errors, row["file"]
            places = {(each.location.part, str(each.location.line)) for each in found}
            known = set(re.findall(r"(\S+?\.xhtml)#\S+?@(\d+)", row["known"]))
            assert known <= places, row["file"]
        else:
            assert errors == [], row["file"]
            assert document.notes, row["file"]
