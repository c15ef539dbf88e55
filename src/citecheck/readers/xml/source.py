"""The beginning that all XML readers share: bytes to a tree, and what is wrong with them as problems."""

from citecheck.model.document import Part, ProblemKind, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.xml.tree import MAX_FAULTS, Fault, Tree, parse
from citecheck.text.decode import Decoded, decode

_ENCODING = {
    "fallback": "the file is not UTF-8 and declares nothing else: it was read as Windows-1252",
    "declared-wrong": "the file is not in the encoding that it declares: it was read as {encoding}",
    "damaged": "some bytes are unknown in {encoding} and were read as U+FFFD",
}
_LOSING = ("broken", "never closed", "second root")


def open_source(data: bytes, path: str, format_name: str, dialect: str) -> tuple[DocumentBuilder, Tree, bool]:
    """Return the builder of an XML file, its tree, and whether a fault may have swallowed notes or markers.

    Problems of encoding and form are reported already. A file that is not text has an empty tree.
    """
    decoded = decode(data, declared=True)
    text = decoded.text
    source = SourceFile(path, format_name, (Part("", path, text, decoded.encoding),), dialect)
    builder = DocumentBuilder(source)
    if decoded.note == "binary":
        builder.problem("unreadable", "this is not text: it was not read", 0, 0)
        return builder, Tree(None, (), ()), True
    _report_encoding(builder, decoded)
    tree = parse(text)
    for fault in tree.faults:
        kind: ProblemKind = "truncated" if fault.truncated else "damaged"
        builder.problem(kind, f"the XML is not well formed: {fault.message}", fault.start, max(fault.start, fault.end))
    return builder, tree, _is_losing(tree.faults)


def _report_encoding(builder: DocumentBuilder, decoded: Decoded) -> None:
    if decoded.note:
        at = min(decoded.at, len(decoded.text))
        message = _ENCODING[decoded.note].format(encoding=decoded.encoding)
        builder.problem("encoding", message, at, min(at + 1, len(decoded.text)))


def _is_losing(faults: tuple[Fault, ...]) -> bool:
    """Return whether a fault may hide elements: what then looks undefined or unused is only its echo."""
    return len(faults) >= MAX_FAULTS or any(
        fault.truncated or any(word in fault.message for word in _LOSING) for fault in faults
    )
