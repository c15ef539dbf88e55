"""From glyphs to lines: what stands on one baseline side by side, with the raised digits among it."""

from collections import Counter

from citecheck.readers.pdf.glyphs import Glyph

_RISE, _SMALL = 0.12, 0.87  # of the size of the line: a raised digit stands at least so high and is at most so large
_SAME_LINE = 0.6
_COLUMN_GAP = 3.0
_WORD_GAP = 0.18
_MARKER_GAP = 0.22  # so close to a word a raised number is set without a space, though it may look like one
_HYPHEN = "\x02"  # what PDFium gives for a hyphen that ends a line


class Line:
    """A line: its text, which characters of it are raised, and its place in points."""

    __slots__ = ("base", "left", "raised", "right", "size", "text")

    def __init__(self, glyphs: list[Glyph]) -> None:
        """Join ``glyphs``, which stand side by side, into words."""
        inked = [each for each in glyphs if not each.char.isspace()]
        self.left, self.right = min(each.left for each in inked), max(each.right for each in inked)
        weights: Counter[float] = Counter()
        for each in inked:
            weights[round(each.size, 1)] += 1
        self.size = max(weights, key=lambda size: (weights[size], size))
        own = [each.base for each in inked if each.size >= _SMALL * self.size]
        self.base = sorted(own)[len(own) // 2]
        chars: list[str] = []
        self.raised: list[bool] = []
        last = glyphs[0]
        for each in glyphs:
            if not each.char.isspace():
                raised = self._is_raised(each)
                if raised and chars and chars[-1] == " " and each.left - last.right < _MARKER_GAP * self.size:
                    chars.pop()
                    self.raised.pop()
                chars.append(each.char)
                self.raised.append(raised)
                last = each
            elif chars and chars[-1] != " ":
                chars.append(" ")
                self.raised.append(False)
        while chars and chars[-1] == " ":
            chars.pop()
            self.raised.pop()
        self.text = "".join(chars)

    def _is_raised(self, glyph: Glyph) -> bool:
        return glyph.size <= _SMALL * self.size and glyph.base - self.base > _RISE * self.size

    @property
    def head_is_raised(self) -> bool:
        """Whether the line begins with a raised digit."""
        return bool(self.raised) and self.raised[0] and self.text[0].isdigit()


def lines_of(glyphs: list[Glyph]) -> list[Line]:
    """Return the lines of a page in the order in which its characters are set."""
    lines: list[Line] = []
    run: list[Glyph] = []
    last: Glyph | None = None
    size = base = 0.0
    broken = False
    for glyph in glyphs:
        if glyph.char.isspace():
            if glyph.char in "\r\n":
                broken = True
            elif run:
                run.append(glyph)
            continue
        if glyph.size <= 0:
            continue
        if last is not None and not _goes_on(last, glyph, base, size):
            _finish(run, lines)
            run, size = [], 0.0
        elif last is not None and broken and glyph.left - last.right > _WORD_GAP * size:
            run.append(glyph._replace(char=" "))
        if glyph.size > size:
            size, base = glyph.size, glyph.base
        run.append(glyph._replace(char="-") if glyph.char == _HYPHEN else glyph)
        last, broken = glyph, False
    _finish(run, lines)
    return lines


def _goes_on(last: Glyph, glyph: Glyph, base: float, size: float) -> bool:
    large = max(size, glyph.size)
    if abs(glyph.base - base) > _SAME_LINE * large:
        return False
    return glyph.left > last.left - 0.5 * large and glyph.left - last.right < _COLUMN_GAP * large


def _finish(run: list[Glyph], lines: list[Line]) -> None:
    if any(not each.char.isspace() for each in run):
        lines.append(Line(run))
