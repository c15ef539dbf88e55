"""The sources that Word's own citation manager keeps in a custom XML part (``b:Sources``, ECMA-376 part 1, 22.6)."""

from collections.abc import Iterator

from citecheck.model.document import Field
from citecheck.readers.csl import CitedWork, label_of
from citecheck.readers.labels import key_of
from citecheck.readers.xml.tree import Element, Tree
from citecheck.text.span import Span

_NAMES = {
    "Title": "title",
    "JournalName": "container-title",
    "BookTitle": "container-title",
    "PeriodicalTitle": "container-title",
    "InternetSiteTitle": "container-title",
    "Publisher": "publisher",
    "City": "publisher-place",
    "Year": "issued",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "URL": "URL",
    "DOI": "DOI",
    "StandardNumber": "number",
    "Edition": "edition",
    "Institution": "publisher",
}
_PEOPLE = {"Author": "author", "Editor": "editor", "Translator": "translator"}


def is_sources(text: str) -> bool:
    """Return whether a custom XML part holds sources."""
    return "/bibliography" in text[:2000] and "Sources" in text[:2000]


def sources_in(tree: Tree, part: str) -> Iterator[CitedWork]:
    """Yield the sources of the part named ``part``: keys are their tags."""
    for source in tree.root.elements("Source") if tree.root is not None else ():
        tag = source.first("Tag")
        if tag is None or not tag.plain():
            continue
        fields = tuple(_fields(source, part))
        label = tag.plain()
        yield CitedWork(key_of(label), label_of(fields) or label, Span(part, source.start, source.end), fields=fields)


def _fields(source: Element, part: str) -> Iterator[Field]:
    for element in source.elements():
        if element.name in _NAMES and (words := element.plain()):
            yield Field(_NAMES[element.name], words, Span(part, element.inner, element.close))
        elif element.name == "Author":
            for role in element.elements():
                if role.name in _PEOPLE:
                    yield from _people(role, _PEOPLE[role.name], part)


def _people(role: Element, name: str, part: str) -> Iterator[Field]:
    for element in role.walk():
        if element.name == "Corporate" and (words := element.plain()):
            yield Field(name, words, Span(part, element.inner, element.close))
        elif element.name == "Person":
            parts = [child.plain() for child in (element.first("Last"), element.first("First")) if child is not None]
            if words := ", ".join(each for each in parts if each):
                yield Field(name, words, Span(part, element.start, element.end))
