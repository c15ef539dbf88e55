"""The calendar by arithmetic: which days exist, what day of the week they were, what a date without a day covers.

The calendar is the Gregorian one, carried back before its introduction (ISO 8601). Nothing is imported.
"""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHIFTS = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
_SEASON = 20


def is_leap(year: int) -> bool:
    """Return whether ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int, month: int) -> int:
    """Return the number of days of ``month`` (1 to 12) in ``year``; 29 for a February of an unknown year (0)."""
    return 29 if month == 2 and (not year or is_leap(year)) else _LENGTHS[month - 1]


def exists(year: int, month: int, day: int) -> bool:
    """Return whether there is such a day; a ``year`` of 0 is an unknown one."""
    return 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def weekday(year: int, month: int, day: int) -> int:
    """Return the day of the week (Monday 0) of an existing Gregorian day, by the method of Sakamoto."""
    if month < 3:
        year -= 1
    return (year + year // 4 - year // 100 + year // 400 + _SHIFTS[month - 1] + day + 6) % 7


def julian_weekday(year: int, month: int, day: int) -> int:
    """Return the day of the week (Monday 0) of a day of the Julian calendar, in use in Russia until 1918."""
    if month < 3:
        year -= 1
    return (year + year // 4 + _SHIFTS[month - 1] + day + 4) % 7


def next_day(day: str) -> str:
    """Return the day after ``day``, both ``YYYY-MM-DD``."""
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:10]) + 1
    if number > days_in(year, month):
        month, number = month + 1, 1
    if month > 12:
        year, month = year + 1, 1
    return f"{year:04}-{month:02}-{number:02}"


def bounds(value: str) -> tuple[str, str]:
    """Return the first and the last day (``YYYY-MM-DD``) that an ISO 8601 ``value`` may mean.

    ``value`` has the precision of :class:`FoundDate`: ``2017``, ``2017-02``, ``2017-02-03``, a season (``2017-21``),
    which may be any day of its year, or an interval ``2017-02/2017-03``. Returns two empty strings for anything else.
    """
    first, slash, last = value.partition("/")
    if slash:
        return bounds(first)[0], bounds(last)[1]
    pieces = first.split("-")
    if len(pieces[0]) != 4 or not all(piece.isdecimal() for piece in pieces):
        return "", ""
    if len(pieces) == 3:
        return first, first
    if len(pieces) == 2 and int(pieces[1]) <= _SEASON:
        month = int(pieces[1])
        return (f"{first}-01", f"{first}-{days_in(int(pieces[0]), month):02}") if 1 <= month <= 12 else ("", "")
    return f"{pieces[0]}-01-01", f"{pieces[0]}-12-31"
