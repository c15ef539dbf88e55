"""Author-year citations give the same findings in text, Markdown and HTML."""

import html

import pytest

from citecheck.api import check_bytes

ENTRIES = (
    "Department for Education (DfE) (2017) Absence statistics. London: DfE.",
    "Lindqvist, E. and Marsh, T. (2016) Schools in winter. Education North, 4(2), pp. 11-29.",
    "Okafor, C. (2019) The empty desk. London: Harbour Books.",
    "Tanaka, H. (2011) School roads. London: Harbour Books.",
)
GOOD = (
    "Attendance fell in the north (Okafor, 2019; Lindqvist and Marsh, 2016, p. 14), as the roads were closed.",
    "Tanaka (2011) had foreseen it, and the Department for Education (DfE, 2017) agreed with him.",
)
BAD = (
    "Attendance fell in the north (Okafor, 2018; Linqvist and Marsh, 2016, p. 14), as the roads were closed.",
    "Brennan and Yeo (2004) had foreseen it, and the Department for Education (DfE, 2017) agreed with them.",
)
FOUND = [
    ("CC101", "Brennan and Yeo (2004)"),
    ("CC102", ENTRIES[3]),
    ("CC708", "Linqvist and Marsh 2016"),
    ("CC708", "Okafor 2018"),
]


def page(blocks: tuple[str, ...], ending: str) -> str:
    if ending == "html":
        body = "".join(f"<p>{html.escape(block, quote=False)}</p>\n" for block in blocks)
        items = "".join(f"<li>{entry}</li>\n" for entry in ENTRIES)
        return (
            f"<!DOCTYPE html>\n<title>Roads</title>\n<body>\n{body}<h2>References</h2>\n<ul>\n{items}</ul>\n</body>\n"
        )
    heading = "# References" if ending == "md" else "References"
    return "\n\n".join((*blocks, heading, *ENTRIES)) + "\n"


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_author_year(ending: str) -> None:
    found = check_bytes(page(BAD, ending).encode(), f"report.{ending}").diagnostics
    assert sorted((each.id, each.words) for each in found) == FOUND
    assert check_bytes(page(GOOD, ending).encode(), f"report.{ending}").diagnostics == ()
