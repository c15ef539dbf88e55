"""Entries of DocBook bibliographies: labels and fields."""

import re

from citecheck.model.document import Field
from citecheck.readers.docbook.names import FIELDS, IDENTIFIERS
from citecheck.readers.typed.author_year_entries import author_key
from citecheck.readers.xml.fields import Fields
from citecheck.readers.xml.tree import Element

_YEAR = re.compile(r"\d{4}[a-z]?")


def entry_label(entry: Element) -> Element | None:
    """Return the ``abbrev`` that is printed as the label of an entry, or None."""
    abbreviation = entry.first("abbrev")
    return abbreviation if abbreviation is not None and abbreviation.plain() else None


def author_year(entry: Element) -> tuple[str, str]:
    """Return the label and key of an entry without a label: ``Smith 2019``; empty without a name."""
    name = year = ""
    for element in entry.walk():
        if not name and element.name in ("surname", "corpauthor", "orgname"):
            name = element.plain()
        elif not year and element.name in ("pubdate", "year", "date") and (match := _YEAR.search(element.plain())):
            year = match[0]
    return (f"{name} {year}".strip(), author_key(name, year)) if name else ("", "")


def entry_fields(entry: Element, text: str, part: str) -> list[Field]:
    """Return the fields of an entry, in source order. The title of a journal or book around it is its container."""
    fields = Fields(text, part)
    for element in entry.walk():
        name = element.name
        if name in ("personname", "author", "editor") and element.first("personname") is None:
            _person(fields, element)
        elif name == "title" and _in_container(element):
            fields.element("container-title", element)
        elif name == "biblioid":
            fields.element(IDENTIFIERS.get(element.get("class"), "number"), element)
        elif name in ("link", "ulink") and element.get("xlink:href", "url", "href"):
            fields.attribute("URL", element, "url" if element.get("url") else "href")
        elif name in FIELDS:
            fields.element(FIELDS[name], element)
    return sorted(fields.found, key=lambda field: field.span.start)


def _person(fields: Fields, element: Element) -> None:
    role = "editor" if element.name == "editor" or _parent(element) == "editor" else "author"
    given = list(element.elements("firstname", "givenname", "othername"))
    fields.person(role, element, element.first("surname"), given)


def _in_container(element: Element) -> bool:
    parent = element.parent
    return parent is not None and parent.get("relation") in ("journal", "book", "proceedings", "series")


def _parent(element: Element) -> str:
    return element.parent.name if element.parent is not None else ""
