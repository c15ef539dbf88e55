"""Documents fixed pass by pass: with rules that fix well, and with rules that fix badly."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citecheck.api import Layer, Options, fix_paths
from citecheck.engine import run as engine
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.text.span import Span

Check = Callable[[Document, Context], Iterator[Finding]]
RULE = "empty-note"  # any rule that needs notes; what it finds is replaced below
NOTES = "\n\n[^1]: Return, May 2019.\n"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    monkeypatch.chdir(tmp_path)

    def written(text: str) -> Path:
        path = tmp_path / "a.md"
        path.write_bytes(text.encode())
        return path

    return written


@pytest.fixture
def rule(monkeypatch: pytest.MonkeyPatch) -> Callable[[Check], None]:
    """Let a rule of the catalogue find something else."""
    found = engine._function

    def use(check: Check) -> None:
        monkeypatch.setattr(engine, "_function", lambda name: check if name == RULE else found(name))

    return use


def replacing(old: str, new: str, *, safe: bool = True, part: str = "") -> Check:
    """Return a rule that finds ``old`` wherever it stands and would put ``new`` there."""

    def check(document: Document, context: Context) -> Iterator[Finding]:
        text = document.source.part(part).text
        at = text.find(old)
        while at >= 0:
            span = Span(part, at, at + len(old))
            yield finding("empty", span, old, fixes=(Fix("mend it", safe, (Edit(span, new),)),), label=old)
            at = text.find(old, at + len(old))

    return check


def options(select: str = RULE, **more: object) -> Options:
    return Options(layer=Layer(select=(select,)), **more)  # type: ignore[arg-type]


def test_all_places_and_nothing_else(write, rule) -> None:  # type: ignore[no-untyped-def]
    path = write("Colour, color, color.[^1] A color." + NOTES)
    rule(replacing("color", "colour"))
    run, changes = fix_paths(["a.md"], options())
    assert path.read_text() == "Colour, colour, colour.[^1] A colour." + NOTES
    assert run.fixed == 3
    assert not list(run.reported())
    assert [change.path for change in changes] == ["a.md"]
    assert fix_paths(["a.md"], options())[1] == ()


def test_a_finding_that_stays_takes_its_fix_back(write, rule) -> None:  # type: ignore[no-untyped-def]
    text = "An apple.[^1]" + NOTES
    path = write(text)
    rule(replacing("apple", "apple pie apple"))
    run, changes = fix_paths(["a.md"], options())
    assert path.read_text() == text
    assert (changes, run.fixed) == ((), 0)
    (notice,) = run.notices
    assert notice.kind == "warning"
    expected = "the fix of CC104 (line 1) was not made: taken back: the finding was still there afterwards"
    assert notice.message == expected


def test_one_bad_fix_does_not_stop_the_others(write, rule) -> None:  # type: ignore[no-untyped-def]
    path = write("aa bb aa cc aa dd aa.[^1]" + NOTES)
    good, bad = replacing("aa", "ee"), replacing("cc", "cc, cc")

    def check(document: Document, context: Context) -> Iterator[Finding]:
        yield from good(document, context)
        for each in bad(document, context):
            yield each._replace(message="placeholder")

    rule(check)
    run, _ = fix_paths(["a.md"], options())
    assert path.read_text() == "ee bb ee cc ee dd ee.[^1]" + NOTES
    assert run.fixed == 4
    assert [each.message_id for each in run.reported()] == ["placeholder"]


def test_a_fix_that_makes_an_error_is_taken_back(write, rule) -> None:  # type: ignore[no-untyped-def]
    text = "An apple.[^1]" + NOTES
    path = write(text)
    rule(replacing("apple", "pear[^9]"))
    run, _ = fix_paths(["a.md"], Options())
    assert path.read_text() == text
    assert any("an error of CC101 unresolved-marker" in notice.message for notice in run.notices)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("An apple", "", "it would delete words"),
        ("apple fell", "-", "it would delete words"),
        ("Far.[^1]", "`Far.[^1]`", "a marker would no longer have been one"),
        ("An ", "An\n\n", "the paragraphs would have changed"),
        (" apple", " <!-- apple", "words would have been lost"),
        ("\n[^1]:", "\n    [^1]:", "a note would have been lost"),
    ],
)
def test_a_safe_fix_loses_nothing(write, rule, old: str, new: str, reason: str) -> None:  # type: ignore[no-untyped-def]
    text = "An apple fell. --> Far.[^1]" + NOTES
    path = write(text)

    def check(document: Document, context: Context) -> Iterator[Finding]:
        source = document.source.part("").text
        if source == text:
            yield from replacing(old, new)(document, context)

    rule(check)
    run, _ = fix_paths(["a.md"], options())
    assert path.read_text() == text
    (notice,) = run.notices
    assert reason in notice.message


@pytest.mark.parametrize("old", ["?from=feed", ".org"])
def test_a_part_of_a_word_may_go(write, rule, old: str) -> None:  # type: ignore[no-untyped-def]
    path = write("See https://orchard.org?from=feed for apples.[^1]" + NOTES)
    rule(replacing(old, ""))
    assert fix_paths(["a.md"], options())[0].fixed == 1
    assert old not in path.read_text()


def test_fixes_that_undo_each_other_stop(write, rule) -> None:  # type: ignore[no-untyped-def]
    path = write("An apple.[^1]" + NOTES)
    there, back = replacing("apple", "pears"), replacing("pears", "apple")

    def check(document: Document, context: Context) -> Iterator[Finding]:
        yield from there(document, context)
        for each in back(document, context):
            yield each._replace(message="placeholder")

    rule(check)
    # Each fix makes a finding of the same rule: that alone takes it back.
    run, _ = fix_paths(["a.md"], options())
    assert path.read_text() == "An apple.[^1]" + NOTES
    assert run.fixed == 0


def test_fixes_in_a_circle_over_two_rules_stop(write, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    path = write("An apple.[^1]" + NOTES)
    rules = {"empty-note": replacing("apple", "pears"), "duplicate-note": replacing("pears", "apple")}
    checks = {"duplicate-note": lambda d, c: (each._replace(message="same") for each in rules["duplicate-note"](d, c))}
    found = engine._function
    monkeypatch.setattr(engine, "_function", lambda name: checks.get(name) or rules.get(name) or found(name))
    asked = Options(layer=Layer(select=("empty-note", "duplicate-note"), severity=(("CC1", "warning"),)))
    run, _ = fix_paths(["a.md"], asked)
    assert path.read_text() in ("An apple.[^1]" + NOTES, "An pears.[^1]" + NOTES)
    assert any("fixes undo each other" in notice.message for notice in run.notices)


def test_of_two_that_overlap_the_second_waits(write, rule) -> None:  # type: ignore[no-untyped-def]
    path = write("abc abc.[^1]" + NOTES)

    def check(document: Document, context: Context) -> Iterator[Finding]:
        for old, new, message in (("ab", "xx", "empty"), ("bc", "yy", "placeholder"), ("xc", "zz", "placeholder")):
            yield from (each._replace(message=message) for each in replacing(old, new)(document, context))

    rule(check)
    run, _ = fix_paths(["a.md"], options())
    assert path.read_text() == "xzz xzz.[^1]" + NOTES
    assert (run.fixed, run.notices) == (4, ())


def test_unsafe_fixes_only_on_request(write, rule) -> None:  # type: ignore[no-untyped-def]
    path = write("An apple.[^1]" + NOTES)
    rule(replacing("apple", "pear", safe=False))
    assert fix_paths(["a.md"], options())[0].fixed == 0
    assert "apple" in path.read_text()
    assert fix_paths(["a.md"], options(), unsafe=True)[0].fixed == 1
    assert "pear" in path.read_text()


def test_accepted_findings_stay(write, rule, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    comment = "<!-- citecheck: ignore[empty-note] -->\n"
    text = comment + "An apple.[^1]\n\nAn apple.[^1]" + NOTES
    path = write(text)
    rule(replacing("apple", "pear"))
    (tmp_path / "citecheck.toml").write_text('[[suppress]]\nrule = "CC104"\npath = "b.md"\nreason = "agreed"\n')
    (tmp_path / "b.md").write_text("An apple.[^1]" + NOTES)
    run, _ = fix_paths(["a.md", "b.md"], options())
    assert path.read_text() == comment + "An apple.[^1]\n\nAn pear.[^1]" + NOTES
    assert "apple" in (tmp_path / "b.md").read_text()
    assert (run.fixed, len(list(run.suppressed()))) == (1, 2)


def test_findings_of_the_baseline_stay(write, rule) -> None:  # type: ignore[no-untyped-def]
    from citecheck.api import check_paths
    from citecheck.engine.baseline import dump, entries_of

    path = write("An apple.[^1]" + NOTES)
    rule(replacing("apple", "pear"))
    Path("base.json").write_text(dump(entries_of(check_paths(["a.md"], options()), "base.json")))
    path.write_text("An apple.[^1]\n\nThen another apple fell.[^1]" + NOTES)
    run, _ = fix_paths(["a.md"], options(baseline="base.json"))
    assert path.read_text() == "An apple.[^1]\n\nThen another pear fell.[^1]" + NOTES
    assert run.fixed == 1


def test_a_register_beside_the_document_is_fixed_too(write, rule, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = write("An apple.[1]\n")
    beside = tmp_path / "a.notes.txt"
    beside.write_bytes(b"1. Orchard report,  2019.\r\n")
    rule(replacing(",  ", ", ", part="a.notes.txt"))
    run, changes = fix_paths(["a.md"], options(), write=False)
    assert [(change.path, change.after) for change in changes] == [("a.notes.txt", b"1. Orchard report, 2019.\r\n")]
    assert beside.read_bytes() == b"1. Orchard report,  2019.\r\n"
    run, changes = fix_paths(["a.md"], options())
    assert beside.read_bytes() == b"1. Orchard report, 2019.\r\n"
    assert path.read_text() == "An apple.[1]\n"
    assert run.fixed == 1


def test_an_included_file_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.tex").write_text("One.\\footnote{A.} \\input{b}\n")
    (tmp_path / "b.tex").write_text("Two apples.\\footnote{B.}\n")

    def check(document: Document, context: Context) -> Iterator[Finding]:
        if any(part.name == "b.tex" for part in document.source.parts):
            yield from replacing("apples", "pears", part="b.tex")(document, context)

    rule(check)
    run, changes = fix_paths(["a.tex"], options())
    assert changes == ()
    assert "b.tex is included here: name it on the command line" in run.notices[0].message


def test_a_character_that_the_encoding_lacks(write, rule, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.md"
    data = "Un café -> thé.[^1]".encode("cp1252") + NOTES.encode()
    path.write_bytes(data)
    rule(replacing("->", "→"))
    run, _ = fix_paths(["a.md"], options())
    assert path.read_bytes() == data
    (notice,) = run.notices
    assert 'the encoding of the file (cp1252) has no "→" (U+2192)' in notice.message


def test_passes_end(write, rule) -> None:  # type: ignore[no-untyped-def]
    path = write("a" + "b" * 40 + ".[^1]" + NOTES)
    rule(replacing("ab", "ca"))  # mends one place and thereby makes the next
    run, _ = fix_paths(["a.md"], options())
    assert path.read_text().endswith(".[^1]" + NOTES)
    assert run.fixed == 0  # the rule finds as much as before: taken back


def test_changed_on_the_disk_meanwhile(write, rule, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    path = write("An apple.[^1]" + NOTES)
    check = replacing("apple", "pear")
    seen = []

    def slow(document: Document, context: Context) -> Iterator[Finding]:
        seen.append(1)
        if len(seen) == 3:  # the check of the run, the first of the fixes, the proof
            path.write_text("An editor saved this.[^1]" + NOTES)
        return check(document, context)

    rule(slow)
    run, changes = fix_paths(["a.md"], options())
    assert path.read_text() == "An editor saved this.[^1]" + NOTES
    assert (changes, run.fixed) == ((), 0)
    (notice,) = run.notices
    assert (notice.kind, notice.path) == ("usage", "a.md")
    assert "changed while it was checked" in notice.message
