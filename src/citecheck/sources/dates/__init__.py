"""Dates as people print them in notes: found in text, never invented, with the precision that is printed."""

from citecheck.sources.dates.calendar import bounds
from citecheck.sources.dates.find import find_dates
from citecheck.sources.dates.found import Form, FoundDate

__all__ = ["Form", "FoundDate", "bounds", "find_dates"]
