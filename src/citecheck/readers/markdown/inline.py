"""Writes the running text of one Markdown block: prose, markers, notes inside it, things that are not scanned."""

import re

from citecheck.model.document import CitedItem
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import SuspectDraft
from citecheck.readers.labels import key_of
from citecheck.readers.markdown.events import Event
from citecheck.readers.markdown.labels import note_key, numbered_items
from citecheck.readers.markdown.scan import BLANK, Action, find_actions, triggers_of
from citecheck.text.hints import TYPE_CHECKING, Any
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

if TYPE_CHECKING:
    from citecheck.readers.markdown.pandoc_citations import Citation

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_RAISED_LIST = pattern(r"\d{1,4}(?:[,–-] ?\d{1,4}){0,8}")
_NUMBERED_LINK = pattern(r"\[(?:\\?\[)?\d{1,4}(?:\\?\])?\]\(")
_LONGEST_RAW = 200  # notes may hold notes; all their words again for each would grow with the square of the depth
_TWO_NUMBERS = pattern(r"\[(\d{1,4})\]\[(\d{1,4})\]")
_EXAMPLE = pattern(r"^[ \t]{0,8}\(@([\w-]{1,60})\)[ \t]", re.MULTILINE)
_VERBATIM_TAGS = frozenset(("code", "kbd", "samp", "tt", "math", "script", "style", "svg", "textarea"))
_TAG = pattern(r"<(/?)([A-Za-z][\w-]{0,30})")


