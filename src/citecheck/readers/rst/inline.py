"""Writes running text with inline markup: references to notes, roles, literals, links, substitutions."""

import re
from collections.abc import Callable, Mapping

from citecheck.model.document import CitedItem
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.labels import key_of
from citecheck.readers.rst.marks import may_begin, may_end
from citecheck.readers.rst.numbering import Numbering, style_of
from citecheck.readers.rst.roles import cited_keys, is_citing, is_narrative, shown, without_target
from citecheck.text.span import Span

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_RAISED_LIST = re.compile(r"\d{1,4}(?:[,–-] ?\d{1,4}){0,8}")
_NAME = r"[^\W_]{1,100}(?:[-._+:][^\W_]{1,100}){0,30}"
LABEL = rf"\d{{1,9}}|\*|#(?:{_NAME})?|{_NAME}"
"""What may stand in the brackets of a reference: a number, ``*``, ``#``, ``#name`` or the label of a citation."""
_TOKEN = re.compile(
    rf"(?P<escape>\\)|(?P<literal>``)|(?P<star>\*\*?)|(?P<note>\[(?:{LABEL})\]_)"
    r"|(?P<role>:[A-Za-z][\w.+-]{0,40}(?::[\w.+-]{1,40}){0,3}:`)|(?P<tick>_?`)"
    r"|(?P<substitution>\|)|(?P<url>\b(?:https?|ftp)://[^\s<>`\"|]{1,2000})|(?P<link>(?<=[^\W_])__?(?![\w_]))"
)
_TRIGGERS = ("\\", "`", "*", "]_", "|", "://", "_")
_ENDS = {
    "``": re.compile(r"(?<!\s)``"),
    "**": re.compile(r"(?<![\s\\])\*\*"),
    "*": re.compile(r"(?<![\s\\])\*"),
    "`": re.compile(r"(?<![\s\\])`"),
}
_SUBSTITUTION = re.compile(r"\|([^|]{1,200})(?<!\s)\|_{0,2}")
_AFTER_TICK = re.compile(r"__?|:([A-Za-z][\w.+-]{0,40}(?::[\w.+-]{1,40}){0,3}):")
_WORD = re.compile(rf"(?:^|(?<=[\s\-:/'\"<(\[{{])){_NAME}$")
_BREAK = re.compile(r"(?:\r\n|\r|\n)\s*")
_TYPED = re.compile(r"\[\d[\d,;\s–-]{0,60}\]")
_DIGITS = re.compile(r"\d+")
_LONGEST_WORD = 60


