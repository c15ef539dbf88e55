"""Our reading of BibTeX against three others: bibtexparser, pybtex and refkit, on files that we make and real ones.

Compared are keys, names of fields and raw values (white space folded, outer braces off). Known differences, kept out of
the generated files or evened out below:

- bibtexparser refuses a whole entry that has a field twice, and ends an entry at any line that begins with "@word{";
- bibtexparser and refkit leave the macros of months as they are, refkit also what "#" joins; refkit refuses
  an entry with a line break between the name of a field and its "=";
- pybtex, like BibTeX, goes on right after the word "@comment" and so reads entries that are commented out.
"""

import glob
import os

import bibtexparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database.input.bibtex import LowLevelParser, month_names
from refkit import BibDocument

from citecheck.sources.bibtex.scan import pieces, scan
from citecheck.sources.bibtex.values import Strings
from citecheck.sources.registers.dates import MONTHS

Read = list[tuple[str, str, dict[str, str]]]


def folded(value: str) -> str:
    return " ".join(value.split())


def ours(text: str, months: bool = True, joined: bool = True) -> Read:
    """Return what we read; without ``months`` their names stay macros, without ``joined`` so does what ``#`` joins."""
    found = scan(text)
    strings = Strings()
    for each in found.strings:
        strings.define(each)
    read: Read = []
    for entry in found.entries:
        fields = {}
        for field in reversed(entry.fields):
            kept = (len(pieces(field.value)) > 1 and not joined) or (field.value.lower() in MONTHS and not months)
            fields[field.name] = folded(field.value if kept else strings.expanded(field))
        read.append((entry.kind, entry.key, fields))
    return read


def with_bibtexparser(text: str) -> Read:
    library = bibtexparser.parse_string(text)
    return [
        (entry.entry_type.lower(), entry.key, {each.key.lower(): folded(str(each.value)) for each in entry.fields})
        for entry in library.entries
    ]


class _Macros(dict[str, str]):
    """Names of strings without case; one that nothing defines stands for itself, as with us."""

    def __getitem__(self, name: str) -> str:
        return self.get(name.lower(), name)

    def __setitem__(self, name: str, value: str) -> None:
        super().__setitem__(name.lower(), value)


def with_pybtex(text: str) -> Read:
    found: Read = []
    for kind, body in LowLevelParser(text, macros=_Macros(month_names)):
        if kind.lower() in ("string", "preamble"):
            continue
        key, fields = body
        found.append((kind.lower(), key, {name.lower(): folded("".join(value)) for name, value in reversed(fields)}))
    return found


def with_refkit(text: str) -> Read:
    found: Read = []
    for entry in BibDocument.parse(text).entries.occurrences():
        fields = {field.name.lower(): folded(field.value) for field in entry.fields.occurrences()}
        found.append((entry.kind.lower(), entry.key, fields))
    return found


def agrees(text: str, theirs: str) -> bool:
    if theirs == "bibtexparser":
        return ours(text, months=False) == with_bibtexparser(text)
    if theirs == "refkit":
        return ours(text, months=False, joined=False) == with_refkit(text)
    return ours(text) == with_pybtex(text)


OTHERS = pytest.mark.parametrize("theirs", ["bibtexparser", "pybtex", "refkit"])


_word = st.text("abcdefgzÄé", min_size=1, max_size=6)
_key = st.text("abcXYZ019:_./+-é", min_size=1, max_size=8).filter(lambda key: key[0] not in "/.+-:")
_inner = st.recursive(
    st.text("abc é,;:'0-=()?!\n", max_size=12), lambda each: each.map(lambda words: "{" + words + "}"), max_leaves=4
)
_braced = st.lists(_inner, max_size=3).map(lambda words: "{" + "".join(words) + "}")
_quoted = st.lists(_inner, max_size=3).map(lambda words: '"' + "".join(words).replace('"', "") + '"')
_value = st.one_of(_braced, _quoted, st.integers(0, 3000).map(str))
_names = ("author", "title", "year", "note", "url", "Journal", "x-y")


@st.composite
def files(draw: st.DrawFn) -> str:
    pieces = []
    for key in draw(st.lists(_key, max_size=5, unique_by=str.casefold)):
        names = draw(st.lists(st.sampled_from(_names), min_size=1, max_size=5, unique=True))
        gap = draw(st.sampled_from((" ", "\n  ", "", "\t")))
        fields = [f"{gap}{name}{gap.strip(chr(10))}={gap}{draw(_value)}" for name in names]
        comma = draw(st.sampled_from((",", "", ",\n")))
        kind = draw(st.sampled_from(("book", "Article", "MISC", "online")))
        pieces.append(f"@{kind}{{{key},{','.join(fields)}{comma}}}")
        pieces.append(draw(st.sampled_from(("\n", "\n\n", "\nwords between\n"))))
    return "".join(pieces)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(files())
@OTHERS
def test_made_files(theirs: str, text: str) -> None:
    assert agrees(text, theirs)


STRINGS = """@string{pub = "A press"}
@STRING(place = {London})
@book{a, publisher = pub # {, } # place, month = jan # "~1", year = 2001}
@book(b, title = {T (x)}, note = "a {"}b{"}")
"""


def test_strings_are_joined_as_pybtex_joins_them() -> None:
    assert ours(STRINGS) == with_pybtex(STRINGS)
    assert ours(STRINGS)[0][2]["publisher"] == "A press, London"


def _real_files() -> list[str]:
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    corpus = os.environ.get("CITECHECK_CORPUS") or os.path.join(os.path.dirname(here), "shared", "corpus")
    return sorted(glob.glob(os.path.join(corpus, "**", "*.bib"), recursive=True))


@OTHERS
def test_real_files(corpus: str, theirs: str) -> None:
    paths = _real_files()
    if not paths:
        pytest.skip(f"no BibTeX files in {corpus}")
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        assert agrees(text, theirs), path
