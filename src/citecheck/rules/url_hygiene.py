"""CC533: a URL that readers cannot use, or that says more than the address of the source."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.identifiers.addresses import (
    is_private,
    is_search,
    is_shortened,
    parts_of,
    without_tracking,
)
from citecheck.sources.identifiers.printed import Printed, printed


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each URL that is private, passing, or carries what is nobody's business."""
    for each in printed(document, context, "url"):
        url = each.identifier.value
        if message := _message(each):
            yield finding(message, each.span(), each.words(), block=each.note.block)
        elif at := _credentials(url):
            low = each.identifier.start
            words = each.text[low : low + at]
            yield finding("credentials", each.span(low, low + at), words, block=each.note.block)
        elif cut := without_tracking(url):
            yield _tracking(document, each, cut)


def _message(each: Printed) -> str:
    url = each.identifier.value
    if is_shortened(url):
        return "shortened"
    if is_search(url):
        return "search"
    if _is_source(each):
        if url.lower().startswith("file:"):
            return "local-file"
        if is_private(url):
            return "private"
    return ""


def _is_source(each: Printed) -> bool:
    """Notes of technical documents speak of localhost; a note that is nothing but the address cites it."""
    return each.field is not None or not each.text.replace(each.words(), "", 1).strip(" .;()<>[]")


def _credentials(url: str) -> int:
    """Return where the user name ends, before the password; 0 where there is none."""
    start, _, _ = parts_of(url)
    scheme = url.find("://") + 3
    user, colon, password = url[scheme : start - 1].partition(":") if scheme > 2 and start > scheme else ("", "", "")
    return scheme + len(user) if user and colon and password else 0


def _tracking(document: Document, each: Printed, cut: tuple[int, int, str, str]) -> Finding:
    low = each.identifier.start
    start, end, new = low + cut[0], low + cut[1], cut[2]
    words = each.text[start:end]
    fixes = each.fixes(document, "take out what only tracks", start, end, new)
    return finding("tracking", each.span(start, end), words, block=each.note.block, fixes=fixes, names=cut[3])
