"""Real plain texts: the defects that are known are found where they are, and nothing else."""

import csv
import os
import re

import pytest

from citecheck.linking.link import link
from citecheck.readers.plain.reader import read
from citecheck.text.lines import LineIndex

_KNOWN = re.compile(r"(undefined|unused)\(\d+\): ([^|]*)")
_ODD = {"rst-in-txt__pep-3104.txt": {"unused": {"15@483"}}}
"""An entry that lost its ``..``: the script that labelled the file did not see it, and the text never cites it."""


def known_defects(name: str, known: str) -> dict[str, set[str]]:
    found = {kind: set(re.findall(r"\S+@\d+", places)) for kind, places in _KNOWN.findall(known)}
    return {"undefined": set(), "unused": set(), **found, **_ODD.get(name, {})}


def test_known_defects_and_no_others(corpus: str) -> None:
    with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["file"].startswith("txt/")]
    rows = [row for row in rows if row["status"] in ("clean", "auto", "trap", "fixed")]
    if not rows:
        pytest.skip("the corpus lists no plain texts")
    for row in rows:
        name = os.path.basename(row["file"])
        with open(os.path.join(corpus, row["file"]), "rb") as data:
            document = read(data.read(), name)
        lines = LineIndex(document.source.parts[0].text)
        links = link(document)
        items = [document.markers[each.marker].items[each.item] for each in links.unresolved()]
        undefined = {f"{item.label}@{lines.position(item.span.start).line}" for item in items if not item.implied}
        unused = {
            f"{note.label}@{lines.position(note.span.start).line}"
            for note, cited in zip(document.notes, links.cited_by, strict=True)
            if not cited
        }
        assert {"undefined": undefined, "unused": unused} == known_defects(name, row["known"]), name
