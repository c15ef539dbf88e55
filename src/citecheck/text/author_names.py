"""Names of authors, as citations and source entries print them: split into people, and folded for comparison.

The forms are those of APA (``Smith, J., & Jones, K.``), Harvard (``Smith, J. and Jones, K.``), Chicago author-date
(``Smith, John, and Karen Jones``), Vancouver (``Smith J, Jones K``) and of institutions, with or without an
abbreviation (``Department for Education (DfE)``).
"""

import re
from functools import lru_cache

from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

PARTICLES = frozenset(
    "van von vom zu zur de der den des del della dei di da do dos das du la le les ten ter af av el al bin ibn".split()  # noqa: SIM905
)
_SMALL = frozenset(("of", "for", "the", "and", "on", "in", "into", "to", "a", "an", "with", "by", "at", "&"))
_JOINING = _SMALL - {"and", "&", "a", "an", "to"}
_BODIES = frozenset(
    [
        "department",
        "ministry",
        "office",
        "organisation",
        "organization",
        "council",
        "committee",
        "agency",
        "institute",
        "institution",
        "association",
        "bureau",
        "government",
        "university",
        "society",
        "group",
        "commission",
        "foundation",
        "centre",
        "center",
        "trust",
        "board",
        "service",
        "services",
        "team",
        "authority",
        "bank",
        "inquiry",
        "union",
        "consortium",
        "network",
        "programme",
        "program",
        "project",
        "house",
        "court",
        "parliament",
        "assembly",
        "union",
        "secretariat",
        "administration",
        "federation",
        "alliance",
        "college",
        "school",
        "academy",
        "company",
        "ltd",
        "inc",
        "plc",
        "limited",
        "police",
        "nhs",
        "party",
        "forum",
        "initiative",
        "collaboration",
        "panel",
        "fund",
        "press",
        "times",
    ]  # noqa: SIM905
)
_FOLDED = {
    ord("ø"): "o", ord("ß"): "ss", ord("æ"): "ae", ord("œ"): "oe", ord("ł"): "l", ord("đ"): "d", ord("ð"): "d",
    ord("þ"): "th", ord("ı"): "i", ord("-"): " ", ord("\u2010"): " ", ord("\u2011"): " ", ord("\u2013"): " ",
    ord("'"): "", ord("\u2019"): "", ord("\u2018"): "", ord("."): " ", ord(","): " ", ord("\u00a0"): " ",
    ord("("): " ", ord(")"): " ", ord("["): " ", ord("]"): " ", ord(";"): " ", ord("*"): "", ord("_"): "",
    ord("&"): " and ",
}  # fmt: skip
_SPELT_OUT = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("å"): "aa", ord("ø"): "oe"}
_POSSESSIVE = pattern(r"['’]s?$")
_MORE = pattern(
    r"(?:,? ?&)?,? ?\b(?:et\.? al\b\.?|and others\b|and colleagues\b|& others\b|u\. ?a\.|y otros\b|et coll\b\.?)"
)
_ROLES = pattern(
    r"(?:, ?| ?[\[(])\b(?:eds?|editors?|hrsg|hg|coords?|trans|comps?)\b\.?[\])]?(?=[ ,.;:&]|$)", re.IGNORECASE
)
_ALIAS = pattern(r"[\[(]([^\W\d_][^()\[\]\d]{1,30})[\])]")
_JOINT = pattern(r",? ?& ?|,? (?:and|und|et|y|e|en|og|och) |; ?")
_BEFORE = pattern(r"((?:[^\W\d_a-z]\.[ -]?){1,4}) ?([^\W\d_].*)")
_AFTER = pattern(r"([^\W\d_].*?)[ ,]+((?:[^\W\d_a-z][.-]? ?){1,4})$")
_SUFFIX = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))


class Authors(NamedTuple):
    """The authors of a work.

    ``first`` is the name that it is filed under, as printed; ``names`` are the surnames, folded; ``initial`` is the
    first letter of the first author's given name, ``""`` where none is printed; ``more`` tells of an "et al.";
    ``aliases`` are other names of the first one (an abbreviation), folded; ``words`` is the whole, folded; ``sure``
    tells that every name was read in a known form.
    """

    first: str
    names: tuple[str, ...]
    initial: str = ""
    more: bool = False
    aliases: tuple[str, ...] = ()
    words: str = ""
    sure: bool = True


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return ``name`` as compared: no case, accents, hyphens, apostrophes, possessive or leading particles."""
    text = _POSSESSIVE.sub("", name.strip().casefold()).translate(_FOLDED)
    if not text.isascii():
        from unicodedata import combining, normalize

        text = "".join(char for char in normalize("NFKD", text) if not combining(char))
    words = text.split()
    while len(words) > 1 and words[0] in PARTICLES:
        del words[0]
    return " ".join(words)


def forms(name: str) -> tuple[str, ...]:
    """Return the spellings under which ``name`` may be found: ``Müller`` is Muller and Mueller."""
    plain = fold(name)
    if name.isascii():
        return (plain,)
    spelt = fold(name.casefold().translate(_SPELT_OUT))
    return (plain,) if spelt == plain else (plain, spelt)


def abbreviations(name: str) -> tuple[str, ...]:
    """Return the initials of an institution's name, with and without its small words; nothing for a single word."""
    words = [word for word in name.translate(_FOLDED).casefold().split() if word[0].isalpha()]
    if len(words) < 2:
        return ()
    every = "".join(word[0] for word in words)
    large = "".join(word[0] for word in words if word not in _SMALL)
    return tuple(each for each in dict.fromkeys((every, large)) if len(each) > 1)


def is_institution(name: str) -> bool:
    """Return whether a name of several words is an institution's rather than a person's."""
    words = name.casefold().translate(_FOLDED).split()
    return len(words) > 1 and any(word in _BODIES or word in _JOINING for word in words)


