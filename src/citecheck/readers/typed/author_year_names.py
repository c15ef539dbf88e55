"""Which words before a year name the author of a work."""

from collections.abc import Iterable

from citecheck.readers.draft import BlockDraft
from citecheck.readers.typed.author_year_entries import listed_works
from citecheck.readers.typed.author_year_words import EACH, FIRST, FULL, LEADS, NO_NAME, PLACES, SPEECH
from citecheck.text.author_names import cited_authors, fold, is_institution
from citecheck.text.author_works import Works
from citecheck.text.patterns import pattern

_CASE = pattern(r"(?:\bv\.?|\bvs\.?|\bex parte|\bRe) $")
_MOST_THINGS = 200
_MORE = ("et al", "et. al", "and others", "& others", "and colleagues", "u. a.", "y otros", "et coll")
_PLACED = frozenset(
    ("in", "at", "near", "across", "the", "outside", "inside", "throughout", "around", "within", "a", "an")
)
_OPENINGS = frozenset(
    [
        "indeed",
        "however",
        "thus",
        "hence",
        "moreover",
        "furthermore",
        "instead",
        "nevertheless",
        "nonetheless",
        "therefore",
        "besides",
        "meanwhile",
        "still",
        "later",
        "then",
        "first",
        "second",
        "third",
        "finally",
        "for",
        "here",
        "there",
        "conversely",
        "likewise",
        "similarly",
        "overall",
        "also",
        "yet",
        "although",
        "while",
        "since",
        "as",
        "in",
        "with",
        "unlike",
        "like",
        "following",
        "after",
        "before",
        "today",
        "elsewhere",
        "so",
        "but",
        "yet",
        "when",
        "if",
        "because",
        "how",
        "both",
        "even",
        "only",
        "nor",
        "or",
        "what",
        "where",
        "whereas",
        "according",
    ]  # noqa: SIM905
)
_ENDS = (".", "?", "!", ":", ";", "”", '"', ")")


