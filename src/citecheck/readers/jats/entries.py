"""References of JATS: their labels, and their parts as fields."""

import re

from citecheck.model.document import Field
from citecheck.readers.jats.names import CITATIONS, FIELDS, IDENTIFIERS, PERSONS
from citecheck.readers.typed.author_year_entries import author_key
from citecheck.readers.xml.fields import Fields
from citecheck.readers.xml.tree import Element

_YEAR = re.compile(r"\d{4}[a-z]?")


def entry_label(ref: Element) -> Element | None:
    """Return the element that holds the printed label of a reference, or None."""
    label = ref.first("label")
    if label is None:
        for citation in ref.elements(*CITATIONS):
            label = label or citation.first("label")
    return label if label is not None and label.plain() else None


def author_year(ref: Element) -> tuple[str, str]:
    """Return the label and key under which an unnumbered reference is cited: ``Smith 2019``; empty without a name."""
    surname = year = ""
    for element in ref.walk():
        if not surname and element.name in ("surname", "collab"):
            surname = element.plain()
        elif not year and element.name == "year" and (match := _YEAR.search(element.plain())):
            year = match[0]
    if not surname:
        return "", ""
    return f"{surname} {year}".strip(), author_key(surname, year)


def entry_fields(ref: Element, text: str, part: str) -> list[Field]:
    """Return the fields of a reference, in source order."""
    fields = Fields(text, part)
    for citation in ref.elements(*CITATIONS):
        kind = citation.get("publication-type", "citation-type")
        titled = any(each.name in ("article-title", "chapter-title", "data-title") for each in citation.walk())
        _collect(fields, citation, titled=titled, kind=kind)
    return sorted(fields.found, key=_place)


def _place(field: Field) -> int:
    return field.span.start


def _collect(fields: Fields, citation: Element, *, titled: bool, kind: str) -> None:
    pages: list[Element] = []
    for element in citation.walk():
        name = element.name
        if name == "source":
            fields.element("container-title" if titled or kind == "journal" else "title", element)
        elif name == "article-title":
            fields.element("title", element)
        elif name in ("fpage", "lpage"):
            pages.append(element)
        elif name in ("name", "string-name", "collab"):
            role = PERSONS.get(_group(element), "author")
            fields.person(role, element, element.first("surname"), element.elements("given-names", "suffix"))
        elif name == "pub-id":
            fields.element(IDENTIFIERS.get(element.get("pub-id-type"), "note"), element)
        elif name in ("ext-link", "uri"):
            _link(fields, element)
        elif name in FIELDS:
            fields.element(FIELDS[name], element)
    if pages:
        fields.join("page", pages[:2], "-")


def _group(element: Element) -> str:
    parent = element.parent
    return parent.get("person-group-type", default="author") if parent is not None else "author"


def _link(fields: Fields, element: Element) -> None:
    if element.get("ext-link-type") == "doi" or element.plain().startswith("10."):
        fields.element("DOI", element)
    elif element.get("xlink:href", "href"):
        fields.attribute("URL", element, "href")
    else:
        fields.element("URL", element)
