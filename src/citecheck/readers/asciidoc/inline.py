"""Writes running text with inline markup: footnotes, citations, cross-references, links, code, formatting."""

import re
from collections.abc import Callable

from citecheck.model.document import CitedItem
from citecheck.readers.asciidoc.macros import cited_keys, partners, shape
from citecheck.readers.asciidoc.notes import NoteWriter
from citecheck.readers.asciidoc.references import References
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import SuspectDraft
from citecheck.readers.labels import key_of
from citecheck.text.span import Span

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_ESCAPE = re.compile(r"(?P<escape>\\(?=footnote|cite|xref|link|https?:|<<|\(\(|\[\[|stem|pass|[{*_`#^~+]))")
_CODE = re.compile(
    r"(?P<code>``[^`]{1,500}``|`[^`\s](?:[^`]{0,500}[^`\s])?`(?!\w)|\+\+\+?[^+]{1,500}\+\+\+?"
    r"|(?<![\w+])\+[^+\s](?:[^+\n]{0,200}[^+\s])?\+(?!\w))"
)
_SIGN = re.compile(r"(?P<sign>\*\*?|__?|##?)")
_RAISE = re.compile(r"(?P<raised>\^[^\s^]{1,60}\^|~[^\s~]{1,60}~)")
_PATTERNS = {
    "\\": _ESCAPE,
    "<": re.compile(r"(?P<xref><<[^<>\n]{1,300}>>)"),
    "`": _CODE,
    "+": _CODE,
    "(": re.compile(r"(?P<silent>\(\(\([^()]{1,500}\)\)\))|(?P<term>\(\([^()]{1,300}\)\))"),
    "[": re.compile(
        r"(?P<silent>\[\[[^\[\]\n]{1,200}\]\]|\[[^\[\]\n]{0,100}\](?=[#*_`]\S))"
        r"|(?P<slip>(?<=\bcite)\[[\w:.,/ ()-]{2,200}\])"
    ),
    "{": re.compile(r"(?P<attribute>\{[A-Za-z0-9_][\w-]{0,60}\})"),
    "^": _RAISE,
    "~": _RAISE,
    "*": _SIGN,
    "_": _SIGN,
    "#": _SIGN,
}
_SIGNS = re.compile(r"[\\<`+(\[{^~*_#:]")
_MACRO = re.compile(
    r"(?P<note>footnote(?:ref)?:(?:[\w-]{1,100})?\[)"
    r"|(?P<cite>(?:cite|citenp|citet|citep|footcite|fullcite|bibitem|nocite):[^\s\[\]]{0,60}\[[^\[\]]{1,2000}\])"
    r"|(?P<xref>xref:[^\s\[\]]{1,300}\[[^\[\]]{0,500}\])"
    r"|(?P<silent>(?:anchor|indexterm|image|icon|counter2?):[^\s\[\]]{0,300}\[[^\[\]]{0,500}\])"
    r"|(?P<pass>(?:stem|latexmath|asciimath|pass|kbd|btn|menu|code):[\w,+]{0,40}\[)"
    r"|(?P<url>(?:https?|ftp|irc)://[^\s<>\[\]\"]{1,2000}|(?:link|mailto):[^\s\[\]]{1,2000}(?=\[))"
)
_NAMES = frozenset(
    ("cite", "citenp", "citet", "citep", "footcite", "fullcite", "bibitem", "nocite", "xref", "anchor", "indexterm",
     "image", "icon", "counter", "counter2", "stem", "latexmath", "asciimath", "pass", "kbd", "btn", "menu", "code",
     "http", "https", "ftp", "irc", "link", "mailto")
)  # fmt: skip
_LONGEST_NAME = 11
_TRIGGER = re.compile(r"[\[<`+({~^*_#]|://")
_BREAK = re.compile(r"(?:\r\n|\r|\n)\s*")
_CLOSE = {
    sign: re.compile(rf"(?<=[^\s\\]){re.escape(sign)}" + (r"(?!\w)" if len(sign) == 1 else ""))
    for sign in ("*", "**", "_", "__", "#", "##")
}
_NUMBERS = re.compile(r"\d{1,4}(?:[,–-] ?\d{1,4}){0,8}")
_KNOWN = {"empty": "", "nbsp": " ", "zwsp": "", "sp": " ", "amp": "&", "lt": "<", "gt": ">", "apos": "'", "quot": '"',
          "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "plus": "+", "vbar": "|", "asterisk": "*",
          "startsb": "[", "endsb": "]", "caret": "^", "tilde": "~", "backslash": "\\", "backtick": "`"}  # fmt: skip


