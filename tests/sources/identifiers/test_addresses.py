"""What is wrong with a URL, and what was meant."""

import pytest

from citecheck.sources.identifiers.addresses import (
    faults_of,
    is_private,
    is_search,
    is_shortened,
    misread_hosts,
    misread_in,
    without_tracking,
)


@pytest.mark.parametrize(
    ("url", "name", "right"),
    [
        ("http:llwww.a.example/b", "scheme", "http://www.a.example/b"),
        ("http//a.example/b", "scheme", "http://a.example/b"),
        ("https:/a.example/b", "scheme", "https://a.example/b"),
        ("htp://a.example/b", "scheme", "http://a.example/b"),
        ("https://http://a.example", "two-schemes", "http://a.example"),
        ("http://www.cabinet.qov.uk/a", "host", "http://www.cabinet.gov.uk/a"),
        ("http://www.council.corn/a", "host", "http://www.council.com/a"),
        ("wwww.council.example/a", "host", "www.council.example/a"),
        ("http://a.example/b.pdfhttp://c.example", "two-schemes", ""),
        ("http://a.example/b.pdf.This", "glued", ""),
        ("http://a.example/b.pdfand", "glued", ""),
        ("http://a.example/b.html.See", "glued", ""),
    ],
)
def test_faults(url: str, name: str, right: str) -> None:
    fault = faults_of(url)
    assert fault is not None
    assert fault.name == name
    if right:
        assert url[: fault.start] + (fault.new or "") + url[fault.end :] == right


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/b.html",
        "https://web.archive.org/web/2012/http://a.example/",
        "www.a.example",
        "http://[::1]:80/b",
        "http://localhost:80/",
        "http://a.example/b.docx",
        "http://a.example/get?f=a.pdfand",
        "http://a.example/b.pdf-tools",
        "http://a.example/index.phpinfo",
        "https://a.example/?next=http://b.example/",
        "http://www.corn.example/",
        "ftp://a.example",
        "http://ww2.a.example/",
        "http://ww.example/",
        "https://illinois.example/",
        "http://1.example",
    ],
)
def test_sound(url: str) -> None:
    assert faults_of(url) is None


def test_hygiene() -> None:
    assert is_private("http://user:word@10.0.0.1:80/a")
    assert is_private("http://[::1]:80/a")
    assert is_private("https://intranet.local/a")
    assert not is_private("http://172.32.0.1/")
    assert not is_private("http://localhost.example/")
    assert is_search("https://www.google.co.uk/search?q=a")
    assert not is_search("https://www.google.co.uk/search")
    assert not is_search("https://council.example/search?q=a")
    assert is_shortened("http://www.bit.ly/a")
    assert not is_shortened("https://rabbit.ly.example/")


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("http://a.example/?utm_source=a&utm_medium=b", "http://a.example/"),
        ("http://a.example/?a=1&utm_source=a&b=2", "http://a.example/?a=1&b=2"),
        ("http://a.example/?fbclid=5&a=1#x", "http://a.example/?a=1#x"),
        ("http://a.example/?a=utm_x", ""),
        ("https://web.archive.org/web/2019/https://a.example/?utm_source=x", ""),
        ("http://a.example/#?utm_source=x", ""),
    ],
)
def test_tracking(url: str, right: str) -> None:
    cut = without_tracking(url)
    assert (url[: cut[0]] + cut[2] + url[cut[1] :] if cut else "") == right


def test_a_host_that_looks_like_one_that_is_cited_often() -> None:
    often = ["http://www.smithinquiry.example/a", "www.smithinquiry.example", "https://www.smithinquiry.example"]
    misread = misread_hosts(
        [*often, "http://www.smithinquirv.example/b", "http://www.smithenquiry.example/", "www.o.example"]
    )
    assert misread == {"www.smithinquirv.example": "www.smithinquiry.example"}
    fault = misread_in("http://www.smithinquirv.example/b", misread)
    assert fault is not None
    assert (fault.name, fault.start, fault.end, fault.new) == ("host", 7, 31, "www.smithinquiry.example")
    assert misread_hosts([*often[:2], "http://www.smithinquirv.example/b"]) == {}