class InlineWriter:
    """Writes source ranges into the open block of a builder.

    ``substitutions`` maps names to their replacement texts; ``unlinked`` are the numbers of notes that no reference
    names; ``repeated`` the names of link targets that are defined twice, whose links count as references.
    """

    def __init__(
        self,
        builder: DocumentBuilder,
        text: str,
        numbering: Numbering,
        substitutions: Mapping[str, str],
        unlinked: frozenset[str],
        repeated: frozenset[str],
    ) -> None:
        """Write for ``builder``; ``text`` is the decoded source."""
        self.builder, self.text, self.numbering = builder, text, numbering
        self.substitutions, self.unlinked, self.repeated = substitutions, unlinked, repeated
        self._low = self._high = 0
        self._hopeless: set[str] = set()
        self._handlers: dict[str, Callable[[re.Match[str]], int]] = {
            "escape": self._escape, "literal": self._literal, "star": self._emphasis, "note": self._note,
            "role": self._role, "tick": self._tick, "substitution": self._substitution, "url": self._url,
            "link": self._link,
        }  # fmt: skip

    def write(self, start: int, end: int) -> None:
        """Write the source ``start``..``end`` as running text."""
        words = self.text[start:end]
        if not any(trigger in words for trigger in _TRIGGERS):
            self._plain(start, end)
            return
        self._low, self._high = start, end
        # What has no end after one place has none after a later one: each kind is searched in vain only once.
        self._hopeless = set()
        done = at = start
        while match := _TOKEN.search(self.text, at, end):
            low = match.start()
            assert match.lastgroup is not None
            self._done = done
            stop = self._handlers[match.lastgroup](match)
            if stop > low:
                done = at = stop
            else:
                at = match.end()
        self._plain(done, end)

    # -- plain text ---------------------------------------------------------------------------------------------------

    def _before(self, start: int) -> None:
        """Write what stands between the last markup and ``start``."""
        self._plain(self._done, start)
        self._done = start

    def _plain(self, start: int, end: int) -> None:
        words = self.text[start:end]
        if "\n" not in words and "\r" not in words:
            self._line(words, start)
            return
        at = start
        for match in _BREAK.finditer(self.text, start, end):
            body = self.text[at : match.start()].rstrip(" \t")
            self._line(body, at)
            self.builder.line_break(at + len(body), match.end())
            at = match.end()
        self._line(self.text[at:end], at)

    def _line(self, words: str, start: int) -> None:
        if self.unlinked and "[" in words:
            at = 0
            for match in _TYPED.finditer(words):
                if not self.unlinked.isdisjoint(map(key_of, _DIGITS.findall(match[0]))):
                    self.builder.text(words[at : match.start()], start + at)
                    self.builder.verbatim(match[0], start + match.start(), start + match.end())
                    at = match.end()
            words, start = words[at:], start + at
        self.builder.text(words, start)

    def verbatim(self, start: int, end: int) -> None:
        """Write the source ``start``..``end`` as it stands; nothing is looked for in it."""
        at = start
        for match in _BREAK.finditer(self.text, start, end):
            self.builder.verbatim(self.text[at : match.start()], at, match.start())
            self.builder.line_break(match.start(), match.end())
            at = match.end()
        self.builder.verbatim(self.text[at:end], at, end)

    def _instead(self, words: str, start: int, end: int) -> None:
        """Write ``words`` that are printed for the source ``start``..``end``; nothing is looked for in them."""
        block = self.builder.current
        if block is not None and words:
            at = block.text.length
            self.builder.replaced(words, start, end)
            block.masks.append((at, block.text.length))

    # -- markup: a handler writes it and returns its end, or returns its start where it is none -----------------------

    def _find_end(self, kind: str, start: int) -> re.Match[str] | None:
        """Return the end-string of ``kind`` for content that begins at ``start``."""
        if kind in self._hopeless:
            return None
        at = start + 1
        while match := _ENDS[kind].search(self.text, at, self._high):
            if kind == "`" or may_end(self.text, match.end(), self._high):
                return match
            at = match.start() + 1
        self._hopeless.add(kind)
        return None

    def _begins(self, start: int, inner: int) -> bool:
        return may_begin(self.text, start, inner, self._low, self._high)

    def _escape(self, match: re.Match[str]) -> int:
        start = match.start()
        self._before(start)
        if start + 1 >= self._high:
            return start + 1
        char = self.text[start + 1]
        if not char.isspace():
            self.builder.verbatim(char, start, start + 2)
        return start + 2

    def _literal(self, match: re.Match[str]) -> int:
        start, inner = match.span()
        found = self._find_end("``", inner) if self._begins(start, inner) else None
        if found is None:
            return start
        self._before(start)
        self.verbatim(inner, found.start())
        return found.end()

    def _emphasis(self, match: re.Match[str]) -> int:
        start, inner = match.span()
        found = self._find_end(match[0], inner) if self._begins(start, inner) else None
        if found is None:
            return start
        self._before(start)
        self._words(inner, found.start())
        return found.end()

    def _words(self, start: int, end: int) -> None:
        """Write content in which only escapes have a meaning."""
        at = start
        while (slash := self.text.find("\\", at, end)) >= 0:
            self._plain(at, slash)
            if slash + 1 < end and not self.text[slash + 1].isspace():
                self.builder.verbatim(self.text[slash + 1], slash, slash + 2)
            at = min(slash + 2, end)
        self._plain(at, end)

    def _note(self, match: re.Match[str]) -> int:
        start, end = match.span()
        if not self._begins(start, start + 1) or not may_end(self.text, end, self._high):
            return start
        if match[0][1] in "#*":
            # Such a sign is raised; the space before it is asked for by the markup and not printed.
            low = self._done + len(self.text[self._done : start].rstrip())
            self._before(low)
            self._done = start
        else:
            self._before(start)
        self._reference(match[0], start, end, start + 1)
        return end

    def _reference(self, raw: str, start: int, end: int, label_at: int) -> None:
        label = raw[1:-2]
        item = CitedItem(label, key_of(label), Span("", label_at, min(label_at + len(label), end)))
        self.builder.marker(style_of(label), raw, (item,), Span("", start, end))
        if label in ("#", "*") and (block := self.builder.current) is not None:
            self.numbering.marker(block.markers[-1])

    def _role(self, match: re.Match[str]) -> int:
        start, inner = match.span()
        found = self._find_end("`", inner) if self._begins(start, start + 1) else None
        if found is None:
            return start
        self._before(start)
        self._interpreted(match[0][1:-2], start, inner, found.start(), found.end())
        return found.end()

    def _tick(self, match: re.Match[str]) -> int:
        start, inner = match.span()
        found = self._find_end("`", inner) if self._begins(start, inner) else None
        if found is None:
            return start
        self._before(start)
        after = _AFTER_TICK.match(self.text, found.end(), self._high)
        end = after.end() if after else found.end()
        if match[0] == "_`":
            self._words(inner, found.start())
            end = found.end()
        elif after and after[1]:
            self._interpreted(after[1], start, inner, found.start(), end)
        elif after:
            low, high = inner, without_target(self.text, inner, found.start())
            if not (self.repeated and high == found.start() and self._to_repeated(start, end, low, high)):
                self._words(low, high)
        else:
            self._interpreted("", start, inner, found.start(), end)
        return end

    def _interpreted(self, role: str, start: int, inner: int, stop: int, end: int) -> None:
        if is_citing(role):
            if items := cited_keys(self.text, inner, stop):
                words = ", ".join(item.label for item in items) if is_narrative(role) else ""
                self.builder.marker("key", self.text[start:end], items, Span("", start, end), shown=words)
            return
        kind, low, high, prefix = shown(role, self.text, inner, stop)
        if kind == "text":
            self._words(low, high)
        elif kind == "raised" and _RAISED_LIST.fullmatch(self.text[low:high]):
            for at in range(low, high):
                if self.text[at] != " ":
                    self.builder.replaced(self.text[at].translate(_RAISED), at, at + 1)
        elif kind == "named":
            number = self.text[low : without_target(self.text, low, high)]
            self._instead(" ".join(f"{prefix} {number}".split()), start, end)
        else:
            self.verbatim(low, high)

    def _substitution(self, match: re.Match[str]) -> int:
        start, inner = match.span()
        found = _SUBSTITUTION.match(self.text, start, self._high) if self.substitutions else None
        if found is None or not self._begins(start, inner):
            return start
        name = " ".join(found[1].split()).casefold()
        if name not in self.substitutions:
            return start
        self._before(start)
        self._replacement(self.substitutions[name], start, found.end())
        return found.end()

    def _replacement(self, words: str, start: int, end: int) -> None:
        """Write the words of a substitution and the references in them, all of them at the place of its name."""
        at = 0
        for match in _TOKEN.finditer(words) if "]_" in words else ():
            if match.lastgroup == "note":
                self._instead(words[at : match.start()], start, end)
                self._reference(match[0], start, end, start)
                at = match.end()
        self._instead(words[at:], start, end)

    def _url(self, match: re.Match[str]) -> int:
        start = match.start()
        self._before(start)
        words = match[0].rstrip(".,;:!?'*)]}_")
        if match[0][len(words) :].startswith(")") and "(" in words:
            words += ")"
        self.builder.verbatim(words, start, start + len(words))
        return start + len(words)

    def _link(self, match: re.Match[str]) -> int:
        """``word_`` links a word; the underscore is not printed."""
        start, end = match.span()
        if self.text[end : end + 1] == "]":
            return start  # "[2_]" is a slip for "[2]_": it stays as it is written
        low = max(self._low, self._done, start - _LONGEST_WORD)
        word = _WORD.search(self.text[low:start])
        if word is None or not may_end(self.text, end, self._high):
            return start
        first = low + word.start()
        if self.repeated and word[0].casefold() in self.repeated:
            self._before(first)
            self._to_repeated(first, end, first, start)
        else:
            self._before(start)
        return end

    def _to_repeated(self, start: int, end: int, low: int, high: int) -> bool:
        """Write a link by name as a reference, where its target is defined twice."""
        name = " ".join(self.text[low:high].split())
        if name.casefold() not in self.repeated:
            return False
        item = CitedItem(name, f"_{key_of(name)}", Span("", low, high))
        self.builder.marker("link", self.text[start:end], (item,), Span("", start, end), shown=name)
        return True
