"""What the lines of a plain text are by their shape: heads of items, headings, contents, tables, code."""

import re

from citecheck.readers.plain.lines import Line
from citecheck.readers.typed.list_headings import list_heading
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_BULLET = pattern(r"(?:[•·‣◦▪●○■□*+–-]|o(?= {2}))[ \t]+(?=\S)")
_NUMBER = pattern(
    r"(?:(?P<dot>\d{1,3})\.|(?P<level>\d{1,3}(?:\.\d{1,3}){1,3})\.?|(?P<half>\d{1,3}|[a-z]|[ivx]{1,5})\)"
    r"|\((?P<full>\d{1,3}|[a-z]{1,2}|[ivx]{1,5})\))[ \t]+(?=\S)"
)
_SENTENCE = pattern(r"[^\Wa-z\d_]|[\"“‘'(\[*]")
ENTRY_HEAD = pattern(
    r"(?:\.\.[ ])?\[(?:\^?\d{1,4}|\#\w{0,40}|[A-Za-z][\w.:/+ -]{0,59})\](?::|(?=\s|$))"
    r"|\[Footnote \w{1,4}:|[¹²³⁴-⁹⁰]{1,4}\s|\^\d{1,4}\s"
)
"""The head of an entry that no other paragraph has: ``[1] ``, ``.. [1] ``, ``[Footnote 1:``, ``¹ ``."""
_LEADERS = pattern(r"(?:\.{3,}|(?:\. ){2,}\.?|…{2,}|_{4,})\s*(?:\d{1,4}|[ivxlc]{1,6})$")
_TRAILING_PAGE = pattern(r"\s{2,}\d{1,4}$|\t\d{1,4}$")
_INDEX_LINE = pattern(r"[,)]\s{1,3}\[?\d{1,4}(?:[-–]\d{1,4})?n?\]?(?:[,;] ?\[?\d{1,4}(?:[-–]\d{1,4})?n?\]?)*[.;]?$")
_INDEX_GAP = pattern(r"\S\s{2,}\d{1,4}(?:, ?\d{1,4}){0,20}$|^\w$|, see (?:also )?\w")
_CONTENTS = pattern(r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice", re.IGNORECASE)
_INDEX = pattern(r"(?:general |subject )?index(?: of [\w ]{1,40})?|(?:sach|namens)?register", re.IGNORECASE)
_RULE = pattern(r"([-_=*~#—─])(?:[ \t]?\1){2,}")
_CODE = pattern(
    r"[{}],?;?$|\);$|^(?:#include|def \w|class \w+[:(]|return\b.*[;)]$|import \w+$|//|/\*|\*/?$|\*/|</?\w|<\?|\$ "
    r"|>>> |if ?\(|for ?\(|(?:GET|POST|PUT|HEAD|HTTP)[ /])|\w = \S|[=!]=|->|=>|::=|\w\(\)|&&|\|\|"
    r"|^[\w-]+ +=/? |^\"[\w-]+\":|<[\w/:-]+>$"
)
_MAYBE_CODE = pattern(r"[{}=<>|\\^~+_&$]|\);|/[/*]|\*/|\(\)|\":|--|[A-Z]{3} /|(?:import|def|class|return) \w")
_SYMBOLS = pattern(r"[+|/\\<>^_=~#*-]{2,}|[|]")
_GAP = pattern(r"(?<=\S)(?: {3,}|\t+| {2,}\|)(?=\S)")
_MARKERS_AT_END = pattern(r"(?:\s?\[\d{1,4}\]|[⁰¹²³⁴-⁹])+$")
_HEADING_NUMBER = pattern(
    r"(?:Chapter|Part|Section|Appendix|Annex|Book|CHAPTER|PART|SECTION|APPENDIX|ANNEX|BOOK)\s+[\dA-Z][\dIVXLC]{0,6}\b"
    r"|(?:(?:[A-Z]|\d{1,3})(?:\.\d{1,3}){1,5}[.:]?|\d{1,3}[.:]?|[A-Z][.:])(?=\s|$)"
)
_DIRECTIVE = pattern(
    r"<!--\s?citecheck:\s?(?:[^\s-]|-(?!->)).{0,400}?-->|(?:\#|//|%|\.\.|;|<!--)?\s?citecheck:\s?\S.{0,400}$",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """The head of an item or numbered paragraph.

    ``form`` is ``bullet``, ``dot``, ``level``, ``half`` or ``full``; ``label`` the number; ``at`` its place in the
    line; ``size`` the length of the head with its white space.
    """

    form: str
    label: str
    at: int
    size: int


def item_head(text: str) -> Head | None:
    """Return the bullet or number that ``text`` begins with."""
    first = text[0]
    if first.isdigit() or first == "(" or (text[1:2] == ")" and first.isalpha()) or first in "ivx":
        match = _NUMBER.match(text)
        if match is None or match.lastgroup is None:
            return None
        form = match.lastgroup
        if form == "level" and not _SENTENCE.match(text, match.end()):
            return None
        return Head(form, match[form], match.start(form), match.end())
    if not first.isalnum() or first == "o":
        match = _BULLET.match(text)
        return Head("bullet", first, 0, match.end()) if match else None
    return None


def is_rule(text: str) -> bool:
    """Return whether a line is a rule: ``_____``, ``* * *``, ``-----``."""
    return not text[0].isalnum() and _RULE.fullmatch(text) is not None


def directive_length(text: str) -> int:
    """Return the length of the comment addressed to citecheck that a line begins with, 0 where there is none.

    Comments with an end (``<!-- -->``) end there, the others with the line.
    """
    match = _DIRECTIVE.match(text) if "citecheck:" in text[:20].lower() else None
    return match.end() if match else 0


def heading_level(lines: list[Line], *, alone: bool) -> int:
    """Return the level of the heading that ``lines`` are, or 0.

    ``alone`` tells that the lines stand between blank lines; only then a short line without a mark is a heading.
    """
    first = lines[0].text
    if len(first) > 120 or first[0] in "•[|+\\/<>{}" or not any(char.isalpha() for char in first):
        return 0
    if len(lines) == 2 and len(set(lines[1].text)) == 1 and lines[1].text[0] in "=-~^#*" and len(lines[1].text) >= 3:
        return 1 if lines[1].text[0] in "=#*" else 2
    if len(lines) > 2 or not alone or (first[0].islower() and list_heading(first) is None):
        return 0
    return _one_line(first) if len(lines) == 1 else _capitals(lines)


def _capitals(lines: list[Line]) -> int:
    whole = " ".join(line.text for line in lines)
    return 1 if whole.isupper() and len(whole) < 160 and len(whole.split()) > 2 else 0


def _one_line(text: str) -> int:
    if list_heading(text) is not None:
        match = _HEADING_NUMBER.match(text)
        return 1 + match[0].strip(".:").count(".") if match else 1
    bare = _MARKERS_AT_END.sub("", text)
    if not bare:
        return 0
    numbered = _HEADING_NUMBER.match(bare)
    if bare.isupper() and len(bare) > 3 and bare[-1] not in ",;" and not numbered:
        return 1
    if bare[-1] in '.,;:!?"”’)]' and not _CLOSED.search(bare):
        return 0
    if numbered:
        rest = bare[numbered.end() :].strip()
        return 1 + numbered[0].strip(".:").count(".") if not rest or not rest[0].islower() else 0
    if _PAIR.search(bare):
        return 0
    return 2 if len(bare) <= 90 and len(bare.split()) <= 14 and (bare[0].isalnum() or bare[0] in "\"“'‘") else 0


_PAIR = pattern(r": +[^\WA-Z]")
_CLOSED = pattern(r"\([\w ,.-]{1,40}\)$")


def is_contents_heading(text: str) -> bool:
    """Return whether ``text`` heads a table of contents."""
    return len(text) < 30 and _CONTENTS.fullmatch(text.strip(" .:")) is not None


def is_index_heading(text: str) -> bool:
    """Return whether ``text`` heads an index."""
    return len(text) < 60 and _INDEX.fullmatch(text.strip(" .:")) is not None


def is_contents(lines: list[Line]) -> bool:
    """Return whether most of the lines end with dot leaders and a page number, or all with a set-off page number."""
    numbered = [line for line in lines if line.text[-1] in "0123456789ivxlc"]
    if len(numbered) * 3 < len(lines):
        return False
    leaders = sum(_has_leaders(line.text) for line in numbered)
    if leaders and leaders * 3 >= len(lines):
        return True
    pages = sum(_TRAILING_PAGE.search(line.text) is not None for line in numbered)
    return len(lines) >= 3 and pages * 5 >= len(lines) * 4 and leaders + pages > 2


def _has_leaders(text: str) -> bool:
    return ("..." in text or ". ." in text or "…" in text or "____" in text) and _LEADERS.search(text) is not None


def is_index(lines: list[Line]) -> bool:
    """Return whether a line refers to pages as the lines of an index do."""
    return any(_INDEX_LINE.search(line.text) or _INDEX_GAP.search(line.text) for line in lines)


def is_table(lines: list[Line]) -> bool:
    """Return whether the lines are a table drawn with bars, or columns set off by white space."""
    bars = sum(line.text[0] in "|+" and line.text[-1] in "|+" for line in lines)
    if bars >= 2 and bars * 4 >= len(lines) * 3:
        return not _is_drawing(lines)
    if len(lines) < 3:
        return False
    wide = [line.text for line in lines if "  " in line.text or "\t" in line.text]
    return len(wide) * 5 >= len(lines) * 4 and sum(_GAP.search(text) is not None for text in wide) * 5 >= len(lines) * 4


def _is_drawing(lines: list[Line]) -> bool:
    """Boxes with arrows or with more lines than words are a drawing, not a table."""
    text = "".join(line.text for line in lines if line.text[0] != "+")
    marks = text.replace(" ", "").replace("|", "")
    return any(arrow in text for arrow in ("-->", "<--", "/\\", "\\/")) or sum(map(str.isalnum, marks)) * 3 < len(marks)


def is_code(lines: list[Line], *, indented: bool) -> bool:
    """Return whether the lines are a program, a grammar or a drawing; flush lines must be more clearly so."""
    lines = [line for line in lines if not is_rule(line.text)]
    if not any(_MAYBE_CODE.search(line.text) for line in lines):
        return False
    hits = sum(_CODE.search(line.text) is not None for line in lines)
    if hits * 2 >= len(lines) and (indented or (hits >= 3 and hits * 5 >= len(lines) * 3)):
        return True
    if not any(_SYMBOLS.search(line.text) for line in lines):
        return False
    whole = "".join(line.text for line in lines).replace(" ", "")
    return sum(not char.isalnum() for char in whole) * 5 > len(whole) * 2 and len(whole) > 5


def column_gaps(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the cells of one line of a table."""
    if text[0] == "|" or text[-1] == "|":
        cells = [(match.start(), match.end()) for match in re.finditer(r"[^|]+", text)]
    else:
        ends = [match.span() for match in _GAP.finditer(text)]
        cells = list(zip([0, *(high for _, high in ends)], [*(low for low, _ in ends), len(text)], strict=True))
    return [(low, high) for low, high in cells if any(char.isalnum() for char in text[low:high])]
