"""What is found of a date, and the values it is given."""

from citecheck.sources.dates.calendar import exists
from citecheck.text.hints import Literal
from citecheck.text.record import NamedTuple

Form = Literal[
    "day-month-year",  # 3 May 2019, 3rd of May, 2019, 3-May-2019, 3. Mai 2019
    "month-day-year",  # May 3, 2019
    "year-month-day",  # 2019 May 3 (Vancouver)
    "day-month",  # 3 May: partial
    "month-day",  # May 3: partial
    "month-year",  # May 2019
    "year-month",  # 2019 May
    "season-year",  # Spring 2019
    "iso",  # 2019-05-03, 2019-05, 2019/05/03
    "slash",  # 03/05/2019
    "slash-short",  # 03/05/19
    "dot",  # 3.5.2019
    "dot-short",  # 03.05.19
    "dash",  # 03-05-2019
    "year",  # 2019
    "circa",  # c. 1850
    "day-range",  # 12-14 May 2019, 28 May to 3 June 2019
    "month-range",  # May-June 2019
    "year-range",  # 2012-13, 2012/13, 1998-2003
]


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class FoundDate(NamedTuple):
    """A date as printed.

    ``value`` is ISO 8601 with the precision of what is printed: ``2017``, ``2017-02``, ``2017-02-03``, a season as
    ``2017-21`` (ISO 8601-2), a day without a year as ``--02-03``, a range as ``2017-02-03/2017-02-05``; ``""`` where
    there is no such day. ``parts`` are the year, month and day as read (0: not printed), those of the wrong end in an
    impossible range. ``weekday`` is the printed name of the day. ``short`` tells that the year has two digits, ``sic``
    that ``[sic]`` stands in it or after it: its author knows that it looks wrong.
    """

    value: str
    start: int
    end: int
    form: Form
    weekday: str = ""
    parts: tuple[int, int, int] = (0, 0, 0)
    short: bool = False
    sic: bool = False


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """Return the value of a date: ``""`` for a day that does not exist, ``--MM-DD`` without a year."""
    if day and not exists(year, month, day):
        return ""
    head = f"{year:04}" if year else "-"
    if not month:
        return head
    return f"{head}-{month:02}-{day:02}" if day else f"{head}-{month:02}"


def full_year(digits: str) -> int:
    """Return the year of two or four printed digits: 00 to 39 are 2000 to 2039, 40 to 99 are 1940 to 1999."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 40 else 1900)
