"""The state of reading a LaTeX document, and the loop over its tokens.

There is no recursion on braces or environments: what is open stands on one stack, and closing it does what opening it
asked for. Only files that include files, and the text of optional arguments, are read by an inner loop.
"""

import re
from collections.abc import Callable

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.files import Files
from citecheck.readers.latex.macros import Macro
from citecheck.readers.latex.plain_words import accented
from citecheck.readers.latex.symbols import RAISED, SYMBOLS
from citecheck.readers.latex.tokens import COMMENT, OPTION, TOKEN, Source
from citecheck.readers.latex.writer import Frame, Writer
from citecheck.text.span import Span

_ACCENT = re.compile(
    r"\\(['`^\"~=.]|[uvHcdbkrt](?![A-Za-z]))\s{0,9}(?:\{\s{0,9}\\?([^\W\d_])\s{0,9}\}|\\?([^\W\d_])(?:\{\})?)"
)
_RAISED_FORMULA = re.compile(r"\$\s{0,9}(?:\{\s{0,9}\}\s{0,9})?\^\s{0,9}(?:\{([\d, \u2013-]{1,24})\}|(\d))\s{0,9}\$")
_AFTER_WORD = re.compile(r"(?:\{\}|[ \t]*(?:\r?\n(?![ \t]*\r?\n)[ \t]*)?)")
_MARKS = {"---": "\u2014", "--": "\u2013", "``": "\u201c", "''": "\u201d", "`": "\u2018", "~": "\u00a0"}
_REACH = 10
MAX_INNER = 50
"""An optional argument inside an optional argument is not read; this is more than files may be nested."""
_FORMULA = re.compile(r"[^$\\\n]{0,2000}+(?:(?:\\.|\n(?![ \t\r]*\n))[^$\\\n]{0,2000}+){0,500}+(?=\$)", re.DOTALL)
_NOT_MATHS = re.compile(r"cite|foot|note|text|mbox|box|label|%|input|intertext|\\if|\\[A-Za-z]*verb")
_LONG_DISPLAY = 5000

Handler = Callable[["Reading", str, int, int], int]
"""What a command does: takes its name and its place (start, end) and returns where reading goes on."""


