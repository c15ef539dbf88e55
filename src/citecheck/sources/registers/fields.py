"""The fields of a source in a tree (CSL-JSON, CSL-YAML, hayagriva, CITATION.cff, OKF) under the names of CSL.

People become one field each (``Smith, John``), dates ISO 8601 with their precision, and every field keeps its place.
"""

from collections.abc import Callable, Iterator

from citecheck.model.document import Field
from citecheck.sources.registers.dates import date_value, of_parts
from citecheck.sources.registers.names import DATES, FIELDS, PEOPLE, csl_type
from citecheck.sources.tree import Mapping, Node, Scalar, Sequence
from citecheck.text.span import Span

Place = Callable[[int, int], Span]
"""Turns offsets of a tree into the place that a field is given."""

NOT_FIELDS = frozenset(
    ("id", "key", "citation-key", "label", "cff-version", "message", "references", "preferred-citation")
)
_SERIALS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arxiv"}
_ARTICLES = {
    "newspaper": "article-newspaper", "blog": "post-weblog", "proceedings": "paper-conference",
    "conference": "paper-conference", "web": "webpage",
}  # fmt: skip
_OF_PARENT = frozenset(
    ("title", "publisher", "location", "volume", "issue", "edition", "editor", "serial-number", "organization", "date")
)


def fields_of(item: Mapping, place: Place) -> Iterator[Field]:
    """Yield the fields of the source that is ``item``, in its order; what is no field of a source is left out."""
    for key, value in item.pairs:
        name = key.text.strip().casefold()
        if name in NOT_FIELDS:
            continue
        if name == "type" and isinstance(value, Scalar):
            yield from _field("type", _kind(value.text, item), value, place)
        elif name == "parent":
            yield from _of_parents(value, item, place)
        elif name in ("serial-number", "identifiers"):
            yield from _serials(value, place)
        elif isinstance(value, Mapping) and name == "url":
            yield from _url(value, place)
        elif name in ("start", "end", "month"):
            yield from _of_cff(name, value, item, place)
        else:
            yield from _values(FIELDS.get(name, key.text.strip()), value, item, place)


def _kind(word: str, item: Mapping) -> str:
    """Return the type in CSL; an article of hayagriva or CFF is one of the work that it stands in."""
    parent = item.get("parent", "journal")
    if word.casefold() != "article" or parent is None:
        return csl_type(word)
    kind = parent.get("type") if isinstance(parent, Mapping) else None
    return _ARTICLES.get(kind.text.casefold() if isinstance(kind, Scalar) else "", "article-journal")


def _field(name: str, words: str, node: Node, place: Place) -> Iterator[Field]:
    value = " ".join(words.split())
    if name and value:
        yield Field(name, value, place(node.start, node.end))


def _values(name: str, value: Node, item: Mapping, place: Place) -> Iterator[Field]:
    if name in PEOPLE:
        people = value.values if isinstance(value, Sequence) else (value,)
        for person in people:
            yield from _field(name, person_of(person), person, place)
    elif name in DATES:
        yield from _field(name, _date(value, item), value, place)
    elif isinstance(value, Scalar):
        yield from _field(name, value.text, value, place)
    elif isinstance(value, Mapping):
        yield from _named(name, value, place)
    else:
        for each in value.values:
            if isinstance(each, Scalar):
                yield from _field(name, each.text, each, place)


def _named(name: str, value: Mapping, place: Place) -> Iterator[Field]:
    """Yield a value that is a mapping: ``title: {value: ...}``, ``publisher: {name: ..., location: ...}``."""
    words = value.get("value", "name", "title")
    if isinstance(words, Scalar):
        yield from _field(name, words.text, words, place)
        where = value.get("location", "city")
        if name == "publisher" and isinstance(where, Scalar):
            yield from _field("publisher-place", where.text, where, place)


def _url(value: Mapping, place: Place) -> Iterator[Field]:
    address, seen = value.get("value"), value.get("date")
    if isinstance(address, Scalar):
        yield from _field("URL", address.text, address, place)
    if isinstance(seen, Scalar):
        yield from _field("accessed", date_value(seen.text), seen, place)


