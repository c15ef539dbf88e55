"""Citation templates as source entries: their fields under the names of CSL-JSON, and the anchor they are cited by.

Parameters: https://en.wikipedia.org/wiki/Help:Citation_Style_1 with the names that French, German, Spanish and Italian
templates give them. The anchor is ``CITEREF`` with up to four surnames and the year, as Module:Footnotes makes it.
"""

import re
from typing import NamedTuple

from citecheck.model.document import Field
from citecheck.readers.typed.author_year_entries import author_key
from citecheck.readers.wikitext.refs import folded
from citecheck.readers.wikitext.scan import Scan, Token
from citecheck.readers.wikitext.templates import (
    HARVARD,
    SHORT,
    Argument,
    arguments,
    is_citation,
    template_name,
    text_of,
    value_of,
)
from citecheck.text.span import Span

_FIELDS = {
    "title": "title", "titre": "title", "titel": "title", "título": "title", "titolo": "title", "titulo": "title",
    "script-title": "title", "chapter": "title-short", "author": "author", "auteur": "author", "autor": "author",
    "autore": "author", "authors": "author", "vauthors": "author", "others": "contributor",
    "journal": "container-title", "work": "container-title", "website": "container-title",
    "newspaper": "container-title", "magazine": "container-title",
    "périodique": "container-title", "site": "container-title", "werk": "container-title", "url": "URL",
    "chapter-url": "URL", "archive-url": "archive", "archiveurl": "archive", "access-date": "accessed",
    "accessdate": "accessed", "consulté le": "accessed", "abruf": "accessed", "date": "issued", "year": "issued",
    "datum": "issued", "année": "issued", "jahr": "issued", "fecha": "issued", "anno": "issued", "data": "issued",
    "publisher": "publisher", "éditeur": "publisher", "verlag": "publisher", "editorial": "publisher",
    "editore": "publisher", "institution": "publisher", "agency": "publisher", "location": "publisher-place",
    "place": "publisher-place", "lieu": "publisher-place", "ort": "publisher-place", "volume": "volume",
    "issue": "issue",
    "number": "number", "page": "page", "pages": "page", "seiten": "page", "at": "page", "doi": "DOI", "isbn": "ISBN",
    "issn": "ISSN", "pmid": "PMID", "pmc": "PMCID", "edition": "edition", "language": "language",
    "series": "collection-title",
    "type": "genre", "quote": "note", "id": "note", "arxiv": "arXiv", "hdl": "hdl", "jstor": "jstor", "oclc": "oclc",
}  # fmt: skip
_SHOWN = frozenset(
    ("author", "editor", "title", "title-short", "container-title", "issued", "publisher", "publisher-place", "volume",
     "issue", "number", "page", "URL", "DOI", "ISBN", "edition", "genre", "note", "collection-title", "arXiv")
)  # fmt: skip
_SURNAME = re.compile(
    r"(?:author-?)?(?:last|surname|nom|nachname|apellidos?|cognome)(\d{0,2})|author(\d{0,2})(?:-last)?"
)
_GIVEN = re.compile(r"(?:author-?)?(?:first|given|prénom|vorname|nombre|nome)(\d{0,2})")
_EDITOR = re.compile(r"editor-?(?:last|surname)?(\d{0,2})(?:-last|-surname)?")
_LINK = re.compile(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{0,200})\]\]")
_YEAR = re.compile(r"(?<!\d)((?:1\d|20)\d\d)([a-z]?)(?![\d\w])|\b(n\.?d\.?[a-z]?)\b")
_MOST_NAMES = 4


class Entry(NamedTuple):
    """One citation template: ``label`` and ``key`` (author and year), its anchor, its fields, what is shown of it.

    ``anchor`` is ``""`` where it cannot be cited by author and year.
    """

    label: str
    key: str
    anchor: str
    fields: tuple[Field, ...]
    shown: tuple[Argument, ...]


def read_entry(scan: Scan, token: Token, part: str) -> Entry:
    """Read the citation template that ``token`` opens."""
    found = arguments(scan, token)
    names = _surnames(scan, found)
    year = _year(scan, found)
    fields, shown = _fields(scan, found, part)
    title = value_of(scan, found, "title", "titre", "titel", "título", "titolo")
    name = names[0] if names else ""
    label = f"{name} {year}".strip() if name else title[:60]
    anchor = _anchor(scan, found, names, year)
    return Entry(label, author_key(name, year) if name else label.casefold(), anchor, fields, shown)


def plain(value: str) -> str:
    """Return a value without links and emphasis."""
    if "[[" in value:
        value = _LINK.sub(r"\1", value)
    return folded(value.replace("''", ""))


