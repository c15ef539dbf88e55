"""From the paragraphs of a page to its text and blocks."""

from citecheck.model.document import BlockKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.labels import key_of
from citecheck.readers.pdf.layout import Paragraph
from citecheck.readers.pdf.lines import Line
from citecheck.readers.raised import RAISED, is_number
from citecheck.text.span import Span

_KINDS: dict[str, BlockKind] = {
    "paragraph": "paragraph", "heading": "heading", "note": "paragraph", "rest": "furniture", "furniture": "furniture",
}  # fmt: skip


def text_of(paragraphs: list[Paragraph]) -> str:
    """Return the text of a page: each line on its own, an empty line between paragraphs."""
    return "\n\n".join("\n".join(line.text for line in paragraph.lines) for paragraph in paragraphs) + "\n"


class PageWriter:
    """Writes the paragraphs of one page; offsets are those of :func:`text_of`."""

    def __init__(self, builder: DocumentBuilder, part: str) -> None:
        """Prepare to write to ``part``."""
        self.builder, self.part = builder, part
        self._at = 0
        self._notes: list[BlockDraft] = []

    def write(self, paragraphs: list[Paragraph]) -> None:
        """Write all paragraphs of the page."""
        self.builder.part = self.part
        for paragraph in paragraphs:
            self._write(paragraph)
            self._at += 1
        self.builder.note_list(self._notes)

    def _write(self, paragraph: Paragraph) -> None:
        builder, start = self.builder, self._at
        skip = 0
        if paragraph.kind == "note":
            label = Span(self.part, start, start + len(paragraph.label))
            draft = builder.open_note("footnote", paragraph.label, key_of(paragraph.label), start, label)
            if draft.note is not None:
                draft.note.form, draft.note.typed = "superscript", True
            self._notes.append(draft)
            skip = _after_label(paragraph)
        builder.begin(_KINDS[paragraph.kind], start + skip, paragraph.level)
        joined = False
        for place, line in enumerate(paragraph.lines):
            following = paragraph.lines[place + 1] if place + 1 < len(paragraph.lines) else None
            if place and not joined:
                builder.line_break(self._at - 1, self._at)
            joined = following is not None and _is_hyphenated(line, following)
            self._line(line, skip if place == 0 else 0, len(line.text) - joined)
            self._at += len(line.text) + 1
        builder.end(self._at - 1)
        if paragraph.kind == "note":
            builder.close(self._at - 1)

    def _line(self, line: Line, low: int, high: int) -> None:
        """Write a line; raised digits become raised characters, as they are typed elsewhere."""
        while low < high:
            end = low
            while end < high and line.raised[end] == line.raised[low]:
                end += 1
            text, start = line.text[low:end], self._at + low
            if line.raised[low] and is_number(text):
                self.builder.replaced(text.translate(RAISED), start, start + len(text))
            else:
                self.builder.text(text, start)
            low = end


def _after_label(paragraph: Paragraph) -> int:
    text, at = paragraph.lines[0].text, len(paragraph.label)
    while at < len(text) and text[at] in ".)] ":
        at += 1
    return at


def _is_hyphenated(line: Line, following: Line) -> bool:
    """Return whether a word is divided at the end of ``line``; addresses are broken there without a sign."""
    text = line.text
    if len(text) < 2 or text[-1] not in "-\xad\u2010" or not text[-2].isalpha() or not following.text[:1].islower():
        return False
    return not set(text.rpartition(" ")[2]) & set("/:@_")
