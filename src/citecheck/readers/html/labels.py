"""Labels of markers and notes: ``[3]``, a raised 3, ``[footnote 3]``, ``†``, ``[RFC2119]``, ``Smith 2019``."""

import re

from citecheck.model.document import CitedItem, MarkerStyle
from citecheck.readers.html.page import Page, Piece
from citecheck.readers.html.tree import Node
from citecheck.readers.labels import DASHES, SUPERSCRIPTS, key_of, number_list
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_WORDED = re.compile(r"(?:(?:foot|end)?note|fn|n|ref|reference)\.?\s{0,2}(\d{1,4})", re.IGNORECASE)
_NUMBERS = re.compile(rf"\d{{1,4}}(?:\s?[{DASHES},;]\s?\d{{1,4}}){{0,30}}")
_SYMBOL = re.compile(r"[*†‡§¶‖#∗]{1,4}")
_LETTERS = re.compile(r"[A-Za-z]{1,2}|[ivxlc]{1,6}|\d{1,4}[a-z]")
_NOTE_LABEL = re.compile(
    r"(?:\[(?P<square>[^\[\]]{1,40})\]|\((?P<round>\d{1,4}|[a-z]{1,2})\)|(?P<number>\d{1,4}[a-z]?)|(?P<raised>[⁰¹²³⁴-⁹]{1,4})"
    r"|(?P<symbol>[*†‡§¶‖#∗]{1,4}))(?P<stop>[.:)]?)(?=\s|$|\W|(?P<glued>\w))"
)
_DIGITS = re.compile(r"(\d{1,5})(?:[a-z]|sym|anc|x0)?$")


class Label(NamedTuple):
    """What a marker shows: ``family`` is ``number``, ``symbol``, ``letter``, ``key`` (in brackets) or ``words``."""

    text: str
    family: str
    brackets: str
    start: int
    end: int


def label_of(page: Page, words: Piece, node: Node) -> Label:
    """Return the label that the ``words`` of the element ``node`` are."""
    text, brackets = words.text, ""
    start, end = words.start, words.end
    if len(text) > 2 and (text[0] + text[-1]) in ("[]", "()"):
        brackets, text = text[0], text[1:-1].strip()
        start, end = _inside(page, words, node)
    if text and not text.isascii():
        text = text.translate(SUPERSCRIPTS)
    if match := _WORDED.fullmatch(text):
        low = start + page.text[start:end].rfind(match[1])
        return Label(match[1], "number", brackets, max(low, start), max(low, start) + len(match[1]))
    return Label(text, _family(text, brackets), brackets, start, end)


def _family(text: str, brackets: str) -> str:
    if _NUMBERS.fullmatch(text):
        return "number"
    if _SYMBOL.fullmatch(text):
        return "symbol"
    if _LETTERS.fullmatch(text):
        return "letter"
    return "key" if brackets == "[" and " " not in text else "words"


def _inside(page: Page, words: Piece, node: Node) -> tuple[int, int]:
    """Return the place of the words inside brackets, which may stand in elements of their own."""
    if page.text[words.start] in "[(" and words.end - words.start == len(words.text):
        return words.start + 1, words.end - 1
    start = end = -1
    for piece in page.pieces(node.first, node.last):
        bare = piece.text.strip("[]() \t\r\n\f")
        if bare:
            low = piece.start + piece.text.find(bare) if len(piece.text) == piece.end - piece.start else piece.start
            start = low if start < 0 else start
            end = low + len(bare) if len(piece.text) == piece.end - piece.start else piece.end
    return (start, end) if start >= 0 else (words.start, words.end)


def items_of(page: Page, label: Label, target: str, part: str = "") -> tuple[CitedItem, ...]:
    """Return what a marker with ``label`` cites; words that are no number are compared by the anchor they link to."""
    span = Span(part, label.start, label.end)
    if label.family == "number" and label.end - label.start == len(label.text):
        numbers = number_list(label.text, part, label.start)
        if numbers is not None:
            return numbers.items
    if label.family == "words" and target:
        return (CitedItem(label.text, target, span),)
    return (CitedItem(label.text, key_of(label.text), span),)


