"""What the check of a quotation says."""

from typing import Literal

from citecheck.text.record import NamedTuple

VerdictKind = Literal["verified", "differs", "not-found", "ambiguous", "unchecked"]
Level = Literal[
    "",
    "exact",  # the same characters
    "folded",  # quotation marks, dashes, white space and line-end hyphens differ
    "squeezed",  # the same letters, digits and signs; stops or spaces differ
    "aligned",  # the same words; note marks and page furniture stand between them, or brackets explain the rest
]
ChangeKind = Literal["negation", "number", "name", "word", "case"]
Reason = Literal[
    "",
    "too-short",  # unchecked: the quotation, or each of its parts
    "short-part",  # unchecked: one part beside others that were found
    "read-in-part",  # unchecked: not found in a copy of which something was not read
    "parts-apart",  # differs: the parts stand in another order or far from each other
]
FlagKind = Literal[
    "other-page",  # stands in the copy, not on the cited page
    "no-such-page",  # the copy has no such page
    "spacing",  # words are joined or parted in another way
    "ellipsis-hides-negation",
    "ellipsis-hides-much",
    "bracket-hides-negation",
    "stops-before-limit",  # the sentence goes on "but", "unless", "except", "only if"
    "next-sentence-limits",  # the next sentence begins "However", "But"
    "starts-after-negation",  # the word before the quotation is "not", "never", "no"
]


class Place(NamedTuple):
    """Where words stand in the copy: offsets, the index of the page (-1: no pages), its label, the printed line (0)."""

    start: int
    end: int
    page: int = -1
    label: str = ""
    line: int = 0


class Change(NamedTuple):
    """One difference: what the quotation says (``""``: words are missing) and what the source says (``""``: added).

    ``start`` and ``end`` are offsets in the quotation as given, ``source_start`` and ``source_end`` in the copy.
    """

    kind: ChangeKind
    quoted: str
    source: str
    start: int
    end: int
    source_start: int
    source_end: int


class Flag(NamedTuple):
    """Something to look at beside the verdict, with the words of the source that it is about."""

    kind: FlagKind
    words: str = ""


class Verdict(NamedTuple):
    """The answer for one quotation.

    ``places`` are those of its parts (several where an ellipsis parts it), ``others`` further places of the whole.
    ``changes`` are in the order of the quotation; negations, numbers and names are told by their kind. ``note`` is a
    sentence for the editor where the verdict needs a reason, and ``reason`` its kind.
    """

    kind: VerdictKind
    level: Level = ""
    places: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()
    flags: tuple[Flag, ...] = ()
    others: tuple[Place, ...] = ()
    note: str = ""
    reason: Reason = ""
