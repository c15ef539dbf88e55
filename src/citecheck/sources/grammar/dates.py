"""Dates in notes with the precision that is printed: a day is never invented."""

from citecheck.sources.grammar import forms
from citecheck.text.hints import Any

Found = tuple[str, int] | None


def date_from_number(text: str, start: int, order: str = "dmy") -> Found:
    """Read a date that begins with a figure: return its value (2017, 2017-02, 2017-02-03, --02-03) and its end."""
    end = start
    while end < start + 5 and text[end : end + 1].isdecimal():
        end += 1
    after = text[end : end + 1]
    if end - start <= 2:
        found = forms.FIGURES.match(text, start) if after and after in "/.-" else None
        return _figures(found, order) if found is not None else _day_first(text, start)
    return _year_first(text, start, after) if end - start == 4 else None


def _day_first(text: str, start: int) -> Found:
    """Read ``3 February 2017`` or ``3 February``."""
    found = forms.DAY_FIRST.match(text, start)
    if found is None or not forms.is_month(found[2]):
        return None
    day, month, year = found.groups()
    value = f"{month_number(month):02}-{int(day):02}"
    return (f"{year}-{value}" if year else f"--{value}"), _end(found)


def _year_first(text: str, start: int, after: str) -> Found:
    """Read ``2017-02-03``, ``2017-02``, ``2017 February 3`` or ``2017, February 3``; ``after`` follows the year."""
    if after == "-":
        found = forms.ISO.match(text, start)
        if found is not None and int(found[2]) <= 12:
            return "-".join(filter(None, found.groups())), found.end()
        return None
    found = (forms.YEAR_COMMA if after == "," else forms.YEAR_FIRST).match(text, start) if after else None
    if found is None or not forms.is_month(found[2]):
        return None
    year, month, day = found.groups()
    return f"{year}-{month_number(month):02}" + (f"-{int(day):02}" if day else ""), _end(found)


def _figures(found: Any, order: str) -> Found:
    first, _, second, year = found.groups()
    day, month = (second, first) if order == "mdy" else (first, second)
    if int(month) > 12 >= int(day):
        day, month = month, day
    if len(year) == 2:
        year = ("20" if int(year) < 60 else "19") + year
    return f"{year}-{int(month):02}-{int(day):02}", found.end()


def year_alone(text: str, start: int) -> Found:
    """Read a year, ``2019`` or ``2019a``."""
    found = forms.YEAR.match(text, start)
    return (found[1], found.end()) if found is not None else None


def date_from_month(text: str, start: int) -> Found:
    """Read a date that begins with the name of a month."""
    found = forms.MONTH_FIRST.match(text, start)
    if found is None or not forms.is_month(found[1] or found[4]):
        return None
    month, day, year, bare_month, bare_day = found.groups()
    if bare_month:
        return f"--{month_number(bare_month):02}-{int(bare_day):02}", found.end()
    return f"{year}-{month_number(month):02}" + (f"-{int(day):02}" if day else ""), found.end()


def month_number(name: str) -> int:
    """Return the number of a month from its English name or the first three letters of it."""
    return forms.MONTH_NUMBERS[name[:3].lower()]


def _end(found: Any) -> int:
    """Return where a date ends: without a comma that the expression may have taken."""
    end: int = found.end()
    return end - 1 if found[0].endswith(",") else end