def style_of(label: Label, *, bracketed: bool, raised: bool) -> MarkerStyle:
    """Return the style of a marker; ``bracketed`` tells of brackets around its link, ``raised`` of a superscript."""
    if label.family == "symbol":
        return "symbol"
    if label.family == "words":
        if raised and len(label.text) <= 12 and not bracketed:
            return "superscript"
        return "author-year" if re.search(r"\b(?:1[5-9]|20)\d\d[a-z]?\b", label.text) else "link"
    if label.family == "key" or (bracketed and label.family == "letter" and len(label.text) > 2):
        return "key"
    if label.brackets == "(":
        return "parenthesis"
    return "bracket" if label.brackets or bracketed else "superscript"


class Head(NamedTuple):
    """The printed label at the head of a note and its place; ``end`` is where the words of the note begin."""

    label: str
    start: int
    stop: int
    end: int


def head_of(page: Page, first: int, last: int, expected: frozenset[str]) -> Head | None:
    """Return the label that the text of a note begins with.

    A bare number counts when it has a stop or bracket, stands in an element of its own, or is ``expected``.
    """
    pieces = _head_pieces(page, first, last)
    if not pieces or pieces[0].text.lstrip()[:1].isalpha():
        return None
    text = "".join(piece.text for piece in pieces)
    lead = len(text) - len(text.lstrip())
    match = _NOTE_LABEL.match(text, lead)
    if match is None:
        return None
    group = next(name for name in ("square", "round", "number", "raised", "symbol") if match[name])
    label = match[group].strip().translate(SUPERSCRIPTS)
    own = any(_offset(pieces, index) == match.end(group) for index in range(1, len(pieces) + 1)) or group == "symbol"
    if group == "number" and not (match["stop"] or own or label in expected):
        return None
    if group == "number" and match["glued"] and not own:
        return None
    if group == "square" and not (label[0].isalnum() or _SYMBOL.fullmatch(label)):
        return None
    if worded := _WORDED.fullmatch(label):
        label = worded[1]
    start = _source(pieces, match.start(group), False)
    return Head(label, start, _source(pieces, match.end(group), True), _source(pieces, match.end("stop"), True))


def _head_pieces(page: Page, first: int, last: int) -> list[Piece]:
    """Return the first visible pieces of a note, one for each run of text, up to some sixty characters."""
    found: list[Piece] = []
    size = 0
    for piece in page.pieces(first, last, heads=True):
        if size or piece.text.strip():
            found.append(piece)
            size += len(piece.text)
            if len(found) == 1 and piece.text.lstrip()[0].isalpha():
                break
        if size > 60:
            break
    return found


def _offset(pieces: list[Piece], index: int) -> int:
    """Return the offset in the joined text at which the run of piece ``index`` ends and another event begins."""
    if index < len(pieces) and pieces[index].event == pieces[index - 1].event:
        return -1
    return sum(len(piece.text) for piece in pieces[:index])


def _source(pieces: list[Piece], offset: int, end: bool) -> int:
    at = 0
    for piece in pieces:
        size = len(piece.text)
        if at + size > offset or (end and at + size == offset):
            literal = size == piece.end - piece.start
            return piece.start + offset - at if literal else (piece.end if end else piece.start)
        at += size
    return pieces[-1].end


def digits_of(anchor: str) -> str:
    """Return the number that an anchor ends with (``fn3``, ``_ftn12``, ``note-7``), or ``""``."""
    match = _DIGITS.search(anchor)
    return key_of(match[1]) if match else ""


def stem_of(anchor: str) -> str:
    """Return an anchor without its digits, so that ``fn3`` and ``fn4`` are seen to be of one kind."""
    return re.sub(r"\d+", "0", anchor)
