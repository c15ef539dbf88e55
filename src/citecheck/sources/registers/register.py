"""What a register of sources is once it is read, and how its faults are told."""

from collections.abc import Sequence

from citecheck.model.document import Note, Part, Problem, ProblemKind
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

MAX_FAULTS = 20
"""Of more faults than this in one register the first ones are told, the rest are counted."""
MAX_ENTRIES = 200_000
"""More entries than this are not read from one register."""


class Register(NamedTuple):
    """A register as read: its text, its entries (orders and lists still to be given), what is wrong with it.

    ``more`` are further texts of a file that has several (the sheets of a workbook). An ``optional`` register lists
    what there is, such as the evidence index of an inquiry, and not what a report rests on: its entries need not be
    cited.
    """

    part: Part
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
    more: tuple[Part, ...] = ()
    optional: bool = False


class Fault(NamedTuple):
    """One thing wrong with a register: a sentence, its place in code points, and whether entries may be lost by it.

    A ``flaw`` leaves all entries readable, so markers can still be judged.
    """

    message: str
    start: int
    end: int
    flaw: bool = False


def problems_of(faults: Sequence[Fault], part: Part) -> list[Problem]:
    """Return the ``faults`` in ``part`` as problems: the first ones, and how many more there are."""
    shown = list(faults[:MAX_FAULTS])
    if len(faults) > MAX_FAULTS:
        last = faults[MAX_FAULTS]
        left = len(faults) - MAX_FAULTS
        sentence = f"{left} more {'fault' if left == 1 else 'faults'} of this file from here on are not listed"
        shown.append(Fault(sentence, last.start, last.end, all(each.flaw for each in faults[MAX_FAULTS:])))
    return [_problem(each, part) for each in shown]


def _problem(fault: Fault, part: Part) -> Problem:
    kind: ProblemKind = "flaw" if fault.flaw else "damaged"
    size = len(part.text)
    start = min(fault.start, size)
    return Problem(kind, fault.message, Span(part.name, start, max(start, min(fault.end, size))))


def unreadable(part: Part, sentence: str, offset: int = 0) -> Register:
    """Return the register whose text is ``part`` and of which nothing can be read, for the reason ``sentence``."""
    return Register(part, (), tuple(problems_of([Fault(sentence, offset, offset + 1)], part)))
