"""What is wrong with a URL as printed, and what it was meant to be.

Syntax: RFC 3986. What is only unusual is left alone: documentation shows addresses of every kind.
"""

from citecheck.compiled.hosts import MISREAD, MISREAD_BEGINNINGS, SEARCHES, SHORTENERS, TRACKING
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_SCHEME = pattern(r"(?i)h{1,2}t{1,3}p{1,2}s?(?:://|:[/|\\l1]{2}/?|:/|;//|//)|(?:ftps?|file|sftp)://|")
_HOST = pattern(r"[^/?#\s]{0,300}")
_SECOND = pattern(r"(?i)(?<=[\w.)])https?://|(?<=^http://)https?://|(?<=^https://)https?://")
_GLUED = pattern(
    r"\.(?:(?:pdf|docx?|xlsx?|pptx?)(?=[.,]?[A-Z][a-z]{1,30}|[a-z]{3,30}$)|(?:html?|aspx?|stm|php)(?=[.,]?[A-Z][a-z]{1,30}))"
    r"(?P<text>[.,]?[A-Za-z][^/?#=&]{0,80})$"
)
_ENDINGS = ("pdfs", "docm", "docxs", "htmls")
_PRIVATE = pattern(
    r"(?:localhost|[\w-]{1,63}\.local(?:domain)?|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}"
    r"|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|0\.0\.0\.0|\[::1\]|[\w-]{1,63}\.(?:internal|corp|lan))"
)


class Fault(NamedTuple):
    """What is wrong: a message id, the offsets in the URL, and what is to stand there (None: not known)."""

    name: str
    start: int
    end: int
    new: str | None = None


def parts_of(url: str) -> tuple[int, str, int]:
    """Return where the host begins (after user and password), the host, and where it ends."""
    scheme = _SCHEME.match(url)
    start = scheme.end() if scheme else 0
    whole = _HOST.match(url, start)
    host = whole[0] if whole else ""
    user = host.rfind("@") + 1
    name = host[user:]
    name = name.partition("]")[0] + "]" if name.startswith("[") else name.partition(":")[0]
    return start + user, name, start + user + len(name)


def faults_of(url: str) -> Fault | None:
    """Return the first fault of ``url``: its scheme, its host, a second address or text at its end; None for none."""
    scheme = _SCHEME.match(url)
    printed = scheme[0] if scheme else ""
    if printed and printed.lower() not in ("http://", "https://", "ftp://", "ftps://", "sftp://", "file://"):
        right = "https://" if "s" in printed.lower() else "http://"
        if printed.lower() != "http:///" and "." in url[len(printed) :]:
            return Fault("scheme", 0, len(printed), right)
    if second := _SECOND.search(url, len(printed)):
        doubled = second.start() == len(printed)
        return Fault("two-schemes", 0 if doubled else second.start(), second.end(), second[0] if doubled else None)
    return _host_fault(url) or _glued(url)


def _host_fault(url: str) -> Fault | None:
    start, host, end = parts_of(url)
    folded = host.lower().rstrip(".")
    for ending, right in MISREAD.items():
        if folded.endswith(ending) and (ending[0] == "." or folded in ("", ending) or folded[-len(ending) - 1] == "."):
            at = start + len(folded) - len(ending)
            return Fault("host", at, at + len(ending), right)
    for beginning, right in MISREAD_BEGINNINGS.items():
        if folded.startswith(beginning) and folded.count(".") > 1:
            return Fault("host", start, start + len(beginning), right)
    return None


def _glued(url: str) -> Fault | None:
    """Text runs on after the ending of a file: ``report.pdf.This``, ``report.pdfand``."""
    _, _, end = parts_of(url)
    found = _GLUED.search(url, end)
    if found and "?" not in url[: found.start()] and not found[0][1:].lower().startswith(_ENDINGS):
        return Fault("glued", found.start("text"), len(url), None)
    return None


_ALIKE = str.maketrans("1i|q9yv05", "lllggggos")


def misread_hosts(urls: list[str]) -> dict[str, str]:
    """Return the hosts that occur once in ``urls`` and look like one that occurs at least three times, with that one.

    Letters that scanning confuses count as one: 1, i and l; g, q, y, v and 9; 0 and o; 5 and s; rn and m; vv and w.
    """
    counts: dict[str, int] = {}
    for url in urls:
        host = parts_of(url)[1].lower()
        counts[host] = counts.get(host, 0) + 1
    often = {_looks(host): host for host, count in counts.items() if count >= 3 and "." in host}
    return {
        host: right
        for host, count in counts.items()
        if count == 1 and (right := often.get(_looks(host), host)) != host and not host[-1:].isdecimal()
    }


def misread_in(url: str, misread: dict[str, str]) -> Fault | None:
    """Return the host of ``url`` as a fault when it is among the ``misread`` ones."""
    start, host, end = parts_of(url) if misread else (0, "", 0)
    right = misread.get(host.lower())
    return Fault("host", start, end, right) if right else None


def _looks(host: str) -> str:
    return host.replace("rn", "m").replace("vv", "w").translate(_ALIKE)


def is_private(url: str) -> bool:
    """Return whether the host can be reached by nobody else: localhost, a private network (RFC 1918, RFC 6762)."""
    return _PRIVATE.fullmatch(parts_of(url)[1].lower()) is not None


def is_shortened(url: str) -> bool:
    """Return whether the host is a link shortener."""
    return parts_of(url)[1].lower().removeprefix("www.") in SHORTENERS


def is_search(url: str) -> bool:
    """Return whether the address is that of a page of search results."""
    start, host, end = parts_of(url)
    path, question, query = url[end:].partition("?")
    if not question or "q=" not in query and "p=" not in query and "query=" not in query:
        return False
    labels = host.lower().split(".")
    for each in SEARCHES:
        known, _, page = each.partition("/")
        name, star, _ = known.partition(".*")
        same = host.lower() == known or (star and ".".join(labels[: name.count(".") + 1]) == name)
        if same and path.strip("/") == page:
            return True
    return False


def without_tracking(url: str) -> tuple[int, int, str, str] | None:
    """Return the range of the query of ``url``, the query without parameters that only track, and the names of those.

    None when there are none.

    The address of an archived copy is left alone: it names the page as it was captured.
    """
    query = url.partition("#")[0].partition("?")[2]
    if not query or "://" in query or "://" in url.partition("://")[2]:
        return None
    pieces = query.split("&")
    kept = [piece for piece in pieces if not _tracks(piece.partition("=")[0])]
    if len(kept) == len(pieces):
        return None
    names = ", ".join(piece.partition("=")[0] for piece in pieces if piece not in kept)
    start = url.index("?")
    return start, start + 1 + len(query), "?" + "&".join(kept) if kept else "", names


def _tracks(name: str) -> bool:
    return any(name == each or (each.endswith("*") and name.startswith(each[:-1])) for each in TRACKING)
