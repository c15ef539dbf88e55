"""Identifiers in the fields of structured entries, where the name of the field is the label."""

from collections.abc import Callable, Iterator

from citecheck.model.document import Field
from citecheck.sources.identifiers.find import find_identifiers
from citecheck.sources.identifiers.identifier import Identifier, IdentifierFault
from citecheck.sources.identifiers.numbers import find_isbns, issn
from citecheck.sources.identifiers.scholarly import find_arxiv, find_counted, find_dois
from citecheck.sources.identifiers.urls import find_urls
from citecheck.text.patterns import pattern

_RESOLVER = pattern(r"(?i)\s{0,9}(?:https?://(?:dx\.)?doi\.org/|doi\.org/|doi:\s?)(?=10\.)")
_EPRINT = pattern(r"(?i)\s{0,9}(?:\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[a-z-]{2,4})?/\d{7})(?:v\d{1,3})?\s{0,9}$")
_ISSN = pattern(r"\d[\dXx\u2013-]{5,10}")


def of_field(field: Field) -> Iterator[Identifier]:
    """Yield the identifiers of ``field``; offsets count in its value."""
    reader = _READERS.get(field.name.upper())
    if reader is not None and field.value.strip() and len(field.value) < 2000:
        yield from reader(field.value)


def _doi(value: str) -> Iterator[Identifier]:
    words = value.strip()
    start = value.index(words)
    fault: IdentifierFault = ""
    found = list(find_dois(value))
    if not found:
        if words[:1].isdecimal():
            yield Identifier("doi", words.lower(), start, start + len(words), "registrant")
        return
    doi = found[0]
    if resolver := _RESOLVER.match(value):
        fault, start = "resolver", resolver.start()
        yield Identifier("doi", doi.value, start, doi.end, fault)
    elif doi.start == start and value[doi.end :].strip() in (".", ",", ";"):
        yield Identifier("doi", doi.value, start, start + len(words), "trailing")
    else:
        yield from found


def _isbn(value: str) -> Iterator[Identifier]:
    label = "" if "isbn" in value.lower() else "ISBN "
    for each in find_isbns(label + value):
        yield each._replace(start=each.start - len(label), end=each.end - len(label))


def _issn(value: str) -> Iterator[Identifier]:
    for found in _ISSN.finditer(value):
        yield issn(found[0], found.start())


def _url(value: str) -> Iterator[Identifier]:
    yield from find_urls(value)


def _arxiv(value: str) -> Iterator[Identifier]:
    """An eprint may be of another archive: only what looks like an id of arXiv is read as one."""
    if "arxiv" not in value.lower() and not _EPRINT.match(value):
        return
    label = "" if "arxiv" in value.lower() else "arXiv:"
    for each in find_arxiv(label + value):
        yield each._replace(start=each.start - len(label), end=each.end - len(label))


def _note(value: str) -> Iterator[Identifier]:
    yield from find_identifiers(value)


def _counted(label: str) -> Callable[[str], Iterator[Identifier]]:
    def read(value: str) -> Iterator[Identifier]:
        words = value.strip()
        prefix = "" if not words[:1].isdecimal() else f"{label} " if label != "PMC" else label
        for each in find_counted(prefix + value):
            yield each._replace(start=each.start - len(prefix), end=each.end - len(prefix))

    return read


_READERS: dict[str, Callable[[str], Iterator[Identifier]]] = {
    "DOI": _doi,
    "ISBN": _isbn,
    "ISSN": _issn,
    "URL": _url,
    "EPRINT": _arxiv,
    "NOTE": _note,
    "ANNOTE": _note,
    "PMID": _counted("PMID"),
    "PMCID": _counted("PMC"),
}
