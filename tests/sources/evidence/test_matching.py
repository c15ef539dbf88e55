"""Which file is taken for the copy of a source: by code, key, file name, address, identifier and explicit map."""

import pytest

from citecheck.linking.link import link
from citecheck.model.context import Context
from citecheck.readers.read import read
from citecheck.sources.evidence.evidence import Evidence, Places
from citecheck.sources.evidence.folder import CopyFile, copy_files
from citecheck.sources.evidence.names import address_of, archived_original, codes_in, fold, is_archived, stem_of
from citecheck.sources.evidence.uses import uses
from citecheck.sources.lock.lock_file import LockedCopy


def evidence(names: list[str], rows: tuple[LockedCopy, ...] = (), mapped: tuple[tuple[str, str], ...] = ()) -> Evidence:
    files = tuple(CopyFile("/p/copies/" + name, name, 1, 0) for name in names)
    places = Places("/p/copies", "/p/sources.lock", tuple((key, "/p/" + path) for key, path in mapped))
    return Evidence(places, files, {row.path: row for row in rows} if rows else None)


def found(note: str, names: list[str], **more: tuple) -> list[str]:  # type: ignore[type-arg]
    """Return the copies that the sources of one note have, ``-`` for none."""
    document = read(f"One.[^1]\n\n[^1]: {note}\n".encode(), "a.md", "markdown")
    context = Context(link(document), known={"evidence": evidence(names, **more)})
    return [use.copy.shown.removeprefix("copies/") if use.copy else "-" for use in uses(document, context)]


@pytest.mark.parametrize(
    ("note", "names", "copy"),
    [
        ("INQ00004711, p 4.", ["INQ00004711.pdf", "INQ00004712.pdf"], "INQ00004711.pdf"),
        ("INQ00004711, p 4.", ["inq00004711.PDF"], "inq00004711.PDF"),
        ("INQ00004711_0004.", ["b/2019-05-03 INQ00004711 Letter.pdf"], "b/2019-05-03 INQ00004711 Letter.pdf"),
        ("INQ00004711, p 4.", ["INQ-00004711_signed.pdf"], "INQ-00004711_signed.pdf"),
        ("INQ00004711, p 4.", ["INQ000047110.pdf", "XINQ00004711.pdf"], "-"),
        ("INQ00004711, p 4.", ["a INQ00004711.pdf", "b INQ00004711.pdf"], "-"),
        ("INQ00004711, p 4.", ["a/INQ00004711.pdf", "b/INQ00004711.pdf"], "-"),
        ("INQ00004711, p 4.", ["INQ00004711.txt", "INQ00004711.pdf", "x INQ00004711.pdf"], "INQ00004711.pdf"),
        ("{CLG00019243/7-8}.", ["CLG00019243.docx"], "CLG00019243.docx"),
        ("Statement-of-Ann-Brown.pdf, p 4.", ["Statement_of Ann Brown.pdf"], "Statement_of Ann Brown.pdf"),
        ("Statement-of-Ann-Brown.pdf, p 4.", ["statement-of-ann-brown.txt"], "statement-of-ann-brown.txt"),
        ('"Harbours", https://www.example.org/a/harbours-2019.pdf.', ["harbours-2019.pdf"], "harbours-2019.pdf"),
        ('"Harbours", https://www.example.org/a/b.pdf.', ["b.pdf"], "-"),
        ('"Harbours", https://www.example.org/a/b.pdf.', ["www.example.org/a/b.pdf"], "www.example.org/a/b.pdf"),
        ('"Harbours", https://www.example.org/a/.', ["example.org/a/index.html"], "example.org/a/index.html"),
        ('"Harbours", https://example.org/b?c=1.', ["https_example.org_b_c_1.html"], "https_example.org_b_c_1.html"),
        ('A Brown, "The sea", doi:10.1000/abc.12.', ["10.1000-abc.12.pdf"], "10.1000-abc.12.pdf"),
        ("R v Brown [2021] EWCA Crim 577.", ["[2021] EWCA Crim 577.html"], "[2021] EWCA Crim 577.html"),
    ],
)  # fmt: skip
def test_a_copy_is_found_by_its_name(note: str, names: list[str], copy: str) -> None:
    assert found(note, names) == [copy]


def test_the_number_of_a_footnote_names_no_file() -> None:
    assert found("Letter from A Brown to C Clark, 3 May 2019.", ["1.pdf"]) == ["-"]


def test_the_label_of_a_footnote_names_its_first_source() -> None:
    text = b"One.[^brown2019]\n\n[^brown2019]: INQ00004711; CLG00019243.\n"
    document = read(text, "a.md", "markdown")
    context = Context(link(document), known={"evidence": evidence(["brown2019.pdf"])})
    assert [use.copy.shown if use.copy else "" for use in uses(document, context)] == ["copies/brown2019.pdf", ""]


def test_the_map_goes_before_names_and_may_name_what_is_missing() -> None:
    mapped = (("inq00004711", "copies/x.txt"),)
    assert found("INQ00004711, p 4.", ["INQ00004711.pdf", "x.txt"], mapped=mapped) == ["x.txt"]
    assert found("INQ00004711, p 4.", ["INQ00004711.pdf"], mapped=mapped) == ["x.txt"]


def test_the_lock_knows_addresses_and_missing_copies() -> None:
    page = LockedCopy("copies/page.html", "", "", "", 1, 0, "text/html", url="https://www.example.org/a/?b=1")
    gone = LockedCopy("copies/INQ00004711.pdf", "", "", "", 1, 0, "application/pdf")
    note = '"Harbours", http://example.org/a/?b=1.'
    assert found(note, ["page.html"], rows=(page,)) == ["page.html"]
    assert found("INQ00004711, p 4.", ["page.html"], rows=(page, gone)) == ["INQ00004711.pdf"]
    assert found("INQ00004711, p 4.", ["s INQ00004711.pdf"], rows=(page, gone)) == ["INQ00004711.pdf"]


def test_an_archived_address_is_the_original_one() -> None:
    wrapped = "https://web.archive.org/web/20190504101010/https://www.example.org/a%20b/#top"
    assert address_of(wrapped) == address_of("http://EXAMPLE.org/a b") == "example.org/a b"
    assert archived_original(wrapped).startswith("https://www.example.org/")
    assert archived_original("https://perma.cc/AB12-CD34") == ""
    assert is_archived(wrapped)
    assert is_archived("https://perma.cc/AB12-CD34")
    assert not is_archived("https://www.example.org/web.archive.org/")


def test_names_are_folded() -> None:
    assert fold("Wítness_Statement-2 (ﬁnal)") == "wítnessstatement2final"
    assert fold("e\u0301") == fold("\u00e9")
    assert stem_of("a/b.c/INQ00004711.pdf") == "INQ00004711"
    assert stem_of("10.1000_abc.12") == "10.1000_abc.12"
    assert "inq0001" in codes_in("INQ-0001 Letter")
    assert len(codes_in("a1 " * 100_000)) < 100


def test_the_folder_holds_files_and_leaves_out_what_is_none(tmp_path) -> None:  # type: ignore[no-untyped-def]
    for name in ("a.pdf", "b/c.txt", "page.html", "page_files/x.js", ".hidden", "~$a.docx", "Thumbs.db", "SHA256SUMS"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert [each.name for each in copy_files(str(tmp_path))] == ["a.pdf", "b/c.txt", "page.html"]
    assert [each.name for each in copy_files(str(tmp_path), str(tmp_path / "a.pdf"))] == ["b/c.txt", "page.html"]
    assert copy_files(str(tmp_path / "nowhere")) == ()
