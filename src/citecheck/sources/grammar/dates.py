"""Dates in notes with the precision that is printed: a day is never invented."""

from citecheck.sources.grammar import forms
from citecheck.text.hints import Any

Found = tuple[str, int] | None


def date_from_number(text: str, start: int, order: str = "dmy") -> Found:
    """Read a date that begins with a figure: return its value (2017, 2017-02, 2017-02-03, --02-03) and its end."""
    found = forms.DAY_FIRST.match(text, start)
    if found is not None:
        day, month, year = found.groups()
        value = f"{month_number(month):02}-{int(day):02}"
        return (f"{year}-{value}" if year else f"--{value}"), _end(found)
    found = forms.FIGURES.match(text, start)
    if found is not None:
        return _figures(found, order)
    found = forms.ISO.match(text, start)
    if found is not None and int(found[2]) <= 12:
        return "-".join(filter(None, found.groups())), found.end()
    found = forms.YEAR_FIRST.match(text, start) or forms.YEAR_COMMA.match(text, start)
    if found is not None:
        year, month, day = found.groups()
        return f"{year}-{month_number(month):02}" + (f"-{int(day):02}" if day else ""), _end(found)
    return None


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
    if found is None:
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
