"""EPUB 2 and 3: the pages of the spine as one document, their notes and links joined across the files."""

from citecheck.model.document import Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.epub.package import Package, resolve
from citecheck.readers.epub.pages import Book, BookPage, is_outside
from citecheck.readers.epub.parted import PartedBuilder
from citecheck.readers.epub.wellformed import fault_of, without_declarations
from citecheck.readers.epub.writer import BookWriter
from citecheck.readers.html.markers import Markers
from citecheck.readers.html.notes import Notes
from citecheck.readers.html.raised import plain_raised
from citecheck.readers.html.runs import settle
from citecheck.readers.html.tree import Tree
from citecheck.readers.xml.parts import PartProblem, Parts


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of an EPUB. Never raises for content.

    Each page is a part that is named as in the archive; positions are code points of its decoded text. ``dialect`` is
    not used.
    """
    parts = Parts(data, path, doctypes=True)
    package = Package(parts)
    book = _book(parts, package)
    if not book.names:
        return _unreadable(parts, path, dialect)
    texts = {part.name: part for part in parts.all()}
    source = SourceFile(path, "epub", tuple(texts[name] for name in book.names), dialect)
    builder = PartedBuilder(source)
    _write(builder, book, package)
    lost = parts.truncated or any(name in parts.broken for name in (*package.spine, *package.others))
    builder.metadata = Metadata(title=package.title, language=_language(package.language), partial=lost)
    parts.report(builder)
    builder.part = book.names[-1]
    return builder.finish(len(source.parts[-1].text))


def _unreadable(parts: Parts, path: str, dialect: str) -> Document:
    builder = DocumentBuilder(SourceFile(path, "epub", (Part("", path, "", "utf-8"),), dialect))
    parts.report(builder)
    if not parts.archive.problems and not parts.problems:
        builder.problem("unreadable", "the book holds no text that can be read", 0, 0)
    return builder.finish(0)


def _language(declared: str) -> str:
    """Return the declared language, "" for what is none (programs write "und", "zxx", or the locale "C")."""
    primary = declared.partition("-")[0].lower()
    sound = primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 8
    return declared if sound and primary not in ("und", "zxx", "mul", "mis") else ""


def _book(parts: Parts, package: Package) -> Book:
    """Join the pages of the spine, and after them further pages that these link to."""
    book = Book()
    for name in package.spine:
        _add(book, parts, name)
    others = set(package.others)
    if others:
        linked = {_file_of(book, place) for place in range(len(book.links))}
        for name in package.others:
            if name in linked and name not in package.contents:
                _add(book, parts, name)
    book.close()
    return book


def _file_of(book: Book, place: int) -> str:
    link = book.links[place]
    address = link.attributes.get("href", "").partition("#")[0]
    folder = book.names[book.place_of(link)].rpartition("/")[0]
    return "" if not address or is_outside(address) else resolve(folder, address)


def _add(book: Book, parts: Parts, name: str) -> None:
    text = parts.text(name)
    if text is None:
        parts.missing(name, "its text")
        return
    tree = Tree(without_declarations(text), xml=True)
    book.add(name, tree)
    fault = fault_of(text)
    if tree.unfinished >= 0:
        message = f'"{name}" ends inside its markup: the end may be missing'
        parts.problems.append(PartProblem(name, "truncated", message, tree.unfinished, len(text)))
        parts.broken.add(name)
    elif fault is not None:
        at, reason = fault
        message = f'"{name}" is not well formed ({reason}): it was read as a browser would'
        parts.problems.append(PartProblem(name, "damaged", message, at, min(at + 1, len(text))))


def _write(builder: PartedBuilder, book: Book, package: Package) -> None:
    page = BookPage(book)
    notes = Notes(page)
    markers = Markers(page, notes)
    for marker in plain_raised(page, notes, markers.found):
        markers.found[marker.node.first] = marker
    found = notes.finish({anchor for marker in markers.found.values() for anchor in marker.anchors})
    settle(page, [markers.found[first] for first in sorted(markers.found)], found)
    BookWriter(page, builder, markers.found, found, set(markers.back), frozenset(package.contents)).write()