class InlineWriter:
    """Writes inline events into the open block of a builder.

    ``entries`` are the labels of numbered link definitions that serve as a list of references.
    """

    def __init__(self, builder: DocumentBuilder, text: str, dialect: str, entries: frozenset[str], *, citing: bool):
        """Write for ``builder``; ``text`` is the decoded source, ``citing`` asks for pandoc citations."""
        self.builder, self.text, self.dialect, self.entries = builder, text, dialect, entries
        self.pandoc, self.citing = dialect == "pandoc", citing
        # Labels of pandoc's numbered examples, "(@fine) A sentence.", are no keys of sources.
        self._examples = set(_EXAMPLE.findall(text)) if citing and "(@" in text else set()
        self._tex = "\\(" in text or "\\[" in text
        self._dollar = "$" in text
        self._done = 0  # source before this offset is written
        self._verbatim_end = 0  # text before this offset is not scanned
        self._verbatim_tag = ""
        self._image = self._raised = self._caption = False
        self._special = False  # some text of this block is not plain prose
        self._triggers = triggers_of(text, pandoc=self.pandoc, citing=citing)
        self._inline_notes = 0
        self._open_notes: list[int] = []

    def write(self, pending: list[Event], *, skip: int = 0, caption: bool = False, scan: bool = True) -> None:
        """Write the events of one block; source before offset ``skip`` is left out.

        In a ``caption`` the words of an image are its text; elsewhere only their markers count. Without ``scan``
        nothing is looked for in the text.
        """
        self._done, self._image, self._raised, self._verbatim_tag = skip, False, False, ""
        self._caption, self._special = caption, False
        if self._dollar or self._tex:
            from citecheck.readers.markdown.maths import math_as_text, tex_ranges
        if self._dollar:
            pending = math_as_text(pending, self.text, pandoc=self.pandoc)
        words = "".join([event[1] for event in pending if event[0] == "Text"])
        actions: list[Action] = []
        tex = tex_ranges(pending, self.text) if self._tex else []
        if scan and (tex or self._is_worth_scanning(words)):
            actions = self._actions(pending, tex)
        if actions:
            self._write_around(pending, actions)
        else:
            self._write_plainly(pending)
        while self._open_notes:
            self._close_note(self._open_notes[-1])

    def _is_worth_scanning(self, words: str) -> bool:
        for trigger in self._triggers:  # noqa: SIM110 - asked of every block; twice as fast as any()
            if trigger in words:
                return True
        return False

    def _write_plainly(self, pending: list[Event]) -> None:
        """Write the events one by one, the common ones without a detour."""
        text, add = self.text, self.builder.text
        for event in pending:
            kind, value, start, end = event
            if kind == "Text" and not self._special and start >= self._done and len(value) == end - start:
                add(text[start:end], start)
            elif kind == "FootnoteReference" and start >= self._done:
                self._marker(start, end)
            else:
                self._write(event)

    # -- finding what the parser left in the text -------------------------------------------------------------------

    def _actions(self, pending: list[Event], tex: list[tuple[int, int]]) -> list[Action]:
        start = pending[0][2]
        masked = self._masked(pending)
        # An escape that opens the block begins one character before its first event.
        tex = [(max(low, start), high) for low, high in tex]
        for low, high in tex:
            masked = masked[: low - start] + BLANK * (high - low) + masked[high - start :]
        actions = find_actions(masked, start, pandoc=self.pandoc, citing=self.citing)
        actions += [Action(low, high, "verbatim") for low, high in tex]
        return sorted(actions) if tex else actions

    def _masked(self, pending: list[Event]) -> str:
        """Return the source of the block with all that is not running text blanked, one NUL for one character."""
        pieces: list[str] = []
        at = pending[0][2]
        linked = False
        for kind, value, start, end in pending:
            if start < at:
                continue
            if kind == "Text" and len(value) == end - start:
                pieces.append(BLANK * (start - at))
                # An escaped character is no markup, and a link that begins with @ names a person.
                if self.text[start - 1 : start] == "\\" or (linked and value[0] == "@"):
                    value = BLANK + value[1:]
                pieces.append(value)
                at = end
            elif kind == "SoftBreak":
                pieces.append(BLANK * (start - at) + "\n" * (end - start))
                at = end
            linked = kind == "+Link"
        return "".join(pieces)

    def _write_around(self, pending: list[Event], actions: list[Action]) -> None:
        index = 0
        for event in pending:
            kind, value, start, end = event
            if kind == "Text" and len(value) == end - start:
                while index < len(actions) and actions[index].start < end:
                    action = actions[index]
                    low = max(start, self._done)
                    if low < action.start:
                        self._text(value[low - start : action.start - start], low, action.start)
                    if action.start >= self._done:
                        self._do(action)
                    index += 1
            self._write(event)

    # -- events -----------------------------------------------------------------------------------------------------

    def _write(self, event: Event) -> None:
        kind, value, start, end = event
        if start < self._done:
            if kind != "Text" or end <= self._done or len(value) != end - start:
                return
            value = value[self._done - start :]
            start = self._done
        if kind == "Text":
            self._text(value, start, end)
        elif kind == "SoftBreak" or kind == "HardBreak":
            if self._shown:
                self.builder.line_break(start, end)
        elif kind == "FootnoteReference":
            self._marker(start, end)
        else:
            self._other(kind, value, start, end)

    @property
    def _shown(self) -> bool:
        return self._caption or not self._image

    def _text(self, value: str, start: int, end: int) -> None:
        if self._image and not self._caption:
            return
        if len(value) != end - start:
            self.builder.replaced(value.replace("\n", " "), start, end)
        elif start < self._verbatim_end or self._verbatim_tag:
            self.builder.verbatim(self.text[start:end], start, end)
        elif self._raised and _RAISED_LIST.fullmatch(value):
            self._write_raised(value, start)
        else:
            self.builder.text(self.text[start:end], start)

    def _write_raised(self, value: str, start: int) -> None:
        """Write raised digits as the characters ``¹²³``, so that they are judged as in plain text."""
        for at, char in enumerate(value, start):
            if char != " ":
                self.builder.replaced(char.translate(_RAISED), at, at + 1)

    def _other(self, kind: str, value: Any, start: int, end: int) -> None:
        if kind == "Code":
            self._code(value, start, end)
        elif kind == "InlineHtml":
            self._html(value, start, end)
        elif kind == "+Link":
            self._link(value, start, end)
            self._special = self._special or self._verbatim_end > start
        elif kind == "+Image":
            self._image = self._special = True
        elif kind == "-Image":
            self._image = False
        elif kind in ("InlineMath", "DisplayMath") and self._shown:
            self.write_verbatim(start, end)

    def _code(self, value: str, start: int, end: int) -> None:
        if not self._shown:
            return
        inner = start + (end - start - len(value)) // 2
        literal = self.text[inner : inner + len(value)]
        if literal.replace("\n", " ") != value:
            # Line ends as two characters, or the marks of a quotation inside.
            self.builder.verbatim(value, start, end)
            return
        start, end = inner, inner + len(value)
        self.write_verbatim(start, end)

    def write_verbatim(self, start: int, end: int) -> None:
        """Write the source ``start``..``end`` as it stands, its line ends as line breaks."""
        words = self.text[start:end]
        if "\n" not in words and "\r" not in words:
            self.builder.verbatim(words, start, end)
            return
        for line in words.splitlines(keepends=True):
            body = line.rstrip("\r\n")
            self.builder.verbatim(body, start, start + len(body))
            start += len(line)
            if len(body) < len(line):
                self.builder.line_break(start - len(line) + len(body), start)

    def _html(self, value: str, start: int, end: int) -> None:
        if value.startswith("<!--"):
            self.builder.directive(value[4:].removesuffix("-->"), Span("", start, end))
            return
        tag = _TAG.match(value)
        if tag is None:
            return
        closing, name = bool(tag[1]), tag[2].lower()
        self._special = True
        if name == "sup":
            self._raised = not closing
        elif name == "br" and self._shown:
            self.builder.line_break(start, end)
        elif name in _VERBATIM_TAGS and not value.endswith("/>"):
            if not closing and not self._verbatim_tag:
                self._verbatim_tag = name
            elif closing and name == self._verbatim_tag:
                self._verbatim_tag = ""

    def _link(self, link: dict[str, str], start: int, end: int) -> None:
        kind, label = link["link_type"], link["id"]
        if kind in ("Autolink", "Email"):
            self._verbatim_end = end
        elif kind == "Inline" and link["dest_url"][:1] != "#" and _NUMBERED_LINK.match(self.text, start):
            # The link leads to the source itself: there is no note to look for.
            self._verbatim_end = end
        elif label in self.entries and kind in ("Shortcut", "Collapsed", "Reference"):
            if kind == "Reference":
                if not (pair := _TWO_NUMBERS.fullmatch(self.text[start:end])):
                    return
                middle = start + len(pair[1]) + 2
                self._bracket(start, middle)
                start = middle
            self._bracket(start, end)
            self._done = end + 2 * self.text.startswith("[]", end)

    # -- markers ----------------------------------------------------------------------------------------------------

    def _marker(self, start: int, end: int) -> None:
        words = self.text[start + 2 : end - 1]
        label = words.strip()
        at = start + 2 + len(words) - len(words.lstrip())
        key = note_key(label, self.dialect)
        item = CitedItem(label, key or label or words, Span("", at, at + len(label)))
        self.builder.marker("footnote", self.text[start:end], (item,), Span("", start, end))

    def _bracket(self, start: int, end: int) -> None:
        items = numbered_items(self.text[start + 1 : end - 1], start + 1)
        self.builder.marker("bracket", self.text[start:end], items, Span("", start, end))

    def _do(self, action: Action) -> None:
        kind, start, end = action.kind, action.start, action.end
        self._done = end
        if kind == "note":
            self._marker(start, end)
        elif kind == "citation" and action.citation is not None:
            self._citation(action.citation, start, end)
        elif kind == "open":
            self._open_note(start, action.partner)
        elif kind == "close":
            self._close_note(end)
        elif self._shown:
            self._do_with_text(action)

    def _do_with_text(self, action: Action) -> None:
        start, end = action.start, action.end
        words = self.text[start:end]
        if action.kind == "verbatim":
            self.write_verbatim(start, end)
        elif action.kind == "raised":
            self._write_raised(words, start)
        elif action.kind == "suspect" and (block := self.builder.current) is not None:
            at = block.text.length
            self.builder.text(words, start)
            block.suspects.append(SuspectDraft("malformed", action.data, at, block.text.length))

    def _citation(self, citation: "Citation", start: int, end: int) -> None:
        words = self.text[start:end]
        shift = start - citation.start
        if not citation.cited or (citation.narrative and citation.cited[0].key in self._examples):
            self.write_verbatim(start, end)
            return
        items = tuple(
            CitedItem(
                each.key, key_of(each.key), Span("", each.start + shift, each.end + shift),
                prefix=each.prefix, locator=each.locator, suffix=each.suffix,
            )
            for each in citation.cited
        )  # fmt: skip
        shown = words if citation.narrative and self._shown else ""
        self.builder.marker("key", words, items, Span("", start, end), shown=shown)

    def _open_note(self, start: int, end: int) -> None:
        self._inline_notes += 1
        key = f"^{self._inline_notes}"
        item = CitedItem("", key, Span("", start, start + 2))
        builder = self.builder
        raw = self.text[start : min(end, start + _LONGEST_RAW)]
        builder.marker("inline", raw, (item,), Span("", start, end), target=key)
        builder.open_note("inline", "", key, start, Span("", start + 2, start + 2), anchors=(key,))
        builder.begin("paragraph", start + 2)
        self._open_notes.append(end)

    def _close_note(self, end: int) -> None:
        if self._open_notes:
            self._open_notes.pop()
            self.builder.end(end - 1)
            self.builder.close(end)
