"""What the parser left in running text: undefined ``[^x]``, inline notes, citations, addresses, template tags.

Scanning works on a copy of the block's source in which everything that is not running text (code, mathematics, HTML,
link targets, escapes, emphasis marks) is blanked with NUL, character by character, so that offsets stay true.
"""

from collections.abc import Iterator

from citecheck.readers.markdown.labels import is_label, slip
from citecheck.text.hints import TYPE_CHECKING
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

if TYPE_CHECKING:
    from citecheck.readers.markdown.pandoc_citations import Citation

BLANK = "\0"

# One alternative each: template tags, bare addresses, the target of a link that the parser gave up (its words hold a
# note), attributes after a link, a heading or code, and the head of a callout.
_FIXED = pattern(
    r"(?P<tag>\{\{[^{}\n]{0,400}\}\}|\{%[^%\n]{0,400}%\})"
    r"|(?P<address>(?:https?|ftp)://[^\s<>\[\]\0]{1,2000}|\bwww\.[^\s<>\[\]\0]{1,2000})"
    r"|(?P<target>(?<=\])\((?:\{\{[^{}\n]{0,400}\}\})?[^\s()\[\]]{0,1000}\))"
    r"|(?P<attributes>(?<=[\])\0])\{[:#.=A-Za-z][^{}\n]{0,300}\}|(?:(?<=\n)|^)\{[:#.][^{}\n]{0,300}\})"
    r"|(?P<callout>^\[!\w{1,30}\][+-]?)"
)
_TRIGGERS = ("{", "://", "www.", "](", "[!")
_NOTE = pattern(r"\[\^([^\[\]\n]{0,100})\]")
_QUANTIFIERS = ("*", "+", "{", "]")  # after these brackets they tell a regular expression
_OPEN_NOTE = pattern(r"\[\^([\w-]{1,40})(?=[\s.,;:)}]|$)(?![^\[\]\n]{0,100}\])")
_BRACKET = pattern(r"[\[\]]")
_RAISED = pattern(r"(?<!\^)\^(\d{1,3}(?:[,–-] ?\d{1,3}){0,8})\^(?!\^)")


class Action(NamedTuple):
    """Something to do at ``start``..``end`` of the source instead of writing the text that stands there.

    ``kind``: ``verbatim``, ``drop``, ``note`` (an undefined marker), ``suspect``, ``open``/``close`` (an inline note),
    ``raised``, ``citation``. ``data`` is the label, the reason, or the end of an inline note.
    """

    start: int
    end: int
    kind: str
    data: str = ""
    partner: int = 0
    citation: "Citation | None" = None


def triggers_of(text: str, *, pandoc: bool, citing: bool) -> tuple[str, ...]:
    """Return the characters that a block of the document ``text`` must hold to be worth scanning."""
    wanted = ["[^", *_TRIGGERS]
    if pandoc:
        wanted.append("^")
    if citing:
        wanted.append("@")
    return tuple(trigger for trigger in wanted if trigger in text)


def find_actions(masked: str, offset: int, *, pandoc: bool, citing: bool) -> list[Action]:
    """Return what is to be done in the block whose masked source is ``masked`` and begins at ``offset``.

    ``pandoc`` asks for inline notes and ``^1^``, ``citing`` for citations. The actions come in source order and do
    not overlap.
    """
    found = _fixed(masked)
    if "[^" in masked:
        found += _notes(masked)
    if pandoc and "^" in masked:
        found += _inline_notes(masked)
        found += [Action(*match.span(1), "raised") for match in _RAISED.finditer(masked)]
        found += _carets(masked)
    if citing and "@" in masked:
        from citecheck.readers.markdown.pandoc_citations import find_citations

        found += [Action(each.start, each.end, "citation", citation=each) for each in find_citations(masked)]
    return _disjoint(found, offset)


def _fixed(masked: str) -> list[Action]:
    if not any(trigger in masked for trigger in _TRIGGERS):
        return []
    found = []
    links = []
    for match in _FIXED.finditer(masked):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "address":
            end = start + len(match[0].rstrip(".,;:!?'\"*_)"))
        elif kind == "target":
            links.append(start - 1)
        found.append(Action(start, end, "verbatim" if kind in ("tag", "address") else "drop"))
    if links:
        targets = set(links)
        for opened, closed in _pairs(masked):
            if closed in targets:
                before = opened - 1 if opened and masked[opened - 1] == "!" else opened
                found += [Action(before, opened + 1, "drop"), Action(closed, closed + 1, "drop")]
    return found


def _pairs(masked: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of brackets that belong together, in the order of the closing ones."""
    stack: list[int] = []
    for match in _BRACKET.finditer(masked):
        if match[0] == "[":
            stack.append(match.start())
        elif stack:
            yield stack.pop(), match.start()


def _notes(masked: str) -> list[Action]:
    found = []
    for match in _NOTE.finditer(masked):
        words = match[1]
        if BLANK in words or masked[match.end() : match.end() + 1] in _QUANTIFIERS:
            continue
        if is_label(words):
            found.append(Action(*match.span(), "note", words))
        elif reason := slip(words):
            found.append(Action(*match.span(), "suspect", reason))
    found += [Action(*match.span(), "suspect", "unbalanced") for match in _OPEN_NOTE.finditer(masked)]
    return found


def _inline_notes(masked: str) -> list[Action]:
    """A bracket after ``^`` opens a note where its partner stands in the same block."""
    found = []
    for opened, closed in _pairs(masked):
        words = masked[opened + 1 : min(closed, opened + 80)]
        if opened and masked[opened - 1] == "^" and words[:1] != "^" and words.strip(" \n\0"):
            found.append(Action(opened - 1, opened + 1, "open", "", closed + 1))
            found.append(Action(closed, closed + 1, "close"))
    return found


def _carets(masked: str) -> list[Action]:
    carets = []
    for match in _RAISED.finditer(masked):
        start, end = match.span()
        carets += [Action(start, start + 1, "drop"), Action(end - 1, end, "drop")]
    return carets


def _disjoint(found: list[Action], offset: int) -> list[Action]:
    kept: list[Action] = []
    last = 0
    for each in sorted(found, key=lambda action: (action.start, -action.end)):
        if each.start >= last:
            kept.append(each._replace(start=each.start + offset, end=each.end + offset, partner=each.partner + offset))
            last = each.end
    # A note whose opening or closing bracket fell to something else is none.
    ends = {each.end for each in kept if each.kind == "close"} & {each.partner for each in kept if each.kind == "open"}
    return [each for each in kept if not _is_widow(each, ends)]


def _is_widow(action: Action, ends: set[int]) -> bool:
    if action.kind == "open":
        return action.partner not in ends
    return action.kind == "close" and action.end not in ends
