"""What is verified, and what came of it."""

from typing import Literal

from citecheck.model.parsed_note import Cite, Locator
from citecheck.sources.evidence.evidence import Copy
from citecheck.sources.quotes.verdict import Change, Flag, Level, Place
from citecheck.text.record import NamedTuple

Kind = Literal["quotation", "figure", "name"]
Outcome = Literal[
    "verified",
    "differs",  # stands in the copy with other words
    "not-found",
    "elsewhere",  # stands in the copy, not on the cited page
    "ambiguous",  # stands on several pages, and none is cited
    "unchecked",  # nothing can be said, for the reason given
]
OUTCOMES: tuple[Outcome, ...] = ("differs", "not-found", "elsewhere", "ambiguous", "unchecked", "verified")
FAILING: tuple[Outcome, ...] = ("differs", "not-found", "elsewhere")
"""What makes ``citecheck verify`` end with 1."""


class Printed(NamedTuple):
    """Where a cited page is printed: a locator in the text of a note (index in ``Document.notes``)."""

    note: int
    locator: Locator


class Target(NamedTuple):
    """One source that a marker leads to: the note that is cited, the source in it, its copy, the cited pages.

    ``note`` is the note that the marker cites, ``named`` the one that names the source (another one for an ibid).
    ``cite`` is None for an entry as a whole, ``copy`` where there is none; ``reason`` then says why. ``printed`` is
    where the page is given, ``placed`` tells that some place is given, a page or not.
    """

    marker: int
    note: int
    named: int
    cite: Cite | None = None
    copy: Copy | None = None
    pages: tuple[str, ...] = ()
    printed: Printed | None = None
    placed: bool = False
    reason: str = ""


class Verification(NamedTuple):
    """One quotation, figure or name of the report, and whether its source has it.

    ``start``..``end`` are offsets in the text of ``block``, quotation marks left out; ``words`` stand there. ``target``
    is the source that it was held against (None: nothing cites it). ``reason`` is a sentence for the editor.
    ``places`` are those in the copy, ``changes`` what differs (offsets in ``words`` and in the copy), ``flags`` what
    else is worth a look. ``candidates`` counts the sources that it may come from.
    """

    kind: Kind
    block: int
    start: int
    end: int
    words: str
    target: Target | None
    outcome: Outcome
    reason: str = ""
    level: Level = ""
    places: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()
    flags: tuple[Flag, ...] = ()
    candidates: int = 0

    @property
    def marker(self) -> int:
        """The index of the marker that cites the source, -1 for none."""
        return self.target.marker if self.target is not None else -1

    @property
    def note(self) -> int:
        """The index of the note that is cited, -1 for none."""
        return self.target.note if self.target is not None else -1

    @property
    def copy(self) -> Copy | None:
        """The copy of the source, None for none."""
        return self.target.copy if self.target is not None else None
