"""The text of one copy with its pages, its printed lines, and what stands beside its running text."""

from bisect import bisect_right
from typing import Literal

from citecheck.text.record import NamedTuple

AsideKind = Literal["furniture", "line-number", "note"]

ProblemReason = Literal[
    "password",  # protected: nothing can be read
    "no-text",  # pages hold pictures of text
    "error-page",  # a page that says "not found", "access denied", "sign in"
    "web-page",  # a web page under the name of another kind of file
    "empty",
    "too-large",
    "damaged",  # broken, or not what its name says
    "unsupported",  # no reader for this kind of file
    "extra-missing",  # the extra that reads it is not installed
    "missing",  # there is no such file, or it cannot be opened
]


class CopyProblem(NamedTuple):
    """Why a copy has no text: a reason to branch on, and a sentence for the editor."""

    reason: ProblemReason
    message: str


class Aside(NamedTuple):
    """A range of the text that is not part of what runs on: running heads, printed line numbers, notes."""

    start: int
    end: int
    kind: AsideKind


class PrintedLine(NamedTuple):
    """A line of a transcript with its printed number; ``page`` is the label of the printed page it stands on."""

    start: int
    page: str
    number: int


class CopyText(NamedTuple):
    """What a copy says. Offsets are code points of ``text``.

    ``pages`` are the offsets where pages begin (empty for formats without pages), ``labels`` the printed number of
    each (its count where none is printed). ``asides`` ascend and do not overlap. ``lines`` are the numbered lines of
    a transcript. ``blank`` are indexes of pages without text, which may be pictures. ``notes`` say what else was not
    read. ``extractor`` names the program that made the text and its version, for the lock file.
    """

    text: str
    format: str
    extractor: str
    pages: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    lines: tuple[PrintedLine, ...] = ()
    blank: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    title: str = ""

    def page_at(self, offset: int) -> int:
        """Return the index (from 0) of the page that holds ``offset``, -1 in a copy without pages."""
        return bisect_right(self.pages, offset) - 1 if self.pages else -1

    def label_at(self, offset: int) -> str:
        """Return the label of the page that holds ``offset``, ``""`` in a copy without pages."""
        if (line := self.line_at(offset)) is not None:
            return line.page
        page = self.page_at(offset)
        return self.labels[page] if page >= 0 else ""

    def page_span(self, page: int) -> tuple[int, int]:
        """Return where the page with index ``page`` begins and ends."""
        end = self.pages[page + 1] if page + 1 < len(self.pages) else len(self.text)
        return self.pages[page], end

    def line_at(self, offset: int) -> PrintedLine | None:
        """Return the printed line that holds ``offset``, None outside transcripts."""
        at = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[at] if at >= 0 else None

    def spans_of(self, label: str) -> tuple[tuple[int, int], ...]:
        """Return the ranges of text that a reference to page ``label`` may mean.

        Printed pages of a transcript come first; else the pages with that printed number and, since reports cite
        either, the page that is counted so. Empty where there is no such page.
        """
        if self.lines and (found := self._printed_page(label)):
            return found
        pages = [page for page, each in enumerate(self.labels) if each.lower() == label.lower()]
        if label.isascii() and label.isdigit() and len(label) < 7 and 0 < int(label) <= len(self.pages):
            pages.append(int(label) - 1)
        return tuple(self.page_span(page) for page in dict.fromkeys(pages))

    def _printed_page(self, label: str) -> tuple[tuple[int, int], ...]:
        starts = [at for at, line in enumerate(self.lines) if line.page == label]
        if not starts:
            return ()
        after = starts[-1] + 1
        end = self.lines[after].start if after < len(self.lines) else len(self.text)
        return ((self.lines[starts[0]].start, end),)
