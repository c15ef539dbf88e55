"""References that an xml2rfc source pulls in from outside, and citations hidden in its entities."""

import re

from citecheck.readers.xml.tree import Element, Instruction, Text
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_ENTITY = re.compile(
    r"<!ENTITY\s+([^\s%\"'<>]{1,100})\s+(?:(?:SYSTEM|PUBLIC\s+(?:\"[^\"]*\"|'[^']*'))\s+)?(?:\"([^\"]*)\"|'([^']*)')"
)
_EXTERNAL = re.compile(r"<!ENTITY\s+[^\s%\"'<>]{1,100}\s+(?:SYSTEM|PUBLIC)\b")
_XREF = re.compile(r"<xref\b[^<>]{0,400}?\btarget\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')")
_NAME = re.compile(r"&([^\s&;#]{1,100});")
_INCLUDE = re.compile(r"rfc\s+include\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_FILE = re.compile(
    r"reference\.((?:RFC|I-D|W3C|BCP|STD|FYI|NIST|IEEE|3GPP|ISO|ANSI|ITU|OASIS|CCITT|PKCS|FIPS)[.-].{1,100}?)(?:\.xml)?$"
)
_PADDED = re.compile(r"(RFC|BCP|STD|FYI)\.0*(\d+)")
_MOST = 2000


class Outside(NamedTuple):
    """A reference that stands in another file: its anchor (``""``: that cannot be told) and the words that name it."""

    anchor: str
    span: Span


class Entities:
    """The entities of a document that matter here: citations inside them, and files that hold references."""

    def __init__(self, text: str, end: int) -> None:
        """Read the document type declaration in ``text`` before the offset ``end``."""
        self.citations: dict[str, tuple[str, ...]] = {}
        self.files: dict[str, str] = {}
        values: dict[str, str] = {}
        for match in _ENTITY.finditer(text, 0, end):
            value = match[2] or match[3] or ""
            if _EXTERNAL.match(match[0]):
                self.files[match[1]] = value
            elif len(values) < _MOST:
                values[match[1]] = value
        for name, value in values.items():
            if found := _cited(value, values):
                self.citations[name] = found


def _cited(value: str, values: dict[str, str]) -> tuple[str, ...]:
    """Return the targets of the ``xref`` elements in an entity, also one entity deep."""
    pieces = [value, *(values.get(name, "") for name in _NAME.findall(value)[:20])]
    found = (double or single for piece in pieces for double, single in _XREF.findall(piece))
    return tuple(filter(None, found))


def anchor_of_file(name: str) -> str:
    """Return the anchor that a file of the citation libraries holds: RFC2119 for ``reference.RFC.2119.xml``."""
    match = _FILE.search(name)
    if match is None:
        return ""
    padded = _PADDED.fullmatch(match[1])
    return f"{padded[1]}{padded[2]}" if padded else match[1]


def outside_reference(node: object, entities: Entities) -> Outside | None:
    """Return the reference that an entity, ``<?rfc include?>`` or ``xi:include`` in a list of references brings in."""
    if isinstance(node, Text) and node.text[:1] == "&" and node.text[-1:] == ";" and node.text[1:-1] in entities.files:
        return Outside(anchor_of_file(entities.files[node.text[1:-1]]), Span("", node.start, node.end))
    if isinstance(node, Instruction) and (match := _INCLUDE.match(node.text)):
        group = 1 if match[1] is not None else 2
        at = node.start + 2
        return Outside(anchor_of_file(match[group]), Span("", at + match.start(group), at + match.end(group)))
    if isinstance(node, Element) and node.name == "include" and node.get("href"):
        return Outside(anchor_of_file(node.get("href")), Span("", node.start, node.end))
    return None
