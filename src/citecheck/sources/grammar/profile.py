"""Report profiles: how the notes of a report are written, as data.

A profile says what evidence codes look like, what a bare ``a/b`` means, which words refer back, the order of dates and
the house style of pages and dashes. Codes and typical forms are templates, not regular expressions, so that a profile
of a user can never make the program slow: ``<letters 3-4><digits 8>`` stands for three or four capitals and eight
digits, everything outside of the angle brackets for itself.
"""

import re
from collections.abc import Mapping

from citecheck.text.hints import Any
from citecheck.text.record import NamedTuple

MAX_TEMPLATE = 120
"""The longest template, in characters."""
MAX_COUNT = 40
"""The largest count in a placeholder."""

_CLASSES = {
    "letters": "[A-Z]",
    "lower": "[a-z]",
    "digits": "[0-9]",
    "word": r"[^\W\d_]",
    "alnum": "[A-Za-z0-9]",
    "space": r"[ \u00a0]",
    "dash": "[-\u2010-\u2015]",
}
_OVERLAP = {"letters": 1, "lower": 2, "word": 3, "digits": 4, "alnum": 7, "space": 8, "dash": 16}


class PageStyle(NamedTuple):
    """How the house prints places: the words for one page and several, what stands after them, dash and end.

    ``page`` and ``pages`` are ``""`` where the house has no such word; ``gap`` is what stands between the word and the
    number ("" or " "); ``dash`` is the dash of ranges; ``end`` is ``stop``, ``none`` or ``any``.
    """

    page: str = ""
    pages: str = ""
    gap: str = ""
    dash: str = ""
    end: str = "any"


class Profile(NamedTuple):
    """The house style of the notes of a report.

    ``layout`` is ``notes`` (one note may name several sources) or ``entries`` (one source for each entry).
    ``codes`` are templates of evidence codes, without brackets; ``enclosure`` is what encloses them: ``braces``,
    ``brackets``, ``none`` or ``any``. ``prefixes`` maps the letters of a code to what they stand for. ``pair`` are the
    units of ``a/b`` after a name, ``transcript_pair`` after a transcript and ``statement_pair`` after any other
    document; ``single`` is the unit of one number in square brackets. ``marks`` are templates of forms that show the
    profile. ``dates`` is ``dmy``, ``mdy`` or ``ymd``.
    """

    name: str
    title: str = ""
    layout: str = "notes"
    codes: tuple[str, ...] = ()
    enclosure: str = "any"
    prefixes: Mapping[str, str] = {}
    pair: tuple[str, ...] = ("page", "line")
    transcript_pair: tuple[str, ...] = ("page", "line")
    statement_pair: tuple[str, ...] = ("page", "paragraph")
    single: str = "paragraph"
    ibid: tuple[str, ...] = ("ibid", "ibidem")
    op_cit: tuple[str, ...] = ("op cit", "op. cit.", "loc cit", "loc. cit.")
    separators: tuple[str, ...] = (";",)
    dates: str = "dmy"
    locator_first: bool = False
    marks: tuple[str, ...] = ()
    style: PageStyle = PageStyle()


def template_pattern(template: str) -> str:
    """Return the regular expression of a template; it is linear.

    Raises ``ValueError`` with a sentence that says what is wrong with the template.
    """
    if len(template) > MAX_TEMPLATE:
        raise ValueError(f'the template "{template[:40]}..." is longer than {MAX_TEMPLATE} characters')
    pieces, previous = [], 0
    for literal, placeholder in re.findall(r"([^<>]+)|<([^<>]*)>", template):
        piece, kind = (re.escape(literal), 0) if literal else _placeholder(placeholder, template)
        if kind & previous:
            raise ValueError(f'in the template "{template}" two placeholders in a row stand for the same characters')
        pieces.append(piece)
        previous = kind
    if template.count("<") != template.count(">") or not pieces:
        raise ValueError(f'the template "{template}" is empty or has a bracket "<" without ">"')
    return "".join(pieces)


def _placeholder(words: str, template: str) -> tuple[str, int]:
    found = re.fullmatch(r"([a-z]+)(?: ([0-9]{1,3})(?:-([0-9]{1,3}))?)?", words)
    if found is None or found[1] not in _CLASSES:
        known = ", ".join(_CLASSES)
        raise ValueError(
            f'"<{words}>" in the template "{template}" is not known; write <digits 3-4>; there are {known}'
        )
    low = int(found[2] or 1)
    high = int(found[3] or low)
    if not low <= high <= MAX_COUNT or not high:
        raise ValueError(
            f'the counts of "<{words}>" in the template "{template}" must ascend and be at most {MAX_COUNT}'
        )
    return f"{_CLASSES[found[1]]}{{{low},{high}}}", _OVERLAP[found[1]] if high > low else 0


def from_table(table: Mapping[str, Any]) -> Profile:
    """Return the profile of a table that fits ``rules/schema/profile.schema.json``."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name in Profile._fields:
            values[name] = tuple(value) if isinstance(value, list) else value
    if "style" in values:
        values["style"] = PageStyle(**values["style"])
    return Profile(**values)