class Names:
    """The authors of the listed works, and what the text tells of other capitalised words."""

    def __init__(self, drafts: Iterable[BlockDraft], *, strict: bool) -> None:
        """Prepare; ``strict`` where no list without labels bears citations out.

        The entries, and the words of the text, are looked at only when a name asks for it.
        """
        self._strict = strict
        self._drafts = drafts
        self._works: Works | None = None
        self._listed: dict[tuple[str, str], bool] = {}
        self._places: dict[str, bool] = {}
        self._text: str | None = None

    @property
    def works(self) -> Works:
        """The works of all lists."""
        if self._works is None:
            self._works = listed_works(self._drafts)
        return self._works

    def is_listed(self, names: str, years: str) -> bool:
        """Return whether the list holds a work of these authors and one of these years."""
        key = (names, years)
        if key not in self._listed:
            authors = cited_authors(names)
            self._listed[key] = any(self.works.exactly(authors, year) for year in EACH.findall(years) if len(year) > 1)
        return self._listed[key]

    def ending(self, before: str, years: str) -> int:
        """Return where a listed name of several words begins that ends ``before``, -1 where there is none."""
        bare = before.rstrip(" ,")
        last = fold(bare[-60:].rpartition(" ")[2])
        for name in self.works.names_ending_in(last) if last else ():
            at = _start_of(bare, name)
            if at >= 0 and self.is_listed(bare[at:], years):
                return at
        return -1

    def skipped(self, names: str, years: str) -> int:
        """Return how much of ``names`` is none: what opens the sentence (``Indeed, Papp``), a method (``MDA, Lee``)."""
        head, comma, rest = names.partition(", ")
        if not comma or self._strict or " " in head or self.is_listed(names, years) or self._known(names):
            return 0
        if self._known(rest) or head.casefold() in _OPENINGS or head.endswith("ly"):
            return len(head) + 2
        return 0

    def is_author(self, names: str, years: str, *, comma: bool) -> bool:
        """Return whether the words before the years of a parenthesis name authors."""
        whole = names.strip(" ,")
        if self._strict and (is_no_name(whole) or not FULL.fullmatch(whole)):
            return False
        if self.is_listed(whole, years):
            return True
        if not FULL.fullmatch(whole):
            return self._known(whole) or (comma and bool(self.works.works) and self._is_body(whole))
        return bool(self._known(whole)) or not self._is_thing(whole)

    def is_narrated(self, text: str, start: int, names: str, years: str, end: int) -> bool:
        """Return whether ``names`` at ``start`` of ``text``, before years that end at ``end``, name authors."""
        before = text[max(0, start - 30) : start]
        if _CASE.search(before):
            return False
        if self.is_listed(names, years):
            return True
        last = before.rstrip().rpartition(" ")[2]
        lead = last.strip(",").casefold()
        if last[:1].isupper() and not last.endswith(_ENDS) and lead not in LEADS and lead not in _OPENINGS:
            return False
        if self._is_thing(names) or last.casefold() in _PLACED - {"in", "at"}:
            return False
        several = (
            any(sign in names for sign in _MORE)
            or " and " in names
            or " & " in names
            or names.endswith(("'s", "’s", "s'", "s’"))
        )
        if several or self._known(names):
            return True
        return bool(SPEECH.match(text, end)) or (last.casefold() in LEADS and start > 0)

    def _is_body(self, names: str) -> bool:
        """Return whether the words are an institution's name: ``Care Quality Commission``, ``Department of Health``."""
        large = [word for word in names.split() if word[0].isupper()]
        return is_institution(" ".join(large)) and len(large) * 2 > names.count(" ") and not self._is_thing(names)

    def _known(self, names: str) -> bool:
        return bool(self.works.by(cited_authors(names)))

    def _is_thing(self, names: str) -> bool:
        """Return whether any of the names is a month, a place, a statute... or a word that the text uses otherwise."""
        if is_no_name(names):
            return True
        folded = _folded(names)
        if any(sign in names for sign in _MORE):
            return False
        if any(word in PLACES for word in folded):
            return True
        first = FIRST.match(names)
        return (
            bool(first)
            and " and " not in names
            and "&" not in names
            and self._is_used_otherwise(first[1] if first else "")
        )

    def _is_used_otherwise(self, name: str) -> bool:
        if name not in self._places:
            if len(self._places) >= _MOST_THINGS:
                return False
            if self._text is None:
                self._text = " ".join(draft.text.plain() for draft in self._drafts).replace("\n", " ")
            self._places[name] = _is_common(self._text, name)
        return self._places[name]


def is_no_name(names: str) -> bool:
    """Return whether a month, a statute or another thing is among the words."""
    return any(word in NO_NAME for each in _folded(names) for word in (each, *each.split("-")))


def _folded(names: str) -> list[str]:
    words = [word.strip(",.&()'’").casefold() for word in names.split()]
    return [word.removesuffix("'s").removesuffix("’s") for word in words]


def _start_of(bare: str, name: str) -> int:
    """Return where in the printed words ``bare`` the folded ``name`` begins that ends them, else -1."""
    at = len(bare)
    for _ in range(name.count(" ") + 4):
        at = bare.rfind(" ", 0, at)
        words = bare[at + 1 :]
        if words and (words[0].isalnum() or not words[0].isascii()) and fold(words) == name and words[0].isupper():
            return at + 1
        if at < 0:
            return -1
    return -1


def _is_common(text: str, name: str) -> bool:
    """Return whether ``name`` also occurs without a capital, or after "in" or "the" as places and things do."""
    if f" {name.lower()} " in text:
        return True
    at = text.find(f" {name}")
    looked = 0
    while at >= 0 and looked < 50:
        looked += 1
        after = text[at + len(name) + 1 : at + len(name) + 9]
        word = text[max(0, at - 12) : at].rpartition(" ")[2]
        cites = (
            after[:2] in (" (", "’s", "'s")
            or after[:4] in (" et ", " and")
            or after.strip(" ,(")[:2] in ("19", "20", "18")
        )
        if word.casefold() in _PLACED and not cites and not after[:1].isalpha():
            return True
        at = text.find(f" {name}", at + 1)
    return False