def _surnames(scan: Scan, found: list[Argument]) -> list[str]:
    for pattern in (_SURNAME, _EDITOR):
        numbered: dict[int, str] = {}
        for argument in found:
            match = pattern.fullmatch(argument.name)
            if match and argument.end > argument.start:
                number = int(next((group for group in match.groups() if group), "1"))
                numbered.setdefault(number, plain(text_of(scan, argument)).strip("()"))
        if numbered:
            return [numbered[number] for number in sorted(numbered)][:_MOST_NAMES]
        if pattern is _SURNAME and (
            joined := value_of(scan, found, "vauthors", "authors", "auteur", "autor", "autore")
        ):
            return [each.strip().rsplit(" ", 1)[0] for each in joined.split(",")][:_MOST_NAMES]
    return []


def _year(scan: Scan, found: list[Argument]) -> str:
    value = value_of(scan, found, "date", "year", "année", "jahr", "datum", "fecha", "año", "anno", "data")
    suffix = value_of(scan, found, "year")
    for each in (suffix, value):
        match = _YEAR.search(each)
        if match:
            return match[1] + match[2] if match[1] else match[3]
    return ""


def _anchor(scan: Scan, found: list[Argument], names: list[str], year: str) -> str:
    ref = value_of(scan, found, "ref")
    if ref.lower() == "none":
        return ""
    if ref.startswith("{{"):
        pieces = [piece.strip() for piece in ref.strip("{} ").split("|")]
        return citeref([piece for piece in pieces[1:] if "=" not in piece]) if len(pieces) > 1 else ""
    if ref and ref.lower() != "harv":
        return ref.removeprefix("#")
    return citeref([*names, year]) if names else ""


def citeref(pieces: list[str]) -> str:
    """Return the anchor of names and a year."""
    return "CITEREF" + "".join(folded(piece) for piece in pieces).replace(" ", "_")


def _fields(scan: Scan, found: list[Argument], part: str) -> tuple[tuple[Field, ...], tuple[Argument, ...]]:
    fields: list[Field] = []
    shown: list[Argument] = []
    given = {match[1] or "1": each for each in found if (match := _GIVEN.fullmatch(each.name))}
    for argument in found:
        value = plain(text_of(scan, argument))
        name = _FIELDS.get(argument.name, "")
        span = Span(part, argument.start, argument.end)
        if (match := _SURNAME.fullmatch(argument.name)) is not None:
            name = "author"
            first = given.get(next((group for group in match.groups() if group), "1"))
            if first is not None and first.end > first.start and value:
                value = f"{value}, {plain(text_of(scan, first))}"
                span = Span(part, min(span.start, first.start), max(span.end, first.end))
        elif not name and _EDITOR.fullmatch(argument.name):
            name = "editor"
        elif _GIVEN.fullmatch(argument.name):
            shown.append(argument)
        if value and name:
            fields.append(Field(name, value, span))
            if name in _SHOWN:
                shown.append(argument)
    fields.sort(key=lambda field: field.span.start)
    return tuple(fields), tuple(each for each in shown if each.end > each.start)


class Catalogue:
    """All citation templates of a text that stand where entries do, and the anchors that they give."""

    def __init__(self, scan: Scan, part: str) -> None:
        """Read the citation templates of ``scan``."""
        self.entries: dict[int, Entry] = {}
        self.anchors: dict[str, int] = {}
        self.opaque = False
        """Whether unknown templates stand in lists, which may be entries too."""
        self.short = False
        """Whether works are cited by author and year."""
        for token in scan.tokens:
            if token.kind == "{{" and token.close > 0:
                self._add(scan, token, template_name(scan, token), part)

    def _add(self, scan: Scan, token: Token, name: str, part: str) -> None:
        if name in SHORT or name in HARVARD:
            self.short = True
        elif is_citation(name):
            entry = self.entries[token.start] = read_entry(scan, token, part)
            if entry.anchor:
                self.anchors.setdefault(entry.anchor, token.start)
            elif not entry.fields:
                self.opaque = True  # a template for one work, which holds its author and title itself
        elif name.startswith(("wikicite", "sfnref", "harvid", "refid", "sfn whitelist", "anchor")):
            found = arguments(scan, token)
            for argument in found:
                value = folded(text_of(scan, argument))
                self.anchors.setdefault(value.removeprefix("#"), -1)
            self.opaque = self.opaque or name.startswith(("wikicite", "sfn whitelist", "anchor"))
        elif scan.text[max(token.start - 3, 0) : token.start].rstrip(" \t").endswith(("*", "#", "\n*", ":")):
            self.opaque = True
