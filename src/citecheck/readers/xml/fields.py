"""Fields of source entries: values of elements and attributes with their places, under the names of CSL-JSON."""

from collections.abc import Iterable

from citecheck.model.document import Field
from citecheck.readers.xml.anchors import attribute_span
from citecheck.readers.xml.tree import Element
from citecheck.text.span import Span


class Fields:
    """Collects the fields of one entry."""

    def __init__(self, text: str, part: str) -> None:
        """Read values from ``text``, the source of ``part``."""
        self._text, self._part = text, part
        self.found: list[Field] = []

    def element(self, name: str, element: Element | None) -> None:
        """Add the words of ``element`` as the field ``name``."""
        if element is not None and (value := element.plain()):
            self.found.append(Field(name, value, self._words(element)))

    def join(self, name: str, elements: Iterable[Element], sign: str) -> None:
        """Add the words of several neighbouring elements, joined by ``sign``, as one field."""
        present = [element for element in elements if element.plain()]
        if present:
            span = Span(self._part, self._words(present[0]).start, self._words(present[-1]).end)
            if span.end >= span.start:
                self.found.append(Field(name, sign.join(element.plain() for element in present), span))

    def person(self, name: str, element: Element, family: Element | None, given: Iterable[Element]) -> None:
        """Add a person as ``Family, Given``; without a family name the words of the element."""
        if family is None:
            self.element(name, element)
            return
        first = " ".join(filter(None, (each.plain() for each in given)))
        value = ", ".join(filter(None, (family.plain(), first)))
        if value:
            self.found.append(Field(name, value, self._words(element)))

    def attribute(self, name: str, element: Element, attribute: str) -> None:
        """Add the value of an attribute as the field ``name``."""
        value = element.get(attribute).strip()
        span = attribute_span(self._text, element, attribute) if value else None
        if span is not None:
            self.found.append(Field(name, value, span._replace(part=self._part)))

    def _words(self, element: Element) -> Span:
        texts = [text for text in element.texts() if text.text.strip()]
        if not texts:
            return Span(self._part, element.inner, element.inner)
        first, last = texts[0], texts[-1]
        low = first.start + (len(first.text) - len(first.text.lstrip()) if first.literal else 0)
        high = last.end - (len(last.text) - len(last.text.rstrip()) if last.literal else 0)
        return Span(self._part, low, high)