def _serials(value: Node, place: Place) -> Iterator[Field]:
    """Yield identifiers: ``{doi: 10.1/a}`` of hayagriva, ``[{type: doi, value: 10.1/a}]`` of CFF, or one number."""
    if isinstance(value, Scalar):
        yield from _field("number", value.text, value, place)
    elif isinstance(value, Mapping):
        for key, inner in value.pairs:
            name = key.text.strip().casefold()
            if isinstance(inner, Scalar):
                yield from _field(_SERIALS.get(name, "number" if name == "serial" else name), inner.text, inner, place)
    else:
        for each in value.values:
            kind, number = (each.get("type"), each.get("value")) if isinstance(each, Mapping) else (None, None)
            if isinstance(kind, Scalar) and isinstance(number, Scalar) and kind.text.casefold() in ("doi", "url"):
                yield from _field(kind.text.upper(), number.text, number, place)


def _of_parents(value: Node, item: Mapping, place: Place) -> Iterator[Field]:
    """Yield what a source of hayagriva has from the work that it stands in, where it does not say so itself."""
    own = {key.text.casefold() for key, _ in item.pairs}
    parents = value.values if isinstance(value, Sequence) else (value,)
    for parent in parents:
        if isinstance(parent, Scalar):
            yield from _field("container-title", parent.text, parent, place)
        if not isinstance(parent, Mapping):
            continue
        kept = tuple(pair for pair in parent.pairs if _inherited(pair[0].text.casefold(), own))
        for field in fields_of(Mapping(kept, parent.start, parent.end), place):
            yield field._replace(name="container-title") if field.name == "title" else field


def _inherited(name: str, own: set[str]) -> bool:
    return name in _OF_PARENT and (name == "title" or name not in own)


def _of_cff(name: str, value: Node, item: Mapping, place: Place) -> Iterator[Field]:
    """Yield the pages of a CFF reference (``start`` and ``end``); its month belongs to its year."""
    if name == "start" and isinstance(value, Scalar):
        last = item.get("end")
        words = f"{value.text}-{last.text}" if isinstance(last, Scalar) and last.text.strip() else value.text
        yield from _field("page", words, value, place)


def _date(value: Node, item: Mapping) -> str:
    if isinstance(value, Scalar):
        month = item.get("month")
        if isinstance(month, Scalar) and len(value.text.strip()) == 4:
            return of_parts(value.text.strip(), month.text.strip(), "") or value.text
        return date_value(value.text)
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        if isinstance(parts, Sequence):
            return "/".join(filter(None, (_parts(each) for each in parts.values[:2])))
        literal = value.get("raw", "literal", "value")
        return date_value(literal.text) if isinstance(literal, Scalar) else ""
    numbers = [each.text.strip() for each in value.values[:3] if isinstance(each, Scalar)]
    return of_parts(*(numbers + ["", ""])[:3]) if numbers else ""


def _parts(value: Node) -> str:
    numbers = (
        [each.text.strip() for each in value.values[:3] if isinstance(each, Scalar)]
        if isinstance(value, Sequence)
        else []
    )
    if not numbers:
        return ""
    return of_parts(*(numbers + ["", ""])[:3]) or "-".join(filter(None, numbers))


def person_of(value: Node) -> str:
    """Return a person as ``Family, Given``, an organisation as its name, ``""`` where there is none."""
    if isinstance(value, Scalar):
        return " ".join(value.text.split())
    if not isinstance(value, Mapping):
        return ""
    if literal := _text(value, "literal"):
        return literal
    family = _text(value, "family", "family-names", "name")
    particle = _text(value, "non-dropping-particle", "prefix", "name-particle")
    given = _text(value, "given", "given-name", "given-names")
    suffix = _text(value, "suffix", "name-suffix")
    whole = " ".join(filter(None, (particle, family)))
    return ", ".join(filter(None, (whole, given, suffix))) or _text(value, "alias")


def _text(item: Mapping, *names: str) -> str:
    value = item.get(*names)
    return " ".join(value.text.split()) if isinstance(value, Scalar) else ""