@lru_cache(maxsize=1024)
def cited_authors(words: str) -> Authors:
    """Return the authors that a citation names: ``Smith, Jones and Lee``, ``A. Smith``, ``Smith et al.``, ``DfE``."""
    text, aliases = _without_aliases(" ".join(words.split()).strip(" ,;:"))
    text, more = _without_more(_POSSESSIVE.sub("", text))
    pieces = [piece.strip() for part in _JOINT.split(text) for piece in part.split(",") if piece.strip()]
    names: list[str] = []
    initial = ""
    for piece in pieces:
        name, given = _split_given(piece)
        if is_initials(piece) and names:
            continue
        initial = initial or (given[:1].casefold() if not names else "")
        names.append(name)
    whole = fold(text)
    if not names:
        return Authors(text, (whole,), "", more, aliases, whole)
    folded = tuple(fold(name) for name in names)
    return Authors(names[0], folded, initial, more, (*aliases, whole) if whole != folded[0] else aliases, whole)


def entry_authors(region: str) -> Authors:
    """Return the authors that an entry names in ``region``, the words before its year or title."""
    text, aliases = _without_aliases(_ROLES.sub("", " ".join(region.split())))
    text, more = _without_more(text.strip(" ,.;:(["))
    ellipsis = "..." in text or "…" in text
    text = text.replace("...", ",").replace("…", ",").strip(" ,.;:")
    whole = fold(text)
    tokens = _tokens(text)
    if not tokens:
        return Authors("", (), words=whole, sure=False)
    if "," not in text and ";" not in text and not _has_initials(text):
        return _plain_name(text, more, aliases)
    if is_institution(tokens[0][0]) and not any(is_initials(token) for token, _ in tokens):
        return Authors(text, (whole,), "", more, (*aliases, fold(tokens[0][0])), whole, False)
    names, given, sure = _people(tokens)
    if not names:
        return Authors("", (), words=whole, sure=False)
    folded = tuple(fold(name) for name in names)
    return Authors(names[0], folded, given[:1].casefold(), more or ellipsis, aliases, whole, sure)


def _plain_name(text: str, more: bool, aliases: tuple[str, ...]) -> Authors:
    """``Ofsted``, ``World Bank``, ``Smith and Jones``, ``John Smith``: what has no comma and no initials."""
    whole = fold(text)
    parts = [part.strip() for part in _JOINT.split(text) if part.strip()]
    if len(parts) > 1 and all(" " not in part for part in parts) and not is_institution(parts[0]):
        return Authors(parts[0], tuple(fold(part) for part in parts), "", more, (*aliases, whole), whole, False)
    words = whole.split()
    if is_institution(text) or len(words) == 1:
        return Authors(text, (whole,), "", more, aliases, whole, len(words) > 1)
    return Authors(text, (whole,), "", more, (*aliases, fold(parts[0].split(" ")[-1])), whole, False)


def _tokens(text: str) -> list[tuple[str, bool]]:
    """Return what stands between commas, each with whether an "and" or a semicolon stands before it."""
    tokens: list[tuple[str, bool]] = []
    for part in _JOINT.split(text):
        opened = bool(tokens)
        for token in part.split(","):
            if bare := token.strip().strip("*_"):
                tokens.append((bare, opened))
                opened = False
    return tokens


def _people(tokens: list[tuple[str, bool]]) -> tuple[list[str], str, bool]:
    """Return the surnames, the given name of the first, and whether all of them were read in a known form."""
    names: list[str] = []
    first_given = ""
    sure = True
    at = 0
    while at < len(tokens):
        token = tokens[at][0]
        after, opened = tokens[at + 1] if at + 1 < len(tokens) else ("", True)
        at += 1
        if token.strip(".").casefold() in _SUFFIX or (is_initials(token) and names):
            continue
        name, given = _split_given(token)
        if not given and not opened and (is_initials(after) or (not names and _is_given(after))):
            given = after
            at += 1
        elif not given and " " in token and names:
            given, _, name = token.rpartition(" ")
        sure = sure and bool(given)
        first_given = first_given or (given if not names else "")
        names.append(name)
    return names, first_given, sure


def _split_given(token: str) -> tuple[str, str]:
    """Split ``J. K. Smith`` and ``Smith JK`` into surname and initials."""
    if "." in token and (match := _BEFORE.fullmatch(token)):
        return match[2], match[1]
    if " " in token and (match := _AFTER.fullmatch(token)) and not match[1].isupper():
        return match[1], match[2]
    return token, ""


def is_initials(token: str) -> bool:
    """Return whether ``token`` is nothing but initials: ``J.``, ``J.-P.``, ``JK``."""
    letters = token.replace(".", "").replace("-", "").replace(" ", "").replace("\u2010", "")
    return 0 < len(letters) <= 4 and letters.isalpha() and letters.isupper() and ("." in token or len(letters) <= 3)


def _is_given(token: str) -> bool:
    words = token.split()
    return 0 < len(words) <= 4 and all(word[0].isupper() or word in PARTICLES for word in words)


def _has_initials(text: str) -> bool:
    return any(is_initials(word) and (len(word) < 3 or "." in word) for word in text.split())


def _without_more(text: str) -> tuple[str, bool]:
    match = _MORE.search(text)
    return (text[: match.start()].strip(" ,;"), True) if match else (text, False)


def _without_aliases(text: str) -> tuple[str, tuple[str, ...]]:
    if "(" not in text and "[" not in text:
        return text, ()
    aliases = tuple(fold(match[1]) for match in _ALIAS.finditer(text))
    return " ".join(_ALIAS.sub(" ", text).split()).replace(" ,", ","), aliases
