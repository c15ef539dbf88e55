"""What the raw values of BibTeX fields say: ``@string`` names expanded, ``#`` joined, people told apart."""

import re
from collections.abc import Iterator

from citecheck.readers.latex.plain_words import plain_words
from citecheck.sources.bibtex.scan import BibField, pieces
from citecheck.sources.registers.dates import MONTHS
from citecheck.sources.registers.names import names_in
from citecheck.text.patterns import pattern

MAX_VALUE = 200_000
"""An expanded value is cut after this many code points: definitions that use each other can grow without bound."""
STYLE_STRINGS = names_in(
    "acmcs acta cacm ibmjrd ibmsj ieeese ieeetc ieeetcad ipl jacm jcss scp sicomp tocs tods tog toms toois toplas tcs"
)
"""Names of strings that the standard styles of BibTeX define (plain.bst)."""
_MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December")  # fmt: skip
_AND = pattern(r"[{}]|\\[{}]|\s[aA][nN][dD](?=\s)")
_COMMA_OR_SPACE = pattern(r"[{}]|\\[{}]|\\.|[,~\s]", re.DOTALL)
_ESCAPED = pattern(r"\\([%_&#{}$])|\{?\\textasciitilde\s?(?:\{\})?\}?|\\~\{\}")
_URL = pattern(r"\s*\\url\s{0,9}\{(.*)\}\s*", re.DOTALL)
_EXTENDED = pattern(r"\s*(?:family|given|prefix|suffix)\s*=")
_SPECIAL = pattern(r"[\\${}~\"`']|--")
_QUOTE = "\ue000"


class Strings:
    """The ``@string`` definitions of a file, and which names were used that nothing defines."""

    def __init__(self) -> None:
        """Start with the months, which every style defines."""
        self._defined = dict(zip(MONTHS, _MONTH_NAMES, strict=True))
        self.unknown: dict[str, BibField] = {}
        self.own = False

    def define(self, definition: BibField) -> None:
        """Take the definition ``name = value``; a later one replaces an earlier one."""
        self.own = True
        self._defined[definition.name] = self.expanded(definition)

    def expanded(self, field: BibField) -> str:
        """Return the value of ``field`` without its delimiters, strings expanded and pieces joined."""
        raw = field.value
        if "#" not in raw and raw[:1] + raw[-1:] in ("{}", '""') and len(raw) > 1:
            return raw[1:-1]
        found = []
        size = 0
        for kind, start, end in pieces(raw):
            words = raw[start:end] if kind != "a" else self._named(raw[start:end], field)
            found.append(words[: MAX_VALUE - size])
            size += len(found[-1])
            if size >= MAX_VALUE and end < len(raw):
                break
        return "".join(found)

    def _named(self, name: str, field: BibField) -> str:
        value = self._defined.get(name.casefold())
        if value is None:
            if name.casefold() not in STYLE_STRINGS:
                self.unknown.setdefault(name, field)
            return name
        return value


def words_of(value: str) -> str:
    """Return what the expanded ``value`` prints; quotation marks in it are kept."""
    if not _SPECIAL.search(value):
        return " ".join(value.split())
    if '"' in value:
        kept = re.sub(r'(?<!\\)"', _QUOTE, value)
        return plain_words(kept).replace(_QUOTE, '"')
    return plain_words(value)


def verbatim(value: str) -> str:
    """Return an address or identifier as it is meant: biblatex takes these word for word, BibTeX needs escapes."""
    if match := _URL.fullmatch(value):
        value = match[1]
    value = value.strip()
    if value.startswith("{") and value.endswith("}"):
        value = value[1:-1]
    return " ".join(_ESCAPED.sub(lambda match: match[1] or "~", value).split())


def people(value: str) -> Iterator[tuple[str, int, int]]:
    """Yield each person of a list of names as ``Family, Given`` with its place in ``value``."""
    depth = 0
    start = 0
    for match in _AND.finditer(value):
        sign = match[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif depth <= 0 and not sign.startswith("\\"):
            yield from _person(value, start, match.start())
            start = match.end()
    yield from _person(value, start, len(value))


def _person(value: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    words = value[start:end]
    begin = start + len(words) - len(words.lstrip())
    words = words.strip()
    name = _name(words)
    if name:
        yield name, begin, begin + len(words)


def _name(words: str) -> str:
    """Return one name as BibTeX takes it apart: "First von Last", "von Last, First" or "von Last, Jr, First"."""
    if words.startswith("{") and _group(words) == len(words):
        return words_of(words[1:-1])
    if _EXTENDED.match(words):
        return _extended(words)
    parts = _split(words[:2000])
    names = [" ".join(filter(None, map(words_of, part))) for part in parts]
    if len(parts) == 1:
        return _first_last(parts[0])
    if len(parts) == 2:
        return ", ".join(filter(None, names))
    return ", ".join(filter(None, (names[0], names[2], names[1])))


def _first_last(words: list[str]) -> str:
    """Return "First von Last" as "von Last, First": the last name begins at the first word in small letters."""
    at = next((place for place, word in enumerate(words[:-1]) if word[:1].islower()), len(words) - 1)
    family = " ".join(map(words_of, words[at:]))
    given = " ".join(map(words_of, words[:at]))
    return ", ".join(filter(None, (family, given)))


def _extended(words: str) -> str:
    """Return a name in the extended format of biblatex: ``family=Smith, given=John``."""
    found: dict[str, str] = {}
    for part in _split(words, spaces=False):
        name, _, value = part[0].partition("=") if part else ("", "", "")
        found[name.strip().casefold()] = words_of(value.strip().strip('"'))
    family = " ".join(filter(None, (found.get("prefix"), found.get("family"))))
    return ", ".join(filter(None, (family, found.get("given"), found.get("suffix"))))


def _split(words: str, spaces: bool = True) -> list[list[str]]:
    """Return the words of a name between its commas; braces keep together what they hold."""
    parts: list[list[str]] = [[]]
    depth = start = 0
    for match in _COMMA_OR_SPACE.finditer(words):
        sign = match[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif depth <= 0 and (sign == "," or (spaces and (sign == "~" or sign.isspace()))):
            if match.start() > start:
                parts[-1].append(words[start : match.start()])
            start = match.end()
            if sign == ",":
                parts.append([])
    if start < len(words):
        parts[-1].append(words[start:])
    return parts


def _group(words: str) -> int:
    """Return where the group ends that opens at the beginning of ``words``."""
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign == "{") - (sign == "}")
        if depth <= 0:
            return place + 1
    return 0
