"""Running text as a sequence of runs, and the groups of references in it: ``[3]``, ``[1, 4-6]``, ``(2)``."""

import re
from typing import Literal

from citecheck.readers.labels import DASHES
from citecheck.readers.xml.tree import Element, Text
from citecheck.text.record import NamedTuple

RunKind = Literal["text", "verbatim", "raised", "reference", "note"]

SEPARATOR = re.compile(rf"\s*(?:[,;&]|[{DASHES}]|and|to)\s*(?:\d{{1,4}}\s*(?:[,;&]|[{DASHES}]|and|to)\s*){{0,10}}")
_OPENING = re.compile(rf"[\[(](?:\s*\d{{1,4}}\s*(?:[,;]|[{DASHES}])){{0,20}}\s*$")
_CLOSING = re.compile(rf"\s*(?:(?:[,;]|[{DASHES}])\s*\d{{1,4}}\s*){{0,20}}[\])]")
_LONGEST = 40
_PAIRS = {"[": "]", "(": ")"}
_NUMBERS = frozenset("0123456789,; \xa0" + DASHES)


class Reference(NamedTuple):
    """A reference to notes or entries: the ids that it names and the words that it shows.

    ``shown`` are the texts inside it; where there are none, ``printed`` is what the format prints for it. ``cites``
    tells a citation of a source from a reference to a footnote.
    """

    element: Element
    targets: tuple[str, ...]
    shown: tuple[Text, ...]
    printed: str = ""
    cites: bool = True
    start: int = -1
    end: int = -1

    @property
    def words(self) -> str:
        """The words that are shown, white space folded."""
        return " ".join("".join(text.text for text in self.shown).split())

    @property
    def bare(self) -> str:
        """The words without a bracket around them."""
        words = self.words
        return words[1:-1].strip() if _PAIRS.get(words[:1], "") == words[-1:] != "" else words

    @property
    def numeric(self) -> bool:
        """Whether it shows numbers and nothing else, in brackets or not."""
        return self.bare[:1].isdecimal() and _NUMBERS.issuperset(self.bare)


class Run(NamedTuple):
    """A piece of running text at ``start``..``end``; ``literal`` when it is written so.

    ``reference`` and ``note`` are set for those kinds; ``raised`` tells that it stands above the line.
    """

    kind: RunKind
    text: str
    start: int
    end: int
    literal: bool = True
    raised: bool = False
    reference: Reference | None = None
    note: Element | None = None


class Group(NamedTuple):
    """Numbers that stand together: the references with the words between them, and the bracket around them.

    ``head`` and ``tail`` are numbers inside the bracket that are typed and not linked, as runs; ``start``..``end`` is
    the place of all that is shown.
    """

    members: tuple[Run, ...]
    between: tuple[str, ...]
    bracket: str
    head: Run | None
    tail: Run | None
    start: int
    end: int
    ranged: bool


def grouped(runs: list[Run]) -> "list[Run | Group]":
    """Return the runs with the references that show numbers put into groups, their brackets taken from the text."""
    out: list[Run | Group] = []
    at = 0
    while at < len(runs):
        run = runs[at]
        if run.kind != "reference" or run.reference is None or not run.reference.numeric:
            out.append(run)
            at += 1
            continue
        members, between, at = _collect(runs, at)
        at = _close(runs, at, out, members, between)
    return out


def _collect(runs: list[Run], at: int) -> tuple[list[Run], list[str], int]:
    members, between = [runs[at]], list[str]()
    at += 1
    while True:
        place, words = at, ""
        while place < len(runs) and runs[place].kind in ("text", "raised") and len(words) <= _LONGEST:
            words += runs[place].text
            place += 1
        following = runs[place].reference if place < len(runs) else None
        if following is None or not following.numeric or not SEPARATOR.fullmatch(words):
            return members, between, at
        members.append(runs[place])
        between.append(words)
        at = place + 1


def _close(runs: list[Run], at: int, out: "list[Run | Group]", members: list[Run], between: list[str]) -> int:
    """Add the group to ``out`` with its brackets; return where the text goes on."""
    start, end = members[0].start, members[-1].end
    bracket, head, tail = _own_bracket(members), None, None
    before = out[-1] if out and isinstance(out[-1], Run) and out[-1].kind == "text" and out[-1].literal else None
    after = runs[at] if at < len(runs) and runs[at].kind == "text" and runs[at].literal else None
    opening = _OPENING.search(before.text[-90:]) if before and not bracket else None
    cites = all(member.reference is not None and member.reference.cites for member in members)
    if before and opening and (opening[0][0] == "[" or cites):
        bracket = opening[0][0]
        closing = _CLOSING.match(after.text) if after else None
        if after and closing and closing[0][-1] == _PAIRS[bracket]:
            cut = len(before.text) - len(opening[0])
            head = _inside(before, cut + 1, len(before.text))
            tail = _inside(after, 0, closing.end() - 1)
            start, end = before.start + cut, after.start + closing.end()
            out[-1] = before._replace(text=before.text[:cut], end=start)
            runs[at] = after._replace(text=after.text[closing.end() :], start=end)
        elif bracket == "(":
            bracket = ""
    out.append(Group(tuple(members), tuple(between), bracket, head, tail, start, end, _in_range(runs, at, out)))
    return at


def _own_bracket(members: list[Run]) -> str:
    """Return the bracket that stands inside the links: ``<xref>[3]</xref>``."""
    reference = members[0].reference
    return reference.words[0] if reference is not None and reference.words != reference.bare else ""


def _inside(run: Run, low: int, high: int) -> Run | None:
    text = run.text[low:high]
    if not any(char.isdecimal() for char in text):
        return None
    return run._replace(text=text, start=run.start + low, end=run.start + high)


def _in_range(runs: list[Run], at: int, out: "list[Run | Group]") -> bool:
    """Return whether a dash stands right before or after the group, as in ``[3]-[7]``."""
    before = next((each.text for each in reversed(out[-2:]) if isinstance(each, Run) and each.text.strip()), "")
    after = next((run.text for run in runs[at : at + 3] if run.text.strip()), "")
    return before.rstrip()[-1:] in tuple(DASHES) or after.lstrip()[:1] in tuple(DASHES)
