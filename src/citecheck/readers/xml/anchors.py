"""The places of attribute values, and elements that bear one id."""

import re
from collections.abc import Container

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.xml.tree import Element
from citecheck.text.span import Span

_LONGEST_TAG = 4000


def attribute_span(text: str, element: Element, *names: str) -> Span | None:
    """Return the place of the value of the first of the attributes ``names`` in the start tag, or None."""
    tag = text[element.start : min(element.inner, element.start + _LONGEST_TAG)]
    for name in names:
        match = re.search(rf"[\s:]{re.escape(name)}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
        if match is not None:
            group = 1 if match[1] is not None else 2
            return Span("", element.start + match.start(group), element.start + match.end(group))
    return None


def start_tag(element: Element) -> Span:
    """Return the place of the start tag of ``element``."""
    return Span("", element.start, element.inner)


def report_duplicates(
    builder: DocumentBuilder, text: str, bearers: dict[str, list[Element]], known: Container[str], name: str
) -> None:
    """Report ids that several elements bear; ``known`` are those of notes, of which a rule speaks.

    ``name`` is what the format calls an id.
    """
    for anchor, elements in bearers.items():
        if len(elements) < 2 or anchor in known:
            continue
        place = attribute_span(text, elements[0], "id", "anchor") or start_tag(elements[0])
        line = text.count("\n", 0, elements[1].start) + 1
        message = f'the {name} "{anchor}" is given again in line {line}: links cannot tell the two apart'
        builder.problem("damaged", message, place.start, place.end)


def words_of(element: Element, shown: str = "") -> Span:
    """Return the place of the words of a label; of ``shown`` where they hold it."""
    texts = [text for text in element.texts() if text.text.strip()]
    first, last = texts[0], texts[-1]
    words = shown or first.text.strip()
    if len(texts) == 1 and first.literal and words in first.text:
        at = first.start + first.text.index(words)
        return Span("", at, at + len(words))
    return Span("", first.start, last.end)
