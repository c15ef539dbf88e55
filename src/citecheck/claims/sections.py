"""What the heading of a section says about its claims: whether they are looked at, and how far citations reach.

A research article reports the study of its authors: there only the sections about the work of others are looked at.
"""

from citecheck.claims.settings import Scope, Settings
from citecheck.compiled.claim_sections import DISCUSSIONS, INTRODUCTIONS, METHODS, RESULTS, SECTIONS_OFF
from citecheck.model.document import Document
from citecheck.text.hints import Literal
from citecheck.text.patterns import pattern

# "7.", "Chapter 7:", "Part II -", "Annex A.": the number of a heading, which is not its title.
_NUMBER = pattern(
    r"(?:(?:chapter|part|section|annex|appendix|annexe|volume)\s{1,3}[0-9a-z]{1,5}\b|\d[\d.]{0,12}|§)[\s.:–—-]{1,5}"
)
_LONGEST_TITLE = 60
_NUMBERED = ("chapter", "part", "section", "annex", "appendix", "volume", "§")

# Values of ``sec-type`` for the parts of a research article (JATS Tag Library).
_OWN_SECTIONS = ('sec-type="methods', 'sec-type="materials', 'sec-type="results')


def title_of(heading: str) -> str:
    """Return the words of ``heading`` without its number, in lower case."""
    folded = " ".join(heading.replace("’", "'").lower().split())
    numbered = (folded[:1].isdigit() or folded.startswith(_NUMBERED)) and _NUMBER.match(folded)
    return (folded[numbered.end() :] if numbered else folded).strip(" .:")


def is_study(document: Document) -> bool:
    """Return whether ``document`` is a research article: it has a section of results, and one of methods or discussion.

    Of an article in JATS that says that it is one, one section of its own study is enough.
    """
    headings = [block.text.text for block in document.blocks if block.kind == "heading"]
    titles = {title_of(each) for each in headings if len(each) < _LONGEST_TITLE}
    if titles & RESULTS and titles & (METHODS | DISCUSSIONS):
        return True
    if document.source.format != "jats" or 'article-type="research-article"' not in document.source.parts[0].text:
        return False
    text = document.source.parts[0].text
    return bool(titles & (METHODS | RESULTS)) or any(each in text for each in _OWN_SECTIONS)


def introductory(document: Document) -> frozenset[int]:
    """Return the headings (block indexes) of introductions and of all sections inside them."""
    found = set()
    inside = 0  # the level of the introduction
    for block in document.blocks:
        if block.kind == "heading":
            level = max(block.level, 1)
            if level <= inside:
                inside = 0
            if not inside and title_of(block.text.text) in INTRODUCTIONS:
                inside = level
            if inside:
                found.add(block.order)
    return frozenset(found)


class SectionScopes:
    """Follows the headings of a document and tells the scope that holds under the last one."""

    __slots__ = ("_default", "_others", "_own", "_stack", "scope")

    def __init__(self, settings: Settings, *, study: bool = False) -> None:
        """Begin before the first heading; in a ``study`` only sections about the work of others are looked at."""
        self._default: Scope | Literal["off"] = "off" if study else settings.scope
        self._others: Scope | None = settings.scope if study else None
        self._own = settings.sections
        self._stack: list[tuple[int, Scope | Literal["off"]]] = []
        self.scope: Scope | Literal["off"] = self._default

    def enter(self, title: str, level: int) -> None:
        """Go on under the heading ``title`` of ``level``; what a section says holds for the sections inside it."""
        while self._stack and self._stack[-1][0] >= max(level, 1):
            self._stack.pop()
        outer = self._stack[-1][1] if self._stack else self._default
        self.scope = self._said(title) or outer
        self._stack.append((max(level, 1), self.scope))

    def _said(self, title: str) -> Scope | Literal["off"] | None:
        plain = title_of(title)
        for pattern_, scope in self._own:
            if plain == pattern_ or (pattern_.endswith("*") and plain.startswith(pattern_[:-1])):
                return scope  # type: ignore[return-value]
        if self._others and (plain in INTRODUCTIONS or plain in DISCUSSIONS):
            return self._others
        return "off" if plain in SECTIONS_OFF else None
