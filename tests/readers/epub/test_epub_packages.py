"""What is read of a book, in which order, and what is said of one that is broken."""

import io
import struct
import zipfile

import pytest
from books import CONTAINER, book, checked, findings, members, package, packed, xhtml
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model.document import Document
from citecheck.readers.epub import reader

PAGES = {
    "a.xhtml": '<p>Words.<a epub:type="noteref" href="z.xhtml#n1">1</a></p>',
    "b.xhtml": '<p>More.<a epub:type="noteref" href="z.xhtml#n2">2</a></p>',
    "z.xhtml": '<ol epub:type="endnotes"><li id="n1">One.</li><li id="n2">Two.</li></ol>',
}


def _prose(document: Document) -> list[str]:
    return [block.text.text for block in document.blocks if block.text.text]


def _problems(document: Document) -> list[tuple[str, str]]:
    return [(problem.kind, problem.message) for problem in document.problems]


def test_the_spine_gives_the_order() -> None:
    opf = package(list(PAGES), spine=["b.xhtml", "a.xhtml", "z.xhtml"]).replace(
        "</spine>", '<itemref idref="i-a.xhtml"/></spine>'
    )
    document = book(PAGES, opf)
    assert _prose(document) == ["More.", "Words.", "One.", "Two."]
    assert [marker.raw for marker in document.markers] == ["2", "1"]


def test_pages_outside_the_reading_order_count_where_something_links_to_them() -> None:
    pages = {**PAGES, "unlinked.xhtml": "<p>Nobody comes here.</p>"}
    document = book(pages, package(list(pages), spine=["a.xhtml", "b.xhtml"]))
    assert _prose(document) == ["Words.", "More.", "One.", "Two."]
    assert findings(document) == []


def test_secondary_pages_of_the_spine_are_read() -> None:
    opf = package(list(PAGES)).replace('"i-z.xhtml"/></spine>', '"i-z.xhtml" linear="no"/></spine>')
    assert _prose(book(PAGES, opf))[-1] == "Two."


def test_contents_furniture_and_page_breaks() -> None:
    pages = {
        "nav.xhtml": '<p>Contents</p><ol><li><a href="a.xhtml#n1">1</a></li></ol>',
        "title.xhtml": '<section epub:type="titlepage"><h1>Title</h1><p>[1] By me</p></section>',
        "a.xhtml": '<p>One <span epub:type="pagebreak" id="p7">7</span>two.</p>'
        '<nav epub:type="page-list"><ol><li><a href="#p7">7</a></li></ol></nav>',
    }
    opf = package(list(pages)).replace('id="i-nav.xhtml"', 'id="i-nav.xhtml" properties="nav"')
    document = book(pages, opf)
    assert {block.kind for block in document.blocks if block.span.part == "OPS/nav.xhtml" and block.text.text} == {
        "contents"
    }
    assert {block.kind for block in document.blocks if block.span.part == "OPS/title.xhtml"} == {"furniture"}
    assert [block.text.text for block in document.blocks if block.kind == "paragraph"] == ["One two."]
    assert document.markers == ()


def test_names_are_resolved_as_addresses() -> None:
    content = members(
        {"my text.xhtml": '<p>A<a epub:type="noteref" href="./sub/../end%20notes.xhtml#n%C3%A9">1</a></p>'}
    )
    content["OPS/end notes.xhtml"] = xhtml('<ol epub:type="endnotes"><li id="né">One.</li></ol>')
    content["OPS/book.opf"] = package(["my%20text.xhtml", "end%20notes.xhtml"])
    document = checked(packed(content))
    assert document.markers[0].target == "OPS/end notes.xhtml#né"
    assert findings(document) == []


def test_fallbacks_stand_in_for_what_is_no_page() -> None:
    opf = package(["a.xhtml"]).replace(
        "</manifest>", '<item id="s" href="s.svg" media-type="image/svg+xml" fallback="i-a.xhtml"/></manifest>'
    )
    document = book({"a.xhtml": "<p>Words.</p>"}, opf.replace('<itemref idref="i-a.xhtml"/>', '<itemref idref="s"/>'))
    assert (_prose(document), _problems(document)) == (["Words."], [])


@pytest.mark.parametrize("language", ["C", "", "und", "zxx"])
def test_languages_that_are_none(language: str) -> None:
    assert book(PAGES, package(list(PAGES), language=language)).metadata.language == ""


def _without(name: str) -> bytes:
    content = members(PAGES)
    del content[name]
    return packed(content)


def test_a_missing_page_is_one_finding() -> None:
    document = checked(_without("OPS/z.xhtml"))
    assert _problems(document) == [("truncated", '"OPS/z.xhtml" is missing: its text cannot be read')]
    assert _prose(document) == ["Words.", "More."]
    assert [each[0] for each in findings(document)] == ["CC002"]


@pytest.mark.parametrize("name", ["META-INF/container.xml", "OPS/book.opf"])
def test_without_its_package_document_all_pages_are_read(name: str) -> None:
    document = checked(_without(name))
    assert _prose(document) == ["Words.", "More.", "One.", "Two."]
    assert [each[0] for each in findings(document)] == (["CC002"] if name == "OPS/book.opf" else [])


@pytest.mark.parametrize("opf", ["", "<package>", "<html>", "\0\1\2", "<package><manifest/><spine/></package>"])
def test_an_empty_or_broken_package_document(opf: str) -> None:
    content = members(PAGES)
    content["OPS/book.opf"] = opf
    document = checked(packed(content))
    assert _prose(document) == ["Words.", "More.", "One.", "Two."]
    assert document.problems


