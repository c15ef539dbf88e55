"""CC808: a web source without the address of an archived page, or with that of another page."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.evidence.names import address_of, archived_original, is_archived
from citecheck.sources.evidence.uses import address_in, evidence_in, uses

_LASTING = ("doi.org/", "dx.doi.org/", "hdl.handle.net/")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first citation of each web page that is in no archive as far as note and lock say."""
    evidence = evidence_in(context)
    for use in uses(document, context):
        note = document.notes[use.note]
        url = address_in(use, document)
        words = note.text.text + " ".join(field.value for field in note.fields)
        if not url or any(map(is_archived, (url, *_addresses(words)))) or address_of(url).startswith(_LASTING):
            continue
        row = evidence.locked(use.copy) if use.copy is not None else None
        archived = row.archive_url if row is not None else ""
        original = archived_original(archived)
        if not archived:
            yield finding("none", use.span, use.words, block=note.block, url=url)
        elif original and address_of(original) != address_of(url):
            yield finding("other", use.span, use.words, block=note.block, url=url, archive=archived)


def _addresses(text: str) -> list[str]:
    return [word.lstrip("<(\"'[") for word in text.split() if "://" in word]
