"""Law 8 on random documents: fixes converge, delete no words, touch no byte outside their edits, and mend."""

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.config.resolve import Options
from citecheck.config.settings import Layer, Settings
from citecheck.engine.check import check_file
from citecheck.fix.choose import mark_of, wanted_fix
from citecheck.fix.document import Mended, Subject, mend
from citecheck.fix.edits import made
from citecheck.fix.store import Change, Store
from citecheck.readers.detect import detect_format

ASKED = Settings(command=Layer(select=("CC004", "CC1", "CC2", "CC3")), today="2026-11-22")
WORDS = (
    "The hall was cold",
    "Der Fluß stieg",
    "Le café ferma",
    "two sets of books",
    "a\U0001f600b",
    "“So it was”",
    "see",
)
GAPS = ("", "", "", " ", "  ", "\u00a0")
STOPS = (".", ".", ",", "!", "?", "")
COMMENTS = ("ignore", "ignore[CC101]", "ignore[CC101, CC302]", "ignore-next-line[CC3,CC1,CC2] -- why", "ignore-file[x]")

MARKERS = {
    "a.md": "[^{}]",
    "a.txt": "[{}]",
    "a.html": '<sup><a href="#n{}">{}</a></sup>',
    "a.rst": " [{}]_",
    "a.wiki": "<ref>Return {}</ref>",
    "a.tex": "\\footnote{{Return {}.}}",
    "a.adoc": "footnote:[Return {}.]",
    "a.org": "[fn:{}]",
    "a.typ": "#footnote[Return {}.]",
}
NOTES = {
    "a.md": "[^{}]: Return {}, May 2019.",
    "a.txt": "[{}] Return {}, May 2019.",
    "a.html": '<p id="n{}">{} Return, May 2019.</p>',
    "a.rst": ".. [{}] Return {}.",
    "a.org": "[fn:{}] Return {}.",
}
COMMENT = {"a.tex": "% {}\n", "a.rst": "\n\n.. {}\n\n", "a.adoc": "\n// {}\n", "a.org": "\n# {}\n", "a.typ": "/* {} */"}


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a document of sentences, markers on any side of any stop, and comments that suppress little."""
    name = draw(st.sampled_from(sorted(MARKERS)))
    pieces: list[str] = []
    number = 0
    for _ in range(draw(st.integers(4, 12))):
        number += 1
        marker = MARKERS[name].format(number, number)
        stop, gap = draw(st.sampled_from(STOPS)), draw(st.sampled_from(GAPS))
        sides = (marker + stop, stop + marker) if draw(st.integers(0, 3)) == 0 else (stop + marker,)
        pieces.append(draw(st.sampled_from(WORDS)) + gap + draw(st.sampled_from(sides)))
        pieces.append(draw(st.sampled_from((" ", " ", "\n", "\n\n"))))
        if draw(st.integers(0, 5)) == 0:
            comment = "citecheck: " + draw(st.sampled_from(COMMENTS))
            pieces.append(COMMENT.get(name, "<!-- {} -->" + draw(st.sampled_from((" ", "\n", "\n\n")))).format(comment))
    text = "".join(pieces) + "\n\n"
    if name in NOTES:
        head = "Notes\n\n" if name == "a.txt" else ""
        text += head + "\n".join(NOTES[name].format(n, n) for n in range(1, number + 1))
    text += draw(st.sampled_from(("", "\n")))
    return name, _bytes(text, draw(st.sampled_from(("\n", "\r\n", "\r"))), draw(st.integers(0, 3)))


def _bytes(text: str, end: str, kind: int) -> bytes:
    text = text.replace("\n", end)
    if kind == 0:
        return text.replace("\U0001f600", "o").encode("cp1252")
    return (b"", b"\xef\xbb\xbf", b"\xff\xfe")[kind - 1] + text.encode("utf-16-le" if kind == 3 else "utf-8")


def _mended(name: str, data: bytes) -> tuple[Mended, Sequence[Change]]:
    store = Store()
    store.seed(name, data)
    return mend(Subject(name, ASKED, Options(), {}), store), store.changes()


def _letters(text: str) -> list[str]:
    """Return the letters and digits besides comments to citecheck, in any order: markers move."""
    return sorted(filter(str.isalnum, re.sub(r"citecheck: [\w-]+(\[[^\]]*\])?( -- why)?", "", text)))


@settings(max_examples=150, deadline=None)
@given(documents())
def test_law_8(document: tuple[str, bytes]) -> None:
    name, data = document
    mended, changes = _mended(name, data)
    if not changes:
        assert mended.fixed == ()
        return
    (change,) = changes
    assert change.before == data
    _only_edits(change)
    after = check_file(change.after, name, detect_format(name, change.after), ASKED)
    assert _letters(made(change.text, change.edits)) == _letters(change.text)
    refused = {mark_of(each.diagnostic) for each in mended.refusals}
    left = [each for each in after.diagnostics if wanted_fix(each, unsafe=False) and mark_of(each) not in refused]
    assert left == []
    again, _ = _mended(name, change.after)
    assert again.fixed == ()


def _only_edits(change: Change) -> None:
    """Walk along both files: between the edits their bytes are the same."""
    codec = "utf-16-le" if change.before.startswith(b"\xff\xfe") else "cp1252"
    if codec == "cp1252":
        try:
            change.before.decode("utf-8")
            codec = "utf-8"
        except UnicodeDecodeError:
            pass
    head = len(change.before) - len(change.text.encode(codec))
    assert change.before[:head] == change.after[:head]
    old = new = head
    last = 0
    for edit in change.edits:
        kept = len(change.text[last : edit.start].encode(codec))
        assert change.before[old : old + kept] == change.after[new : new + kept]
        old += kept + len(change.text[edit.start : edit.end].encode(codec))
        new += kept + len(edit.text.encode(codec))
        last = edit.end
    assert change.before[old:] == change.after[new:]
