"""Any bytes give a legal Document, in time that grows with their number; real pages give the known findings."""

import csv
import os
import re
import time

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_of import findings

from citecheck.readers.wikitext.reader import read

PIECES = [
    *(
        "<ref>",
        "</ref>",
        "<ref name=a>",
        "<ref name=a/>",
        "</rev>",
        "{{",
        "}}",
        "{{{",
        "}}}",
        "[[",
        "]]",
        "[http://e ",
        "]",
    ),
    *(
        "|",
        "||",
        "!!",
        "{|",
        "\n|}",
        "\n|-",
        "\n",
        "\n\n",
        "\n*",
        "\n#",
        "\n:",
        "\n;",
        "\n ",
        "\n==",
        "==",
        "=",
        "''",
        "'''",
    ),
    *("<!--", "-->", "<nowiki>", "</nowiki>", "<pre>", "</pre>", "<references>", "</references>", "{{reflist|refs="),
    *(
        "{{sfn|A|2019}}",
        "{{cite book|last=A|year=2019",
        "{{efn|",
        "{{r|a}}",
        "[[File:x|",
        "{{quote|",
        "<code>",
        "<blockquote>",
    ),
    *(
        "</blockquote>",
        "&amp;",
        "&bogus;",
        "https://a.b",
        "word",
        " ",
        ".",
        "\0",
        "\r\n",
        "\U0001f600",
        "<!-- citecheck: ignore -->",
    ),
]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_markup_gives_a_legal_document(text: str) -> None:
    check_contract(read(text.encode(), "x.wiki", ""))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_legal_document(data: bytes) -> None:
    check_contract(read(data, "x.wiki", ""))


def test_bytes_that_are_no_text_are_a_problem() -> None:
    assert [problem.kind for problem in read(b"\x89PNG\r\n\0\0\0\0\0", "x.wiki", "").problems] == ["unreadable"]
    assert [problem.kind for problem in read(b"caf\xe9 <ref>x</ref><references/>", "x.wiki", "").problems] == [
        "encoding"
    ]


HOSTILE = {
    "templates": lambda n: "{{" * n,
    "links": lambda n: "[[" * n,
    "references": lambda n: "<ref>" * n,
    "nested references": lambda n: "<ref>a" * n + "</ref>" * n,
    "nested templates": lambda n: "{{a|" * n + "}}" * n,
    "nested citations": lambda n: "{{cite book|title=" * n + "}}" * n,
    "nested files": lambda n: "[[File:a|" * n + "]]" * n,
    "mixed": lambda n: "{{[[" * n + "}}" * n,
    "lists of lists": lambda n: "<references>" * n + "</references>" * n,
    "open tables": lambda n: "{|\n|" * n,
    "attributes": lambda n: "<ref a=" * n,
    "comments": lambda n: "<!--" * n,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_text(kind: str) -> None:
    def cost(size: int) -> float:
        data = HOSTILE[kind](size).encode()
        best = 9e9
        for _ in range(2):
            start = time.process_time()
            read(data, "x.wiki", "")
            best = min(best, time.process_time() - start)
        return best

    cost(100)
    assert cost(12_000) < max(12 * cost(3_000), 0.3)


def _rows(corpus: str) -> list[dict[str, str]]:
    with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["file"].endswith((".mediawiki", ".wiki"))]


def test_real_documents_give_the_known_findings(corpus: str) -> None:
    rows = _rows(corpus)
    assert rows
    for row in rows:
        with open(os.path.join(corpus, row["file"]), "rb") as file:
            document = read(file.read(), row["file"], "")
        check_contract(document)
        faults = [problem for problem in document.problems if problem.kind == "truncated"]
        if row["status"] != "defect":
            assert faults == [], row["file"]
            assert findings(document, "CC1", "CC2") == [], row["file"]
        elif lines := [int(line) for line in re.findall(r"@(\d+)", row["known"])]:
            text = document.source.parts[0].text
            assert [text.count("\n", 0, fault.span.start) + 1 for fault in faults] == lines
        else:
            assert [document.words_at(fault.span) for fault in faults] == ["<ref"], row["file"]


def test_renderings_of_one_document_give_the_same_findings(corpus: str) -> None:
    from citecheck.readers.markdown.reader import read as read_markdown

    folder = os.path.join(corpus, "derived")
    for name in sorted(name for name in os.listdir(folder) if name.endswith(".wiki")):
        found = []
        for path, reader in ((name, read), (name.replace(".wiki", ".md"), read_markdown)):
            with open(os.path.join(folder, path), "rb") as file:
                document = reader(file.read(), path, "")
            found.append([(rule, words.replace("^", "")) for rule, words in findings(document)])
        assert found[0] == found[1], name
