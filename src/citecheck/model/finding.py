"""What rules say: findings; and what the engine makes of them: diagnostics."""

from citecheck.text.hints import Literal
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


class Related(NamedTuple):
    """Another place that belongs to a finding, with the words that say why."""

    span: Span
    message: str


class Edit(NamedTuple):
    """One replacement in the source: the code points of ``span`` become ``text`` (``""``: they go)."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A way to mend what was found: its title for the editor, whether it may change the sense, and its edits.

    The edits stand in one part, ascend, do not overlap, and are made together or not at all. ``safe`` fixes never
    change what is said; the others are made only when asked for.
    """

    title: str
    safe: bool
    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """One thing that a rule found.

    ``message`` is a message id of the rule's catalogue entry, ``data`` the values of its placeholders. ``words`` are
    the exact words that the finding is about (as quoted to the editor; white space folded). ``block`` is the block
    that it belongs to (-1: none); the fingerprint takes its context from there. ``fixes`` are ways to mend it, the best
    first.
    """

    message: str
    span: Span
    words: str
    block: int = -1
    data: tuple[tuple[str, str], ...] = ()
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()


def finding(
    message: str,
    span: Span,
    words: str,
    *,
    block: int = -1,
    related: tuple[Related, ...] = (),
    fixes: tuple[Fix, ...] = (),
    **data: str | int,
) -> Finding:
    """Make a :class:`Finding`; keyword arguments fill the placeholders of the message."""
    values = tuple(sorted((name, str(value)) for name, value in data.items()))
    return Finding(message, span, " ".join(words.split()), block, values, related, fixes)


class Location(NamedTuple):
    """A place as shown: path, part, code-point offsets, line and column (from 1) of both ends.

    In files that people see as pages (Word, OpenDocument) a line is a paragraph and a column a character of it, and
    ``address`` says so in words: ``section "Attendance", paragraph 3, characters 12 to 15``.
    """

    path: str
    part: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    address: str = ""


class RelatedLocation(NamedTuple):
    """Another place of a diagnostic, with its words."""

    location: Location
    message: str


class Diagnostic(NamedTuple):
    """A finding with all that a reader of the report needs.

    ``id`` and ``rule`` name the rule ("CC101", "unresolved-marker"); ``message_id`` the message within it.
    ``fingerprint`` is stable under edits elsewhere. ``suppressed`` is "" or what silenced it: ``comment``,
    ``configuration`` or ``baseline``, with ``reason``.
    ``fixes`` are ways to mend it, the best first, ``fix_places`` for each of them the places of its edits.
    ``excerpt`` is the source line of the place, or the part
    around it of a long line; ``excerpt_column`` is the column where it begins, ``excerpt_cut`` tells whether the line
    goes on after it.
    """

    id: str
    rule: str
    message_id: str
    message: str
    severity: Severity
    confidence: str
    location: Location
    words: str
    fingerprint: str
    excerpt: str = ""
    excerpt_column: int = 1
    excerpt_cut: bool = False
    related: tuple[RelatedLocation, ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    suppressed: str = ""
    reason: str = ""
    fixes: tuple[Fix, ...] = ()
    fix_places: tuple[tuple[Location, ...], ...] = ()
