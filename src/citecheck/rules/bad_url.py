"""CC532: a URL that leads nowhere as it is printed."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Fix, finding
from citecheck.sources.identifiers.addresses import faults_of, misread_hosts, misread_in
from citecheck.sources.identifiers.link_targets import stopped_targets
from citecheck.sources.identifiers.printed import Printed, printed


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each URL with a space, a broken scheme, a misread host, or text glued to it."""
    urls = list(printed(document, context, "url"))
    misread = misread_hosts([each.identifier.value for each in urls])
    for each in urls:
        if each.identifier.fault == "space":
            yield from _spaced(document, each)
        else:
            yield from _faulty(document, each, misread)
    for note in document.notes:
        for span, words in stopped_targets(document, note):
            yield finding("trailing", span, words, block=note.block)


def _spaced(document: Document, each: Printed) -> Iterator[Finding]:
    span, words = each.span(), each.words()
    if "\n" in document.source.part(span.part).text[span.start : span.end]:
        return  # wrapped at the end of a line
    url = each.identifier
    fixes = each.fixes(document, "take out the space", url.start, url.end, url.value)
    yield finding("space", span, words, block=each.note.block, fixes=fixes, right=url.value)


def _faulty(document: Document, each: Printed, misread: dict[str, str]) -> Iterator[Finding]:
    fault = faults_of(each.identifier.value) or misread_in(each.identifier.value, misread)
    if fault is None:
        return
    low = each.identifier.start
    start, end = low + fault.start, low + fault.end
    words = each.text[start:end]
    fixes: tuple[Fix, ...] = ()
    if fault.name == "glued":
        words = each.words()
        new = " " + each.text[start:end].lstrip(".,")
        safe_start = start + (each.text[start] in ".,")
        fixes = each.fixes(document, "put a space between", safe_start, end, new)
        yield finding("glued", each.span(), words, block=each.note.block, fixes=fixes, text=each.text[start:end])
        return
    if fault.new is not None:
        # What a host should read is a guess, however good.
        safe = fault.name != "host"
        fixes = each.fixes(document, f'write "{fault.new}"', start, end, fault.new, safe=safe)
    message = {"scheme": "scheme", "host": "host"}.get(fault.name, "two-schemes")
    url, new = each.identifier.value, fault.new or ""
    yield finding(message, each.span(start, end), words, block=each.note.block, fixes=fixes, url=url, new=new)