class Counters:
    """The numbers that LaTeX gives to notes. ``restarts`` counts how often footnotes began again at 1."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.values = {"footnote": 0, "endnote": 0, "sidenote": 0, "thanks": 0}
        self.restarts = 0
        self.by_chapter = True

    def chapter(self) -> None:
        """Begin a chapter: its footnotes are numbered from 1."""
        if self.by_chapter and self.values["footnote"]:
            self.values["footnote"] = 0
            self.restarts += 1

    def key(self, counter: str, number: int) -> str:
        """Return the key of a note; only the footnotes of the first stretch have bare numbers."""
        if counter != "footnote":
            return f"{counter} {number}"
        return f"{self.restarts + 1}.{number}" if self.restarts else str(number)


class Reading:
    """A document being read: the text of the current file, what is open in it, and what was learnt so far."""

    def __init__(self, builder: DocumentBuilder, files: Files, handlers: dict[str, Handler]) -> None:
        """Read into ``builder``; ``handlers`` tell what the known commands do."""
        self.builder, self.files, self._handlers = builder, files, handlers
        self.writer = Writer(builder)
        self.counters = Counters()
        self.macros: dict[str, Macro] = {}
        self.frames: list[Frame] = []
        self.base = 0  # frames below this one belong to the file that includes this one
        self.formulas: list[int] = []  # places of open formulas in ``frames``; -1 where text stands in a formula
        self.open: dict[str, list[int]] = {}  # places of open environments in ``frames``
        self.skipped_environments: set[str] = set()
        self.depth = 0
        self.preamble = False
        self.chapters = False
        self.entries: list[BlockDraft] = []
        self.entry: BlockDraft | None = None
        self.entry_depth = 0  # how many frames were open where the entry began
        self.note_drafts: list[BlockDraft] = []
        self.note_labels: set[str] = set()
        self.anchors = 0
        self.source_files: list[str] = []
        self.has_entries = self.cites_all = self.class_seen = self.piece = False
        self.partial = False  # something was lost that may hold markers or notes
        self.exact_keys: bool | None = None
        self.title = self.language = ""
        self._faulted = False
        self.take("", "")

    def take(self, part: str, text: str) -> None:
        """Go on with the text of the file that is the part called ``part``."""
        self.builder.part, self.text = part, text
        self.source = Source(text)
        self.writer.text, self.writer.high = text, 0

    def span(self, start: int, end: int) -> Span:
        """Return the place ``start``..``end`` in the current file."""
        return Span(self.builder.part, start, end)

    def fault(self, message: str, start: int, end: int) -> None:
        """Report the first thing that is broken; what follows from it is its echo."""
        self.partial = True
        if not self._faulted:
            self._faulted = True
            self.builder.problem("damaged", message, start, end)

    # -- the loop ---------------------------------------------------------------------------------------------------

    def run(self, low: int, high: int) -> int:
        """Read the current text from ``low`` to ``high``; return where that ended, which may be further on."""
        search, words = TOKEN.search, self.writer.words
        at = low
        while at < high:
            match = search(self.text, at, high)
            if match is None:
                words(at, high)
                return high
            start = match.start()
            if start > at:
                words(at, start)
            at = max(self._token(match, start), start + 1)
        return at

    def inner(self, low: int, high: int) -> int:
        """Read the text of an optional argument, ``low`` to ``high``; what it leaves open ends with it.

        Returns where reading goes on: after the argument, or later where verbatim text goes beyond it.
        """
        base, self.base = self.base, len(self.frames)
        self.depth += MAX_INNER
        end = self.run(low, high)
        self.pop_to(self.base, end)
        self.depth -= MAX_INNER
        self.base = base
        return end + (end == high)

    def _token(self, match: re.Match[str], start: int) -> int:
        kind, end = match.lastindex, match.end()
        if kind is None:
            return self._mark(match[0], start, end)
        if kind == 1:
            return self.command(match[1], start, end)
        if kind == 4:
            self.frames.append(Frame("brace", "", start))
            return end
        if kind == 5:
            return self.close_brace(end)
        if kind == 2:
            return self._sign(match[2], start, end)
        return self._comment(start)

    def _mark(self, token: str, start: int, end: int) -> int:
        if token == "\n":
            self.writer.space(start, end)
            return end
        if token.isspace():
            if token.count("\n") > 1 or token.count("\r") > 1 + token.count("\n"):
                self._blank_line(start)
            else:
                self.writer.space(start, end)
            return end
        if token == "$":
            return self._dollar(start)
        if token == "&":
            self._next_cell(start, end)
        elif self.writer.maths:
            self.writer.words(start, end)
        else:
            self.writer.put(_MARKS.get(token, ""), start, end)
        return end

    def _comment(self, start: int) -> int:
        match = COMMENT.match(self.text, start)
        assert match is not None
        body = match[0].lstrip("% \t")
        if body[:9].lower() == "citecheck":
            end = start + len(match[0].rstrip())
            self.builder.directive(body, self.span(start, end))
        return match.end()

    def _blank_line(self, start: int) -> None:
        """End the paragraph, and what cannot go over its end: a formula, a heading."""
        if self.formulas and self.formulas[-1] >= self.base:
            place = self.formulas[-1]
            if self.frames[place].name in ("$", "("):
                self.pop_to(place, start)
        if self.frames and self.frames[-1].name == "heading" and len(self.frames) > self.base:
            self.fault("the heading is not closed before the end of the paragraph", self.frames[-1].start, start)
            self.pop_to(len(self.frames) - 1, start)
        self.writer.end_block()

    # -- commands ---------------------------------------------------------------------------------------------------

    def command(self, name: str, start: int, end: int) -> int:
        """Do what the command ``name`` at ``start``..``end`` does; return where reading goes on."""
        if handler := self._handlers.get(name):
            return handler(self, name, start, end)
        macro = self.macros.get(name)
        if macro is not None:
            return self._handlers["\\macro"](self, name, start, end)
        if (symbol := SYMBOLS.get(name)) is not None:
            self.writer.put(symbol, start, end)
            return self.after_word(end)
        if len(name) == 1 and (accent := _ACCENT.match(self.text, start)):
            return self._accent(accent)
        if name.lower().startswith("cite") or name.endswith(("cite", "cites")):
            return self._handlers["\\cite"](self, name, start, end)
        if self.writer.maths:
            self.writer.words(start, end)
            return end
        if name.startswith(("index", "idx")) or name.endswith("label"):
            brace = self.source.opens(end)
            return self.source.group_end(brace) if brace >= 0 else end
        if name.endswith("ref"):
            return self._handlers["ref"](self, name, start, end)
        option = OPTION.match(self.text, end)
        if option and self.text.startswith("{", option.end()):
            return option.end()
        return self.after_word(end)

    def after_word(self, at: int) -> int:
        """Return where the white space after a control word ends."""
        match = _AFTER_WORD.match(self.text, at)
        return match.end() if match else at

    def _sign(self, sign: str, start: int, end: int) -> int:
        if sign in "([":
            if (after := self.display("\\)" if sign == "(" else "\\]", end)) > 0:
                return after
            self.open_formula(sign, start)
        elif sign in ")]":
            self.close_formula("(" if sign == ")" else "[", end)
        elif sign == "\\":
            return self._line_end(start, end)
        elif not self.writer.maths and (accent := _ACCENT.match(self.text, start)):
            return self._accent(accent)
        elif (symbol := SYMBOLS.get(sign)) is not None:
            self.writer.put(symbol, start, end)
        return end

    def _accent(self, match: re.Match[str]) -> int:
        self.writer.put(accented(match[1], match[2] or match[3]), match.start(), match.end())
        return match.end()

    def _line_end(self, start: int, end: int) -> int:
        if self.text.startswith("*", end):
            end += 1
        option = OPTION.match(self.text, end)
        if option and len(option[1]) < 20:
            end = option.end()
        if self.writer.kind == "cell":
            self.writer.end_block()
        elif self.writer.maths:
            self.writer.space(start, end)
        else:
            self.writer.line_break(start, end)
        return end

    def _next_cell(self, start: int, end: int) -> None:
        if self.writer.maths:
            self.writer.space(start, end)
        elif self.writer.kind == "cell":
            self.writer.end_block()

    # -- formulas ---------------------------------------------------------------------------------------------------

    def _dollar(self, start: int) -> int:
        double = self.text.startswith("$$", start)
        if self.formulas and self.formulas[-1] >= self.base:
            name = self.frames[self.formulas[-1]].name
            self.close_formula(name, start + 1)
            return start + 1 + (name == "$$" and double)
        if raised := _RAISED_FORMULA.match(self.text, start):
            digits = (raised[1] or raised[2]).replace(" ", "").translate(RAISED)
            self.writer.put(digits, start, raised.end())
            return raised.end()
        formula = None if double else _FORMULA.match(self.text, start + 1)
        if formula and self.formula_words(start + 1, formula.end()):
            return formula.end() + 1
        self.open_formula("$$" if double else "$", start)
        return start + 1 + double

    def formula_words(self, start: int, end: int) -> bool:
        """Write a formula without anything of interest in it at one go; return whether that was done."""
        words = self.text[start:end]
        if _NOT_MATHS.search(words) or start == end:
            return False
        bare = words.strip()
        if len(bare) < len(words):
            self.writer.space(start, start + 1)
            start += len(words) - len(words.lstrip())
            words, end = bare, start + len(bare)
            if not bare:
                return True
        if "\n" in words or "\r" in words:
            words = " ".join(words.split())
        self.writer.put(words, start, end, verbatim=True)
        self.writer.reached(end)
        return True

    def display(self, closing: str, start: int) -> int:
        """Write a displayed formula up to ``closing`` at one go; return where reading goes on, or -1."""
        end = self.text.find(closing, start, start + _LONG_DISPLAY)
        if end < 0 or not self.formula_words(start, end):
            return -1
        return end + len(closing)

    def open_formula(self, name: str, start: int) -> None:
        """Open a formula: its words are written as they stand and no marker is looked for in them."""
        self.formulas.append(len(self.frames))
        self.frames.append(Frame("formula", name, start))
        self.writer.maths += 1

    def close_formula(self, name: str, end: int) -> None:
        """Close the innermost formula and what is open in it; without one, do nothing."""
        if self.formulas and self.formulas[-1] >= self.base and self.frames[self.formulas[-1]].name == name:
            self.pop_to(self.formulas[-1], end)

    # -- what is open -----------------------------------------------------------------------------------------------

    def push(self, kind: str, name: str, start: int, close: Callable[[int], int] | None = None) -> None:
        """Open a brace or an environment that stands at ``start``; ``close`` is called at its end."""
        if kind == "environment":
            self.open.setdefault(name, []).append(len(self.frames))
        self.frames.append(Frame(kind, name, start, close))

    def close_brace(self, end: int) -> int:
        """Close the innermost brace; what is open above it ends with it. One brace too many is passed over."""
        place = len(self.frames) - 1
        lowest = max(self.base, place - _REACH)
        while place >= lowest and self.frames[place].kind != "brace":
            place -= 1
        if place < lowest:
            return end
        return self.pop_to(place, end)

    def pop_to(self, place: int, end: int) -> int:
        """Close all frames from the top down to the one at ``place``; return where reading goes on."""
        at = end
        while len(self.frames) > place:
            frame = self.frames.pop()
            if frame.kind == "formula":
                self.formulas.pop()
                self.writer.maths -= 1
                self.writer.reached(end)
            elif frame.kind == "environment":
                self.open[frame.name].pop()
            if frame.close is not None:
                at = frame.close(end)
        return at

    def finish(self, end: int) -> None:
        """Close all that is open at the end of the current file."""
        for frame in self.frames[self.base :]:
            if frame.kind == "brace" and frame.name not in ("", "text"):
                self.fault(f'the "{{" of the {frame.name} is never closed', frame.start, min(frame.start + 1, end))
                break
        self.pop_to(self.base, end)
        self.writer.end_block()
