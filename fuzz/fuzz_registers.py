"""Fuzz the registers of sources: ``python fuzz/fuzz_registers.py --seconds 60``. All input must give a legal Register.

The first byte of an input tells which form the rest is read in.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.sources.export.bibtex import to_bibtex  # noqa: E402
from citecheck.sources.export.csl import to_csl  # noqa: E402
from citecheck.sources.registers.read import read_register  # noqa: E402
from citecheck.sources.registers.register import MAX_FAULTS  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.sources.workbooks import row, workbook  # noqa: E402

ENDINGS = (".bib", ".ris", ".nbib", ".csv", ".tsv", ".xlsx", ".json", ".yaml", ".toml", ".cff")
SAMPLES = [
    b'0@string{p = "A"}\n@book{a, title = {T {x}}, publisher = p # {, L}, author = {A B and {C D}}}\n@inbook(b, '
    b"crossref={a}, month=jan, year=2001)\n@comment{@book{c}}\n",
    b"1TY  - JOUR\nID  - a\nAU  - Smith, J\nTI  - On\n more\nPY  - 2019/03/01/\nSP  - 3\nEP  - 9\nER  - \n",
    b"2PMID- 1\nTI  - On\n      more\nFAU - Smith, J\nDP  - 2019 Mar 1\nLID - 10.1/a [doi]\n\nPMID- 2\n",
    b'3Index\n\nCode;Title;Date\nA1;"Memo ""x""\nmore";13/02/2017\nA2;=1+1;\n',
    b"4key\ttitle\nsmith\tOn\n",
    b"5" + workbook({"S": row(1, "Code", "Title", "Date") + row(2, "A1", "T"), "T": row(1, "x")}, strings="<sst/>"),
    b'6[{"id": "a", "type": "book", "author": [{"family": "S", "given": "J"}], "issued": {"date-parts": [[2019, 3]]}}]',
    b"7harry:\n  type: article\n  date: 1997-06\n  parent: {type: periodical, title: J}\n"
    b"  serial-number: {doi: 10.1/a}\n",
    b'8[[sources]]\nid = "a"\ntitle = "T"\nauthor = ["S, J"]\n',
    b"9cff-version: 1.2.0\ntitle: T\nauthors: [{family-names: D}]\nreferences: [{title: R, start: 1, end: 2}]\n",
]
PIECES = (
    '@book{~}~{~"~,~ # ~=~ and ~crossref~\\"~%~@string(~\n~\n\n~\r\n~;~\t~""~TY  - ~ER  - ~PMID- ~  - ~code~title~date~'
    "[~]~: ~- ~id~type~issued~date-parts~<row~<c r='B2'>~<v>~</v>~<!DOCTYPE x>~2019-03-01~|~&~*~\0~\u00e9~\u2028"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("~")] + [b"~", b"\xff", b"PK\x03\x04"]


def check(data: bytes) -> None:
    """Read ``data``, look at every place, and write what was read."""
    ending = ENDINGS[(data[0] - ord("0")) % len(ENDINGS)] if data else ENDINGS[0]
    name = f"fuzz{ending}"
    register = read_register(name, data[1:], name)
    texts = {part.name: part.text for part in (register.part, *register.more)}
    for span in [*(note.span for note in register.notes), *(problem.span for problem in register.problems)]:
        assert 0 <= span.start <= span.end <= len(texts[span.part])
    assert len(register.problems) <= MAX_FAULTS + 2
    for note in register.notes:
        assert texts[note.label_span.part][note.label_span.start : note.label_span.end] is not None
        for field in note.fields:
            assert 0 <= field.span.start <= field.span.end <= len(texts[field.span.part])
            assert field.name
            assert field.value
    assert len(to_csl(register.notes)) == len(register.notes)
    written = read_register("back.bib", to_bibtex(register.notes).encode("utf-8", "replace"), "back.bib")
    assert len(written.notes) == len(register.notes)


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
