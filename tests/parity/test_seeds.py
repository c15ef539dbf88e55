"""The page in seeds/ gives the same findings as plain text, as Markdown and as HTML."""

import glob
import html
import os

import pytest

from citecheck.api import check_bytes

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def page() -> str:
    (path,) = glob.glob(os.path.join(ROOT, "seeds", "*.txt"))
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def as_html(text: str) -> str:
    blocks = []
    for block in text.split("\n\n"):
        lines = [html.escape(line.strip(), quote=False) for line in block.splitlines() if line.strip()]
        items = [line[1:].strip() for line in lines if line.startswith("\u2022")]
        blocks.append("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>" if items else "")
        blocks += [f"<p>{line}</p>" for line in lines if not line.startswith("\u2022")]
    return "<!DOCTYPE html><title>Page</title><body>" + "\n".join(blocks)


@pytest.mark.parametrize("path", ["page.txt", "page.md", "page.html"])
def test_the_page_in_every_format(path: str) -> None:
    text = as_html(page()) if path.endswith("html") else page()
    found = [(each.id, each.words) for each in check_bytes(text.encode(), path).diagnostics]
    assert [rule for rule, _ in found] == ["CC105", "CC407"]
    assert found[0][1] == "[1]"
    assert found[1][1].startswith("The evidence from several of the case study areas")
