"""What the heading of a section says about its claims: whether they are looked at, and how far citations reach."""

from citecheck.claims.settings import Scope, Settings
from citecheck.compiled.claim_sections import SECTIONS_OFF
from citecheck.text.hints import Literal
from citecheck.text.patterns import pattern

# "7.", "Chapter 7:", "Part II -", "Annex A.": the number of a heading, which is not its title.
_NUMBER = pattern(
    r"(?:(?:chapter|part|section|annex|appendix|annexe|volume)\s{1,3}[0-9a-z]{1,5}\b|\d[\d.]{0,12}|§)[\s.:–—-]{1,5}"
)


class SectionScopes:
    """Follows the headings of a document and tells the scope that holds under the last one."""

    __slots__ = ("_default", "_own", "_stack", "scope")

    def __init__(self, settings: Settings) -> None:
        """Begin before the first heading."""
        self._default: Scope = settings.scope
        self._own = settings.sections
        self._stack: list[tuple[int, Scope | Literal["off"]]] = []
        self.scope: Scope | Literal["off"] = settings.scope

    def enter(self, title: str, level: int) -> None:
        """Go on under the heading ``title`` of ``level``; what a section says holds for the sections inside it."""
        while self._stack and self._stack[-1][0] >= max(level, 1):
            self._stack.pop()
        outer = self._stack[-1][1] if self._stack else self._default
        self.scope = self._said(title) or outer
        self._stack.append((max(level, 1), self.scope))

    def _said(self, title: str) -> Scope | Literal["off"] | None:
        folded = " ".join(title.replace("’", "'").lower().split())
        plain = _NUMBER.sub("", folded, count=1) if _NUMBER.match(folded) else folded
        plain = plain.strip(" .:")
        for pattern_, scope in self._own:
            if plain == pattern_ or (pattern_.endswith("*") and plain.startswith(pattern_[:-1])):
                return scope  # type: ignore[return-value]
        return "off" if plain in SECTIONS_OFF else None