def test_a_page_that_the_manifest_does_not_list() -> None:
    document = book(PAGES, package(list(PAGES)).replace("</spine>", '<itemref idref="lost"/></spine>'))
    assert [kind for kind, _ in _problems(document)] == ["damaged"]
    assert '"lost"' in document.problems[0].message


def test_broken_markup_is_told_once_and_read() -> None:
    document = book({**PAGES, "b.xhtml": PAGES["b.xhtml"] + "<p>It <b>goes</i> on & on<p>Still."})
    assert [kind for kind, _ in _problems(document)] == ["damaged"]
    problem = document.problems[0]
    assert problem.span.part == "OPS/b.xhtml"
    assert "mismatched tag" in problem.message
    assert document.source.part("OPS/b.xhtml").text[problem.span.start - 2 :].startswith("</i>")
    assert "Still." in _prose(document)
    assert [each[0] for each in findings(document)] == ["CC001"]


def test_names_of_characters_need_no_declaration() -> None:
    document = book({"a.xhtml": "<p>One&nbsp;&mdash;&#x20;two.</p>"})
    assert (_prose(document), document.problems) == (["One\xa0— two."], ())


def test_a_page_that_breaks_off() -> None:
    content = members(PAGES)
    content["OPS/z.xhtml"] = str(content["OPS/z.xhtml"])[:-22]
    document = checked(packed(content))
    assert [kind for kind, _ in _problems(document)] == ["truncated"]
    assert document.metadata.partial
    assert {each[0] for each in findings(document)} == {"CC002"}


def test_entities_of_a_document_type_are_not_opened() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    content = members({"a.xhtml": "<p>One &b;&x; two.</p>"})
    content["OPS/a.xhtml"] = str(content["OPS/a.xhtml"]).replace("<html", bomb + "<html", 1)
    assert _prose(checked(packed(content))) == ["One &b;&x; two."]


def test_a_document_type_inside_a_page_is_text_like_any_other() -> None:
    document = book({"a.xhtml": "<pre>One <!DOCTYPE x [\n[1]</pre><p>Two.</p>"})
    assert _prose(document)[-1] == "Two."


def test_encrypted_pages_are_named_and_encrypted_fonts_are_not() -> None:
    locked = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><e:EncryptedData '
        'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherData><e:CipherReference URI="{}"/></e:CipherData>'
        "</e:EncryptedData></encryption>"
    )
    content = members(PAGES)
    content["META-INF/encryption.xml"] = locked.format("OPS/font.otf")
    assert findings(checked(packed(content))) == []
    content["META-INF/encryption.xml"] = locked.format("OPS/z.xhtml")
    content["OPS/z.xhtml"] = bytes(range(256)) * 8
    document = checked(packed(content))
    assert [kind for kind, _ in _problems(document)] == ["unreadable"]
    assert "encrypted" in document.problems[0].message
    assert [each[0] for each in findings(document)] == ["CC001"]


def test_a_truncated_archive() -> None:
    data = packed(members(PAGES))
    document = checked(data[: data.index(b"PK\x01\x02")])
    assert _prose(document) == ["Words.", "More.", "One.", "Two."]
    assert ("truncated", "the archive breaks off before its end: what there is of it was read") in _problems(document)
    assert {each[0] for each in findings(document)} == {"CC002"}


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive", b"%PDF-1.4", b"PK\x03\x04" + bytes(80)])
def test_what_is_no_book(data: bytes) -> None:
    document = checked(data)
    assert [kind for kind, _ in _problems(document)] == ["unreadable"]


def test_an_archive_without_pages() -> None:
    document = checked(packed({"META-INF/container.xml": CONTAINER, "OPS/book.opf": package([])}))
    assert [kind for kind, _ in _problems(document)] == ["unreadable"]


def test_a_page_that_unpacks_to_far_too_much() -> None:
    content = members(PAGES)
    content["OPS/b.xhtml"] = b" " * 4_000_000
    document = checked(packed(content))
    assert [kind for kind, _ in _problems(document)] == ["limit"]
    assert _prose(document) == ["Words.", "One.", "Two."]
    assert [each[0] for each in findings(document)] == ["CC001"]


def test_a_page_that_declares_ten_gigabytes() -> None:
    file = io.BytesIO(packed(members(PAGES)))
    data = bytearray(file.getvalue())
    at = data.rindex(b"OPS/b.xhtml") - 46
    data[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    document = checked(bytes(data))
    assert "limit" in [kind for kind, _ in _problems(document)]
    assert "One." in _prose(document)


@given(st.data())
@settings(max_examples=120, derandomize=True, deadline=None)
def test_any_archive_gives_a_legal_document(data: st.DataObject) -> None:
    content = members(PAGES)
    name = data.draw(st.sampled_from(sorted(content)))
    old = str(content[name]).encode()
    at = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(at, min(len(old), at + 60)))
    content[name] = old[:at] + data.draw(st.binary(max_size=12)) + old[end:]
    checked(packed(content))


@given(st.binary(max_size=400))
@settings(max_examples=80, derandomize=True, deadline=None)
def test_any_bytes_give_a_legal_document(data: bytes) -> None:
    assert checked(data).problems


def test_many_files_take_linear_time() -> None:
    """Were files looked for one by one, this would not end."""
    pages = {f"c{number}.xhtml": f'<p id="a">W.<a href="c{number + 1}.xhtml#a">1</a></p>' for number in range(3000)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members(pages).items():
            archive.writestr(name, content)
    assert len(reader.read(file.getvalue(), "book.epub", "").source.parts) == 3000
