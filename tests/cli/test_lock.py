"""``citecheck lock``: written, checked, never half written; and the findings that ``check`` draws from it."""

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from citecheck.api import check_paths
from citecheck.cli import main
from tests.sources.evidence import hard_copies

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REPORT = """# Harbours

The harbour closed.[^1] The wall fell.[^2] The board met.[^3]

[^1]: INQ00004711, p 4.

[^2]: Letter from A Brown to C Clark, 3 May 2019, INQ00004712/2.

[^3]: INQ00004711, p 9; "Minutes", https://www.example.org/minutes-2019.html.
"""
WORDS = "The harbour closed in May 2019, after the storm."


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Any:  # type: ignore[no-untyped-def]
    folder = tmp_path / "project"
    (folder / "evidence").mkdir(parents=True)
    (folder / "citecheck.toml").write_text('[sources]\ncopies = "evidence"\n', encoding="utf-8")
    (folder / "report.md").write_text(REPORT, encoding="utf-8")
    (folder / "evidence" / "INQ00004711.txt").write_text(WORDS, encoding="utf-8")
    (folder / "evidence" / "INQ00004712.pdf").write_bytes(hard_copies.text_pdf(WORDS))
    (folder / "evidence" / "minutes-2019.html").write_text(f"<h1>Minutes</h1><p>{WORDS}</p>", encoding="utf-8")
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    return folder


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(arguments)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def found() -> list[str]:
    run = check_paths(["."])
    assert run.notices == ()
    return [
        f"{each.id} {each.location.path}:{each.location.line}:{each.location.column} {each.words}"
        for each in run.reported()
    ]


def test_a_lock_is_written_and_holds(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "lock")
    assert (code, out) == (0, "wrote sources.lock: 3 copies (741 bytes), 3 of them cited\n")
    data = json.loads((project / "sources.lock").read_text(encoding="utf-8"))
    with open(os.path.join(ROOT, "rules", "schema", "lock.schema.json"), encoding="utf-8") as file:
        Draft202012Validator(json.load(file)).validate(data)
    assert [copy["entries"] for copy in data["copies"]] == [
        ["INQ00004711"], ["INQ00004712"], ["https://www.example.org/minutes-2019.html"]
    ]  # fmt: skip
    assert data["copies"][2]["url"] == "https://www.example.org/minutes-2019.html"
    for option in ("--check", "--frozen"):
        assert call(capsys, "lock", option)[:2] == (0, "sources.lock: 3 copies, 741 bytes: all as locked\n")
    assert found() == []


def test_a_second_lock_changes_nothing(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "lock")
    before = (project / "sources.lock").read_bytes()
    assert call(capsys, "lock")[0] == 0
    assert (project / "sources.lock").read_bytes() == before


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_the_sums_pass(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "lock", "--sums")[1].endswith("wrote SHA256SUMS\n")
    run = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count(": OK") == 3


def test_one_byte_changed(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "lock")
    (project / "evidence" / "INQ00004711.txt").write_text(WORDS.replace("2019", "2018"), encoding="utf-8")
    code, out, _ = call(capsys, "lock", "--check")
    assert code == 1
    assert out.startswith(
        "evidence/INQ00004711.txt: CC802 copy-changed: the copy is not the one that was locked (the size"
    )
    assert out.endswith("3 copies, 741 bytes: 1 copy not as locked\n")
    assert found() == ["CC802 report.md:5:7 INQ00004711"]
    assert call(capsys, "lock")[1].startswith("  changed  evidence/INQ00004711.txt\nwrote ")
    assert found() == []


def test_a_copy_removed(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "lock")
    os.unlink(project / "evidence" / "INQ00004712.pdf")
    code, out, _ = call(capsys, "lock", "--check")
    assert code == 1
    assert "evidence/INQ00004712.pdf: CC803 copy-missing: the copy is missing" in out
    assert found() == ["CC803 report.md:7:51 INQ00004712"]


def test_a_copy_replaced_by_an_error_page(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "lock")
    (project / "evidence" / "INQ00004712.pdf").write_bytes(hard_copies.error_page())
    (diagnostic,) = check_paths(["."]).reported()
    assert diagnostic.id == "CC802"
    assert 'the copy is a page that says "404 Not Found", not the source' in diagnostic.message
    assert call(capsys, "lock", "--check")[0] == 1


