"""Wikitext as tokens with their places: what opens, what closes it, and what is not markup at all.

Grammar: the preprocessor of MediaWiki (https://www.mediawiki.org/wiki/Markup_spec) as far as it decides where
something ends. Comments, ``<nowiki>`` and code hide what stands in them; ``<ref>`` is opaque to the braces around it.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from citecheck.readers.wikitext.refs import Ref, RefScanner

_TOKEN = re.compile(
    r"\n(?:[ \t]*\n)*|<!--|</?[A-Za-z][A-Za-z0-9]*|\{\{+|\}\}+|\[\[|\]\]|\[(?=https?://|//|ftp://|mailto:)|\]|''+"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|__[A-Z]{3,30}__|\|\|?|!!|https?://"
)
OPAQUE = frozenset(
    ("nowiki", "pre", "source", "syntaxhighlight", "math", "chem", "score", "timeline", "graph", "mapframe", "hiero",
     "templatedata", "imagemap", "inputbox", "templatestyles")
)  # fmt: skip
"""Tags whose content is no wikitext."""

_KINDS = {"\n": "line", "{": "{{", "}": "}}", "'": "quote", "&": "entity", "_": "magic", "|": "bar", "!": "bar"}


class Token(NamedTuple):
    """A piece of markup at ``start``..``end``.

    ``close`` is where the construct that it opens ends, behind its closing sign, or -1 where nothing closes it.
    ``name`` is the name of a tag, in lower case, with ``/`` before that of a closing one. ``ref`` is set on references.
    """

    kind: str
    start: int
    end: int
    close: int = -1
    name: str = ""
    ref: Ref | None = None


class Fault(NamedTuple):
    """Something that is not closed, or closes nothing: a sentence for the editor and its place."""

    message: str
    start: int
    end: int


class Scan:
    """The tokens of a text in order, with those hidden in comments and code left out."""

    def __init__(self, text: str) -> None:
        """Read ``text``. Never raises; linear in its length."""
        self.text = text
        self.faults: list[Fault] = []
        self._refs = RefScanner(text)
        self._unclosed: set[str] = set()
        found = self._outer()
        self._refs.finish()
        self.faults += [Fault(*fault) for fault in self._refs.faults]
        self.tokens = _paired(found)
        self.starts = [token.start for token in self.tokens]

    def index(self, offset: int) -> int:
        """Return the index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def _outer(self) -> list[Token]:
        """Return all tokens outside comments and code; braces and brackets are not paired yet."""
        text, past = self.text, 0
        found: list[Token] = []
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if start < past:
                continue
            first = text[start]
            if first == "<":
                token = self._tag(start, end)
                past = token.close if token.kind in ("comment", "opaque") else token.end
            elif first == "[":
                token = Token("[[" if end - start > 1 else "[", start, end)
            elif first == "]":
                token = Token("]]" if end - start > 1 else "]", start, end)
            else:
                token = Token(_KINDS.get(first, "url"), start, end)
                if first == "\n" and text.count("\n", start, end) > 1:
                    self._refs.paragraph(start)
            found.append(token)
        return found

    def _tag(self, start: int, end: int) -> Token:
        text = self.text
        if text.startswith("<!--", start):
            return self._comment(start)
        name = text[start + 1 : end].lower()
        if name in OPAQUE and (token := self._opaque(name, start, end)):
            return token
        if name in ("ref", "/ref"):
            return self._ref(name, start, end)
        stop = text.find(">", end, end + 2000)
        if stop < 0 or text.find("<", end, stop) >= 0:
            return Token("word", start, end, name=name)
        kind = "empty" if text[stop - 1] == "/" else "tag"
        return Token(kind, start, stop + 1, name=name)

    def _comment(self, start: int) -> Token:
        stop = self.text.find("-->", start + 4)
        if stop < 0:
            self.faults.append(Fault('a comment "<!--" is not closed: all that follows is hidden', start, start + 4))
            return Token("comment", start, len(self.text), len(self.text))
        return Token("comment", start, stop + 3, stop + 3)

    def _opaque(self, name: str, start: int, end: int) -> Token | None:
        """Return the token of a tag with its content, or None where no closing tag follows anywhere."""
        text = self.text
        stop = text.find(">", end, end + 2000)
        if stop < 0:
            return None
        if text[stop - 1] == "/":
            return Token("empty", start, stop + 1, name=name)
        if name in self._unclosed:
            return None
        close = re.compile(rf"</{name}[ \t\n]{{0,20}}>", re.IGNORECASE).search(text, stop)
        if close is None:
            self._unclosed.add(name)
            message = f'"<{name}>" is not closed: add "</{name}>"'
            self.faults.append(Fault(message, start, stop + 1))
            return None
        return Token("opaque", start, stop + 1, close.end(), name)

    def _ref(self, name: str, start: int, end: int) -> Token:
        if name == "ref":
            ref = self._refs.open(start, end)
            return Token("ref", start, ref.inner, name=name, ref=ref)
        return Token("/ref", start, self._refs.close(start, end), name=name)


class _Open(NamedTuple):
    """A sign that waits for its closing one: the place of its token and how many braces it has."""

    place: int
    width: int


def _paired(found: list[Token]) -> list[Token]:
    """Give braces, double brackets and references their ends. What a reference holds is paired by itself."""
    tokens = _split_braces(found)
    stacks: list[tuple[int, list[_Open]]] = [(1 << 60, [])]
    for index, token in enumerate(tokens):
        while token.start >= stacks[-1][0]:
            stacks.pop()
        kind, stack = token.kind, stacks[-1][1]
        if kind == "{{":
            stack.append(_Open(index, token.end - token.start))
        elif kind == "[[":
            stack.append(_Open(index, 0))
        elif kind == "}}" or kind == "]]":
            _close(tokens, stack, token)
        elif token.ref is not None:
            ref = token.ref
            tokens[index] = token._replace(close=ref.end)
            if ref.end > ref.inner:
                stacks.append((min(ref.content_end, stacks[-1][0]), []))
    return tokens


def _split_braces(found: list[Token]) -> list[Token]:
    """Cut runs of braces into pairs: ``{{{{`` opens two templates; three belong to a parameter."""
    tokens: list[Token] = []
    for token in found:
        width = token.end - token.start
        if token.kind in ("{{", "}}") and width > 3:
            at = token.start + (width % 2 if token.kind == "{{" else 0)
            while at + 2 <= token.end:
                tokens.append(Token(token.kind, at, at + 2))
                at += 2
        else:
            tokens.append(token)
    return tokens


def _close(tokens: list[Token], stack: list[_Open], token: Token) -> None:
    """Join a closing sign to what it closes. A bracket that was never closed does not keep a template open."""
    brace = token.kind == "}}"
    if not brace:
        if stack and stack[-1].width == 0:
            opened = stack.pop()
            tokens[opened.place] = tokens[opened.place]._replace(close=token.end)
        return
    kept = len(stack)
    while kept and stack[kept - 1].width == 0:
        kept -= 1
    if kept:
        opened = stack[kept - 1]
        del stack[kept - 1 :]
        end = token.start + min(token.end - token.start, opened.width)
        tokens[opened.place] = tokens[opened.place]._replace(close=end)
    elif len(stack) > 64:
        stack.clear()  # brackets that nothing closes: not to be gone through again
