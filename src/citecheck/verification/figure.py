"""The figures and names of cited sentences against the copies of their sources."""

from collections.abc import Iterator
from functools import cached_property

from citecheck.model.document import Document, Note
from citecheck.sources.copies.model import CopyProblem
from citecheck.sources.evidence.evidence import Copy, Evidence
from citecheck.sources.figures.check import FigureCheck, check
from citecheck.sources.figures.find import Figure
from citecheck.sources.figures.index import FigureIndex
from citecheck.sources.figures.names import check_names
from citecheck.sources.quotes.verdict import Place
from citecheck.text.patterns import pattern
from citecheck.verification.joining import Joiner, Support
from citecheck.verification.model import Kind, Outcome, Target, Verification

_RANK: tuple[Outcome, ...] = ("verified", "elsewhere", "unchecked", "not-found")
_LEAST = 10
_PARAGRAPH_KINDS = ("paragraph", "item")
TITLES = frozenset(
    (
        *("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "Dame", "Professor", "Prof", "Justice", "Judge"),
        *("Baroness", "Reverend"),
    )
)
_TITLED = pattern(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Professor|Prof|Justice|Judge|Baroness|Reverend)\.?[ \xa0]"
    r"([A-Z][^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}(?:[ \xa0][A-Z][^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}){0,2})"
)
_BODIES = frozenset(
    (
        *("Inquiry", "Report", "Board", "Committee", "Government", "Department", "Act", "Commission", "Council"),
        *("Statement", "Party", "Chapter", "Part", "Minister", "Ministry", "State", "Appendix", "Annex", "Section"),
        *("Order", "Regulations", "Rules", "Court", "Tribunal", "Parliament", "House", "Agency", "Authority", "Office"),
        *("Service", "Trust", "Group", "Panel", "Review", "Chair", "Chairman", "Secretary", "Royal", "Bill", "Code"),
        *("Kingdom", "Team", "Unit", "Policy", "Plan", "Scheme", "Programme", "Project", "Strategy", "Framework"),
    )
)


class Figures:
    """Checks figures and names; the figures of each copy are looked up once."""

    def __init__(self, document: Document, joiner: Joiner, evidence: Evidence) -> None:
        """Prepare for the sentences of ``document``."""
        self._document, self._joiner, self._evidence = document, joiner, evidence
        self._indexes: dict[str, FigureIndex | CopyProblem] = {}

    def of_block(self, block: int, taken: list[tuple[int, int]]) -> Iterator[Verification]:
        """Yield what came of the figures and names in ``block`` outside ``taken`` ranges (the quotations)."""
        if self._document.blocks[block].kind not in _PARAGRAPH_KINDS or not self._joiner.has_markers(block):
            return
        for start, end in self._joiner.sentences(block):
            support = self._joiner.of_words(block, start, end)
            if support.near and any(target.copy is not None for target in support.targets):
                yield from self._of_sentence(block, start, end, support, taken)

    def _of_sentence(
        self, block: int, start: int, end: int, support: Support, taken: list[tuple[int, int]]
    ) -> Iterator[Verification]:
        sentence = self._document.blocks[block].text.text[start:end]
        figures: dict[tuple[int, int], list[Verification]] = {}
        names: dict[tuple[int, int], list[Verification]] = {}
        readable = 0
        for target in support.targets:
            index = self._index(target.copy) if target.copy is not None else None
            if not isinstance(index, FigureIndex):
                continue
            readable += 1
            for each in check(sentence, index, target.pages):
                outcome, reason = _outcome(each, target, index)
                found = self._made("figure", block, start, each.figure.start, each.figure.end, target, outcome, reason)
                places = tuple(_place(at, len(each.figure.text), index) for at in each.places[:1])
                figures.setdefault((found.start, found.end), []).append(found._replace(places=places))
            for name in check_names(sentence, index):
                if self._is_person(name.name, target):
                    found = self._made("name", block, start, name.start, name.end, target, "not-found", "")
                    names.setdefault((found.start, found.end), []).append(found)
        total = len(support.targets)
        for found in self._combined(figures, names, readable, total):
            if not any(low < found.end and found.start < high for low, high in taken):
                yield found._replace(candidates=total)

    def _combined(
        self,
        figures: dict[tuple[int, int], list[Verification]],
        names: dict[tuple[int, int], list[Verification]],
        readable: int,
        total: int,
    ) -> Iterator[Verification]:
        """Yield the best answer of all sources; that none has it is said only where all could be read."""
        for all_of in (figures, names):
            for found in all_of.values():
                best = min(found, key=lambda each: _RANK.index(each.outcome))
                if best.outcome == "not-found" and readable < total:
                    best = best._replace(outcome="unchecked", reason="not in the copies; other sources have none")
                if best.kind == "figure" or len(found) == readable:
                    yield best

    def _made(
        self, kind: Kind, block: int, base: int, start: int, end: int, target: Target, outcome: Outcome, reason: str
    ) -> Verification:
        words = self._document.blocks[block].text.text[base + start : base + end]
        return Verification(kind, block, base + start, base + end, words, target, outcome, reason)

    def _index(self, copy: Copy) -> FigureIndex | CopyProblem:
        if copy.path not in self._indexes:
            text = self._evidence.text(copy)
            self._indexes[copy.path] = text if isinstance(text, CopyProblem) else FigureIndex(text)
        return self._indexes[copy.path]

    def _is_person(self, name: str, target: Target) -> bool:
        """Return whether a person is named who might stand in the source.

        Told by a title before the name, here or elsewhere in the report: other words in capitals are names of bodies
        and things, which sources shorten. The author of a source seldom names himself in it.
        """
        words = [word.removesuffix("’s").removesuffix("'s") for word in name.split()]
        last = words[-1]
        if last in _BODIES or last[1:2].isupper() or not (words[0] in TITLES or last in self._surnames):
            return False
        notes = (self._document.notes[target.named], self._document.notes[target.note])
        return not any(last in self._words_of(note) for note in notes)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The last words of all names in the report that have a title."""
        found = set()
        for block in self._document.blocks:
            for match in _TITLED.finditer(block.text.text):
                found.add(match[1].split()[-1].removesuffix("’s").removesuffix("'s"))
        return frozenset(found)

    def _words_of(self, note: Note) -> str:
        return " ".join((note.text.text, *(field.value for field in note.fields)))


def _outcome(each: FigureCheck, target: Target, index: FigureIndex) -> tuple[Outcome, str]:
    if each.tier == "near":
        return "verified", ""
    on_pages = any(index.copy.spans_of(page) for page in target.pages)
    if each.tier == "far":
        if on_pages:
            return "elsewhere", f"cited is page {', '.join(target.pages)}"
        return "unchecked", "stands in the copy, but not near the passage most like the sentence: look it up"
    if index.copy.blank or index.copy.notes:
        return "unchecked", "not in what could be read of the copy"
    if _is_slight(each.figure):
        return "unchecked", "not in the copy, which may not give it: a small number, or a year"
    return "not-found", ""


def _is_slight(figure: Figure) -> bool:
    """Small counts are often the author's own, and years are common knowledge."""
    if figure.unit == "date":
        return figure.value.isdecimal() or figure.value.startswith("--")
    return not figure.unit and (not figure.value.isdecimal() or len(figure.value) < 2 or int(figure.value) <= _LEAST)


def _place(at: int, size: int, index: FigureIndex) -> Place:
    copy = index.copy
    line = copy.line_at(at)
    return Place(at, at + size, copy.page_at(at), copy.label_at(at), line.number if line else 0)