class InlineWriter:
    """Writes source ranges of the present part into the open block of a builder."""

    def __init__(self, builder: DocumentBuilder, references: References) -> None:
        """Write for ``builder``; ``references`` tells which cross-references cite."""
        self.builder, self.references = builder, references
        self.notes = NoteWriter(builder)
        self.attributes: dict[str, tuple[str, str, int]] = {}
        self.text = ""
        self._high = 0
        self._done = 0
        self._in_note = False
        self._partners: dict[int, int] | None = None
        self._hopeless: set[str] = set()
        self._closing: dict[int, int] = {}
        self._handlers: dict[str, Callable[[re.Match[str]], int]] = {
            "escape": self._escape, "note": self._note, "cite": self._cite, "slip": self._slip, "xref": self._xref,
            "code": self._code, "silent": self._silent, "term": self._term, "pass": self._pass, "url": self._url,
            "attribute": self._attribute, "raised": self._raise, "sign": self._sign,
        }  # fmt: skip

    def write(self, start: int, end: int) -> None:
        """Write the source ``start``..``end`` as running text."""
        if not _TRIGGER.search(self.text, start, end):
            self._plain(start, end)
            return
        self._partners = None
        self._hopeless, self._closing = set(), {}
        self._high = end
        self._range(start, end)

    def _range(self, start: int, end: int) -> None:
        """Write a range: the text given to :meth:`write`, or the words of a note inside it."""
        done = at = start
        while sign := _SIGNS.search(self.text, at, end):
            low = sign.start()
            match = self._macro(low, done, end) if sign[0] == ":" else _PATTERNS[sign[0]].match(self.text, low, end)
            if match is None:
                at = low + 1
                continue
            assert match.lastgroup is not None
            self._done = done
            stop = self._handlers[match.lastgroup](match)
            if stop > match.start():
                done = at = stop
            else:
                at = match.end() if match.lastgroup == "sign" else low + 1
        self._plain(done, end)

    def _macro(self, colon: int, done: int, end: int) -> re.Match[str] | None:
        """Return the macro whose name ends at ``colon``. A footnote may follow a word directly, others may not."""
        low = colon
        floor = max(done, colon - 2 * _LONGEST_NAME)
        while low > floor and self.text[low - 1].isalnum():
            low -= 1
        name = self.text[low:colon]
        if name.endswith(("footnote", "footnoteref")):
            low = colon - (8 if name.endswith("footnote") else 11)
        elif name not in _NAMES or self.text[low - 1 : low] == "_":
            return None
        return _MACRO.match(self.text, low, end)

    # -- plain text ---------------------------------------------------------------------------------------------------

    def _before(self, start: int) -> None:
        self._plain(self._done, start)
        self._done = start

    def _plain(self, start: int, end: int) -> None:
        words = self.text[start:end]
        if "\n" not in words and "\r" not in words:
            self.builder.text(words, start)
            return
        at = start
        for match in _BREAK.finditer(self.text, start, end):
            body = self.text[at : match.start()].rstrip(" \t")
            if body.endswith(" +"):
                body = body[:-2].rstrip()  # a line break that is asked for
            self.builder.text(body, at)
            self.builder.line_break(at + len(body), match.end())
            at = match.end()
        self.builder.text(self.text[at:end], at)

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

    def _span(self, start: int, end: int) -> Span:
        return Span(self.builder.part, start, end)

    # -- handlers: each writes its markup and returns its end, or returns its start where it is none ------------------

    def _escape(self, match: re.Match[str]) -> int:
        start = match.start()
        self._before(start)
        stop = min(start + 2, self._high)
        while stop < self._high and self.text[stop].isalpha():
            stop += 1
        self.builder.verbatim(self.text[start + 1 : stop], start + 1, stop)
        return stop

    def _close_of(self, bracket: int) -> int:
        """Return the place of the bracket that closes the one at ``bracket``, -1 where none does."""
        if self._partners is None:
            self._partners = partners(self.text, bracket, self._high)
        close = self._partners.get(bracket, -1)
        if close < 0 and "]" not in self._hopeless:
            close = self.text.find("]", bracket, self._high)
            if close < 0:
                self._hopeless.add("]")
        return close

    def _note(self, match: re.Match[str]) -> int:
        start, body = match.span()
        close = self._close_of(body - 1)
        if close < 0 or self._in_note:
            return start
        self._before(start)
        name, name_at = self.text[start:body].partition(":")[2][:-1], self.text.index(":", start) + 1
        if match[0].startswith("footnoteref"):
            comma = self.text.find(",", body, close)
            stop = comma if comma >= 0 else close
            name, name_at = self.text[body:stop].strip(), body
            body = comma + 1 if comma >= 0 else close
        raw = self.text[start : close + 1]
        while body < close and self.text[body].isspace():
            body += 1
        span = self._span(start, close + 1)
        place = self._span(name_at, name_at + len(name)) if name else span
        if name and body >= close:
            self.notes.reuse(raw, name, place, span)
            return close + 1
        self.notes.define(raw, name, place, span, body)
        self._in_note = True
        self._range(body, close)
        self._in_note = False
        self.notes.end(close, close + 1)
        return close + 1

    def _cite(self, match: re.Match[str]) -> int:
        start, end = match.span()
        body = self.text.index("[", start) + 1
        items = cited_keys(self.text, self.builder.part, body, end - 1)
        if not items:
            return start
        self._before(start)
        name = match[0].partition(":")[0]
        if name != "nocite":
            self.references.cited = True
        shown = ", ".join(item.label for item in items) if name in ("citenp", "citet") else ""
        self.builder.marker("key", match[0], items, self._span(start, end), shown=shown)
        return end

    def _slip(self, match: re.Match[str]) -> int:
        """``cite[key]``: without its colon the macro is printed as it stands."""
        start, end = match.start() - 4, match.end()
        if start < self._done:
            return start
        self._before(start)
        block = self.builder.current
        if block is not None:
            at = block.text.length
            self.builder.verbatim(self.text[start:end], start, end)
            block.suspects.append(SuspectDraft("malformed", "caret", at, block.text.length))
        return end

    def _xref(self, match: re.Match[str]) -> int:
        start, end = match.span()
        self._before(start)
        low = start + (2 if match[0][0] == "<" else 5)
        inner = self.text[low : end - 2] if match[0][0] == "<" else self.text[low : self.text.index("[", low)]
        name, _, words = inner.partition(",") if match[0][0] == "<" else (inner, "", match[0][5 + len(inner) + 1 : -1])
        name = name.strip().removeprefix("#")
        if self.references.cites(name, shape(name)):
            item = CitedItem(name, key_of(name), self._span(low, low + len(name)), locator=words.strip())
            self.builder.marker("key", match[0], (item,), self._span(start, end))
        else:
            at = end - 2 - len(words) if match[0][0] == "<" else end - 1 - len(words)
            self.verbatim(at, at + len(words)) if words.strip() else self._instead(name, start, end)
        return end

    def _code(self, match: re.Match[str]) -> int:
        start, end = match.span()
        sign = match[0][0]
        if sign == "`" and start and (self.text[start - 1].isalnum() or self.text[start - 1] == '"'):
            return start
        size = len(match[0]) - len(match[0].lstrip(sign))
        size = min(size, len(match[0]) - len(match[0].rstrip(sign)))
        self._before(start)
        self.verbatim(start + size, end - size)
        return end

    def _silent(self, match: re.Match[str]) -> int:
        self._before(match.start())
        return match.end()

    def _term(self, match: re.Match[str]) -> int:
        start, end = match.span()
        self._before(start)
        self._plain(start + 2, end - 2)
        return end

    def _pass(self, match: re.Match[str]) -> int:
        start, body = match.span()
        close = self._close_of(body - 1)
        if close < 0:
            return start
        self._before(start)
        self.verbatim(body, close)
        return close + 1

    def _url(self, match: re.Match[str]) -> int:
        start, end = match.span()
        self._before(start)
        if self.text[end : end + 1] == "[" and end < self._high and (close := self._close_of(end)) >= 0:
            low, high = end + 1, close
            if self.text[high - 1 : high] == "^":
                high -= 1
            if high > low:
                self._plain(low, high)
                return close + 1
            self.builder.verbatim(match[0], start, end)
            return close + 1
        words = match[0].rstrip(".,;:!?')*_`")
        self.builder.verbatim(words, start, start + len(words))
        return start + len(words)

    def _attribute(self, match: re.Match[str]) -> int:
        start, end = match.span()
        name = match[0][1:-1].lower()
        self._before(start)
        if name in _KNOWN:
            self._instead(_KNOWN[name], start, end)
        elif name in self.attributes:
            self._value(*self.attributes[name], start, end)
        else:
            self.builder.verbatim(match[0], start, end)
        return end

    def _value(self, value: str, part: str, at: int, start: int, end: int) -> None:
        """Write what an attribute stands for; one that holds a footnote is a marker each time it is used."""
        match = _NOTE_VALUE.match(value)
        if match is None or self._in_note:
            self._instead(value, start, end)
            return
        span, name = self._span(start, end), match[1] or f"{{{value[:30]}}}"
        if not match[2] or name in self.references.noted:
            self.notes.reuse(self.text[start:end], name, span, span)
            return
        self.references.noted.add(name)
        self.notes.define(self.text[start:end], name, span, span, start)
        self._instead(match[2], start, end)
        self.notes.end(end, end)

    def _raise(self, match: re.Match[str]) -> int:
        start, end = match.span()
        self._before(start)
        if match[0][0] == "^" and _NUMBERS.fullmatch(match[0][1:-1]):
            for at in range(start + 1, end - 1):
                if self.text[at] != " ":
                    self.builder.replaced(self.text[at].translate(_RAISED), at, at + 1)
        else:
            self._plain(start + 1, end - 1)
        return end

    def _sign(self, match: re.Match[str]) -> int:
        """Signs of formatting are not printed; what stands between them is read on."""
        start, end = match.span()
        sign = match[0]
        if self._closing.get(start) == end:
            self._before(start)
            return end
        if sign in self._hopeless or end >= self._high or self.text[end].isspace():
            return start
        if len(sign) == 1 and start and (self.text[start - 1].isalnum() or self.text[start - 1] in "_:;}"):
            return start
        found = _CLOSE[sign].search(self.text, end + 1, self._high)
        if found is None:
            self._hopeless.add(sign)
            return start
        self._closing[found.start()] = found.end()
        self._before(start)
        return end


_NOTE_VALUE = re.compile(r"(?:\{empty\})?footnote(?:ref)?:([\w-]{1,100})?\[(.{0,5000})\]\s*$", re.DOTALL)
