"""What :func:`citecheck.sources.legal.find_legal` gives."""

from citecheck.text.hints import Literal
from citecheck.text.record import NamedTuple

LegalKind = Literal[
    "neutral",  # neutral citation of a court: [2008] EWHC 1777 (QB)
    "application",  # application to the European Court of Human Rights: 44787/98
    "law-report",  # [2008] 1 WLR 1499, (1992) 14 EHRR 153
    "ecli",
    "statute",  # Act with its year
    "instrument",  # statutory instrument by number, or order, regulations, rules with a year
    "eu-act",
    "official-journal",
    "hansard",
    "command-paper",
    "parliamentary-paper",  # HC and HL papers
]

LegalFault = Literal[
    "",
    "unknown-court",  # neutral: a code next to a known one; ``value`` has the known one
    "brackets",  # neutral: the year stands in none, or in round ones
    "division-missing",  # neutral: no division or chamber where the court has some
    "division-place",  # neutral: it stands on the wrong side of the number
    "division-brackets",  # neutral: it stands without brackets where it has some, or in some where it has none
    "unknown-division",  # neutral: one next to a known one
    "case",  # neutral: capitals
    "spacing",  # neutral: a space too few, inside or before it
    "parts",  # ECLI: not five parts
    "country",  # ECLI: no such country code
    "court",  # ECLI: no such court of that country
    "year",  # ECLI: no year
    "number",  # ECLI: the last part is not of 1 to 25 letters, digits and stops
]


class Provision(NamedTuple):
    """A place in an Act or instrument: ``section`` 55, ``schedule`` 5, ``article`` 4; as printed, with its offsets.

    ``last`` equals ``first`` for a single one and is empty where the end is open (``et seq``).
    """

    unit: str
    first: str
    last: str
    start: int
    end: int


class LegalCitation(NamedTuple):
    """One legal or parliamentary citation in a text, its provisions apart.

    ``value`` is normalised: what should be printed. ``start`` and ``end`` are half-open offsets. Where they exist:
    ``year``; ``court`` (a code, ``HC``/``HL`` of Hansard and papers, the series of a report or command paper);
    ``division``; ``number`` (of a judgment, an instrument, a paper; the page of a report, the columns of Hansard);
    ``volume``; ``title`` of an Act or instrument; ``date`` as printed.
    """

    kind: LegalKind
    value: str
    start: int
    end: int
    year: str = ""
    court: str = ""
    division: str = ""
    number: str = ""
    volume: str = ""
    title: str = ""
    date: str = ""
    fault: LegalFault = ""
    provisions: tuple[Provision, ...] = ()