@pytest.mark.parametrize("kind", ["scan", "protected"])
def test_a_copy_without_text(project: Any, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    (project / "evidence" / "INQ00004712.pdf").write_bytes(getattr(hard_copies, kind)())
    assert call(capsys, "lock")[1].endswith("3 of them cited, 1 without text\n")
    (diagnostic,) = check_paths(["."]).reported()
    assert diagnostic.id == "CC805"
    assert {"scan": "pictures of text", "protected": "protected by a password"}[kind] in diagnostic.message


def test_a_zip_bomb_and_a_huge_file(project: Any) -> None:
    os.unlink(project / "evidence" / "INQ00004711.txt")
    hard_copies.bomb(str(project / "evidence" / "INQ00004711.docx"))
    hard_copies.sparse(str(project / "evidence" / "INQ00004712.pdf"))
    messages = [each.message for each in check_paths(["."]).reported() if each.id == "CC805"]
    assert len(messages) == 2
    assert '"evidence/INQ00004711.docx"' in messages[0]
    assert "2048 MB and was not read" in messages[1]


def test_frozen_wants_what_is_cited(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "lock")
    (project / "report.md").write_text(
        REPORT.replace("INQ00004711, p 9", "Smith, minutes-2019.html, p 2"), encoding="utf-8"
    )
    assert call(capsys, "lock", "--check")[0] == 0
    code, out, _ = call(capsys, "lock", "--frozen")
    assert code == 1
    assert 'evidence/minutes-2019.html: CC804 lock-out-of-date: it is cited as "minutes-2019.html"' in out
    (project / "evidence" / "new.txt").write_text("x", encoding="utf-8")
    assert "evidence/new.txt: CC804 lock-out-of-date: the copy is not in the lock" in call(capsys, "lock", "--check")[1]


def test_copies_are_no_reports(project: Any) -> None:
    assert [each.path for each in check_paths(["."]).files] == ["report.md"]
    assert [each.path for each in check_paths(["evidence/minutes-2019.html"]).files] == ["evidence/minutes-2019.html"]


def test_a_folder_with_odd_characters_is_left_out_too(project: Any) -> None:
    os.rename("evidence", "[a] !#copies *")
    (project / "citecheck.toml").write_text('[sources]\ncopies = "[a] !#copies *"\n', encoding="utf-8")
    assert [each.path for each in check_paths(["."]).files] == ["report.md"]


def test_the_map_and_the_lock_lie_beside_the_configuration(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    os.rename("evidence/INQ00004711.txt", "letter.txt")
    os.mkdir("locks")
    text = '[sources]\ncopies = "evidence/"\nlock = "all.lock"\ncopy-map = { inq00004711 = "letter.txt" }\n'
    (project / "citecheck.toml").write_text(text, encoding="utf-8")
    assert found() == ["CC804 report.md:5:7 INQ00004711"]
    assert call(capsys, "lock")[1].startswith("wrote all.lock: 3 copies")
    assert '"path": "letter.txt"' in (project / "all.lock").read_text(encoding="utf-8")
    assert found() == []
    assert call(capsys, "lock", "--frozen")[0] == 0
    (project / "letter.txt").write_text("x", encoding="utf-8")
    assert call(capsys, "lock", "--check")[0] == 1


@pytest.mark.parametrize(
    ("change", "arguments", "words"),
    [
        ("", ("--check",), "there is no such lock: make one"),
        ("", ("--check", "--sums"), "give one of them"),
        ("broken", ("--check",), "is no lock file of citecheck"),
        ("broken", (), "is no lock file of citecheck"),
        ("unset", (), "no folder of copies is set"),
        ("gone", (), "there is no such folder of copies"),
    ],
)
def test_wrong_calls(
    project: Any, capsys: pytest.CaptureFixture[str], change: str, arguments: tuple[str, ...], words: str
) -> None:
    if change == "broken":
        (project / "sources.lock").write_text("<<<<<<< ours\n", encoding="utf-8")
    elif change == "unset":
        (project / "citecheck.toml").write_text("", encoding="utf-8")
    elif change == "gone":
        shutil.rmtree(project / "evidence")
    code, out, err = call(capsys, "lock", *arguments)
    assert (code, out) == (2, "")
    assert words in err


def test_a_document_that_cannot_be_read_keeps_the_old_lock(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "lock")
    before = (project / "sources.lock").read_bytes()
    assert call(capsys, "lock", "report.md", "nowhere.md")[0] == 2
    assert (project / "sources.lock").read_bytes() == before


_SLOW = """
import os, sys, time
replace = os.replace
def slow(source, target):
    if target.endswith("sources.lock"):
        print("ready", flush=True)
        time.sleep(60)
    replace(source, target)
os.replace = slow
from citecheck.cli import main
sys.exit(main(["lock"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_killed_run_leaves_the_old_lock(project: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "lock")
    before = (project / "sources.lock").read_bytes()
    (project / "evidence" / "new.txt").write_text("x", encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", _SLOW], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        run.kill()
    assert (project / "sources.lock").read_bytes() == before
    assert call(capsys, "lock")[0] == 0
    assert call(capsys, "lock", "--check")[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_whenever_a_run_is_killed_the_lock_is_whole(project: Any) -> None:
    for number in range(30):
        (project / "evidence" / f"{number}.txt").write_text(f"{number}" * 1000, encoding="utf-8")
    whole = set()
    for wait in (0.05, 0.15, 0.25, 0.35, 0.45, 5.0):
        with subprocess.Popen([sys.executable, "-m", "citecheck", "lock", "-q"]) as run:
            try:
                run.wait(wait)
            except subprocess.TimeoutExpired:
                run.kill()
        if os.path.exists("sources.lock"):
            whole.add(len(json.loads((project / "sources.lock").read_text(encoding="utf-8"))["copies"]))
    assert whole == {33}


def test_nothing_of_it_is_loaded_without_an_evidence_folder(project: Any) -> None:
    (project / "citecheck.toml").write_text("", encoding="utf-8")
    script = (
        "import sys\nfrom citecheck.cli import main\nmain(['--select', 'ALL', 'report.md'])\n"
        "sys.exit(', '.join(name for name in sys.modules if '.sources.evidence' in name or '.sources.lock' in name"
        " or '.sources.copies' in name or 'pdfium' in name or name == 'concurrent.futures') or None)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
