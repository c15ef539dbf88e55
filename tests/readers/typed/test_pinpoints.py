"""Numbers in square brackets inside notes: places of a source, and no markers of other notes."""

import pytest

from citecheck.readers.read import read

PINPOINTS = [
    "Reed v Marlow [2012] UKSC 40 [3].",
    "Reed v Marlow [2012] UKSC 40, [2012] 1 WLR 5 [3]-[4].",
    "Reed (n 1) [2].",
    "Ibid [3].",
    "R v Okafor (2009) 12 Cr App R 3 [2].",
    "WTO, Lane Ports (12 March 2011) WT/DS99/AB/R [101].",
]


def marked(notes: list[str], style: str) -> str:
    body = " ".join(f"Point {number}.{style.format(number)}" for number in range(1, len(notes) + 1))
    ending, heading = (":", "") if "^" in style else ("", "Notes\n\n")
    return f"{body}\n\n{heading}" + "\n\n".join(
        f"{style.format(number)}{ending} {note}" for number, note in enumerate(notes, 1)
    )


@pytest.mark.parametrize(("name", "style"), [("report.md", "[^{}]"), ("report.txt", "[{}]")])
def test_a_place_behind_a_case_is_no_marker(name: str, style: str) -> None:
    document = read(marked(PINPOINTS, style).encode(), name, "markdown" if name.endswith("md") else "text")
    assert [note.text.text for note in document.notes] == PINPOINTS
    assert len(document.markers) == len(PINPOINTS)


def test_a_marker_in_an_entry_of_a_typed_list_stays_one() -> None:
    text = "Point one.[1] Point two.[2]\n\nReferences\n\n[1] Reed, Harbours, 2012.\n\n[2] Marlow, who follows [1].\n"
    document = read(text.encode(), "report.txt", "text")
    assert [marker.items[0].key for marker in document.markers] == ["1", "2", "1"]
