"""The fields that are open while the runs of a story are read: they may nest and reach over paragraphs."""

from citecheck.readers.docx.fields import FieldKind, kind_of
from citecheck.text.textmap import TextMapBuilder


class OpenField:
    """A field between its begin and its end.

    ``code`` collects the instruction while ``in_code``; then ``printed`` collects what the field shows. That stands
    from ``text_start`` on in the paragraph number ``paragraph``, from ``low`` to ``high`` in the source (-1: nowhere).
    """

    __slots__ = (
        "code", "data", "high", "in_code", "kind", "low", "paragraph", "printed", "simple", "start", "text_start",
    )  # fmt: skip

    def __init__(self, part: str, start: int, *, simple: bool = False) -> None:
        """Open a field at source offset ``start``; ``simple`` ones are an element (``w:fldSimple``)."""
        self.code = TextMapBuilder(part)
        self.data = ""
        self.kind: FieldKind = ""
        self.in_code = True
        self.simple = simple
        self.start = start
        self.printed: list[str] = []
        self.paragraph = self.text_start = self.low = self.high = -1

    def separate(self, paragraph: int, text_start: int) -> None:
        """Go over from the instruction to the result."""
        self.in_code = False
        self.kind = kind_of(self.code.plain())
        self.paragraph, self.text_start = paragraph, text_start


class Fields:
    """The stack of open fields. ``in_code`` tells whether text that comes now is part of an instruction."""

    def __init__(self) -> None:
        """Start with no field open."""
        self.stack: list[OpenField] = []
        self._codes = 0
        self._kinds: dict[FieldKind, int] = {}

    @property
    def in_code(self) -> bool:
        """Whether any open field is still in its instruction."""
        return self._codes > 0

    def inside(self, kind: FieldKind) -> bool:
        """Return whether a field of ``kind`` shows its result here."""
        return self._kinds.get(kind, 0) > 0

    def begin(self, field: OpenField) -> None:
        """Open a field."""
        self.stack.append(field)
        self._codes += 1

    def separate(self, paragraph: int, text_start: int) -> None:
        """Go over to the result of the innermost field."""
        if self.stack and self.stack[-1].in_code:
            field = self.stack[-1]
            field.separate(paragraph, text_start)
            self._codes -= 1
            self._kinds[field.kind] = self._kinds.get(field.kind, 0) + 1

    def end(self, paragraph: int, text_start: int) -> OpenField | None:
        """Close the innermost field and return it."""
        if not self.stack:
            return None
        self.separate(paragraph, text_start)
        field = self.stack.pop()
        self._kinds[field.kind] -= 1
        if self.stack and not self.stack[-1].in_code and field.low >= 0:
            self._shown(self.stack[-1], "".join(field.printed), field.low, field.high)
        return field

    def shown(self, text: str, start: int, end: int) -> None:
        """Note down text that the innermost field shows."""
        if self.stack and not self.stack[-1].in_code:
            self._shown(self.stack[-1], text, start, end)

    def _shown(self, field: OpenField, text: str, start: int, end: int) -> None:
        field.printed.append(text)
        field.low = start if field.low < 0 else field.low
        field.high = end
