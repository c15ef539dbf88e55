"""HTML and XHTML: pages of any generator, read as browsers read them."""

from citecheck.model.document import Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.html.blocks import PageWriter
from citecheck.readers.html.markers import Markers
from citecheck.readers.html.notes import Notes
from citecheck.readers.html.page import Page
from citecheck.readers.html.raised import plain_raised
from citecheck.readers.html.runs import settle
from citecheck.readers.html.tokens import pieces_of
from citecheck.readers.html.tree import Tree
from citecheck.text.decode import Decoded, decode


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of an HTML page. Never raises for content.

    ``path`` tells XHTML by its ending; ``dialect`` may be ``xhtml`` to say so. Positions are code points of the
    decoded text.
    """
    decoded = decode(data, declared=True)
    text = decoded.text
    source = SourceFile(path, "html", (Part("", path, text, decoded.encoding),), dialect)
    builder = DocumentBuilder(source)
    _report_encoding(builder, decoded)
    if decoded.note == "binary":
        return builder.finish(len(text))
    xml = dialect == "xhtml" or path.lower().endswith((".xhtml", ".xht")) or text[:200].lstrip().startswith("<?xml")
    tree = Tree(text, xml=xml)
    _write(builder, tree, path)
    if tree.unfinished >= 0:
        message = "the page ends inside its markup: the end may be missing"
        builder.problem("truncated", message, tree.unfinished, len(text))
    return builder.finish(len(text))


def _write(builder: DocumentBuilder, tree: Tree, path: str) -> None:
    page = Page(tree, path)
    notes = Notes(page)
    markers = Markers(page, notes)
    for marker in plain_raised(page, notes, markers.found):
        markers.found[marker.node.first] = marker
    found = notes.finish({anchor for marker in markers.found.values() for anchor in marker.anchors})
    settle(page, [markers.found[first] for first in sorted(markers.found)], found)
    PageWriter(page, builder, markers.found, found, set(markers.back)).write()
    builder.metadata = Metadata(title=_title(tree), language=_language(tree))


def _title(tree: Tree) -> str:
    if tree.title is None:
        return ""
    return " ".join("".join(text for text, _, _ in pieces_of(tree.text, *tree.title)).split())


def _language(tree: Tree) -> str:
    return (tree.root.get("lang") or tree.root.get("xml:lang") or "").strip()


_ENCODING = {
    "fallback": "the page is neither UTF-8 nor says what it is: it was read as Windows-1252",
    "declared-wrong": "the page is not in the encoding that it declares: it was read as {encoding}",
    "damaged": "some bytes are unknown in {encoding} and were read as U+FFFD",
}


def _report_encoding(builder: DocumentBuilder, decoded: Decoded) -> None:
    if decoded.note == "binary":
        builder.problem("unreadable", "this is not text: it was not read", 0, 0)
    elif decoded.note:
        message = _ENCODING[decoded.note].format(encoding=decoded.encoding)
        at = min(decoded.at, len(decoded.text))
        builder.problem("encoding", message, at, min(at + 1, len(decoded.text)))
