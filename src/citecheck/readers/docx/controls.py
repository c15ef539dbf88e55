"""Content that stands in Word files twice or only as a help for writing: which of it counts."""

from citecheck.readers.docx.styles import is_on
from citecheck.readers.xml.tree import Element, Node


def chosen(node: Element) -> list[Node]:
    """Return the content of ``mc:AlternateContent`` that counts: its choice, or what stands for it, never both."""
    choice, fallback = node.first("Choice"), node.first("Fallback")
    if choice is None or (fallback is not None and _has_box(fallback) and not _has_box(choice)):
        return fallback.children if fallback is not None else []
    return choice.children


def _has_box(element: Element) -> bool:
    return any(each.name in ("txbxContent", "t") for each in element.walk())


def control_tag(node: Element) -> str:
    """Return the tag of a content control (``w:sdt``)."""
    properties = node.first("sdtPr")
    tag = properties.first("tag") if properties is not None else None
    return tag.get("val") if tag is not None else ""


def is_placeholder(node: Element) -> bool:
    """Return whether a content control shows only its invitation to write something."""
    properties = node.first("sdtPr")
    return properties is not None and is_on(properties.first("showingPlcHdr"))


def gallery(node: Element) -> str:
    """Return the kind of building block that a content control holds (``Table of Contents``), ``""`` for others."""
    properties = node.first("sdtPr")
    block = properties.first("docPartObj") if properties is not None else None
    name = block.first("docPartGallery") if block is not None else None
    return name.get("val") if name is not None else ""
