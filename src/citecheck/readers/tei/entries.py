"""Entries of TEI bibliographies (``bibl``, ``biblStruct``, ``biblFull``): labels and fields."""

import re

from citecheck.model.document import Field
from citecheck.readers.tei.names import FIELDS, IDENTIFIERS, PERSONS, SCOPES
from citecheck.readers.typed.author_year_entries import author_key
from citecheck.readers.xml.fields import Fields
from citecheck.readers.xml.tree import Element

_YEAR = re.compile(r"\d{4}[a-z]?")


def author_year(entry: Element) -> tuple[str, str]:
    """Return the label and key under which an unnumbered entry is cited: ``Smith 2019``; empty without a name."""
    name = year = ""
    for element in entry.walk():
        if not name and element.name in ("author", "editor"):
            name = _surname(element)
        elif not year and element.name == "date":
            match = _YEAR.search(element.plain() or element.get("when"))
            year = match[0] if match else ""
    return (f"{name} {year}".strip(), author_key(name, year)) if name else ("", "")


def _surname(person: Element) -> str:
    for element in person.walk():
        if element.name in ("surname", "orgName"):
            return element.plain()
    words = person.plain()
    return words.partition(",")[0] if "," in words else words.rpartition(" ")[2]


def entry_fields(entry: Element, text: str, part: str) -> list[Field]:
    """Return the fields of an entry, in source order."""
    fields = Fields(text, part)
    within_work = entry.first("analytic") is not None or any(
        each.name == "title" and each.get("level") == "a" for each in entry.walk()
    )
    for element in entry.walk():
        name = element.name
        if name == "title":
            fields.element(_title(element, within_work=within_work), element)
        elif name in PERSONS:
            surname = next((each for each in element.walk() if each.name == "surname"), None)
            given = (each for each in element.walk() if each.name == "forename")
            fields.person(PERSONS[name], element, surname, given)
        elif name == "biblScope":
            fields.element(SCOPES.get(element.get("unit", "type"), "note"), element)
        elif name == "idno":
            fields.element(IDENTIFIERS.get(element.get("type").lower(), "number"), element)
        elif name in ("ref", "ptr") and "://" in element.get("target"):
            fields.attribute("URL", element, "target")
        elif name in FIELDS:
            fields.element(FIELDS[name], element)
    return sorted(fields.found, key=lambda field: field.span.start)


def _title(title: Element, *, within_work: bool) -> str:
    level = title.get("level")
    if level == "s":
        return "collection-title"
    parent = title.parent
    if level == "a" or (parent is not None and parent.name == "analytic"):
        return "title"
    return "container-title" if level == "j" or within_work else "title"
