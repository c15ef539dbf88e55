"""The words of a quotation beside those of a passage: what is the same, and each difference with its place."""

from citecheck.sources.copies.model import CopyText
from citecheck.sources.quotes.forgive import is_mark, is_page_break, is_year_with_mark
from citecheck.sources.quotes.parse import Fragment
from citecheck.sources.quotes.tokens import Token, is_negation, merged, tokens_of
from citecheck.sources.quotes.verdict import Change, ChangeKind
from citecheck.text.record import NamedTuple

Op = tuple[str, int, int, int, int]
_LOOSE = 8
_MOST_IN_BRACKETS = 12
"""Words in brackets may stand for so many words of the source."""


class Aligned(NamedTuple):
    """How a fragment and a passage compare.

    ``share`` is the part of the letters that is the same, ``run`` the length of the longest stretch of letters that is.
    ``bracketed`` are the words of the source that brackets stand for.
    """

    start: int
    end: int
    changes: tuple[Change, ...]
    share: float
    run: int
    spacing: bool
    bracketed: tuple[str, ...]


def align(fragment: Fragment, copy: CopyText, ranges: list[tuple[int, int]]) -> Aligned | None:
    """Return how ``fragment`` compares with the passage in ``ranges`` of the copy, None where no word is the same.

    Words in brackets are compared as words of the source and, where that does not explain all, as put in by the editor.
    """
    source = [token for start, end in ranges for token in tokens_of(copy.text, start, end)]
    found = _aligned(list(fragment.tokens), frozenset(), source, copy)
    bare = [token for token in fragment.tokens if token.bracket != "whole"]
    if found is None or not found.changes or not bare or len(bare) == len(fragment.tokens):
        return found
    gaps, count = set(), 0
    for token in fragment.tokens:
        if token.bracket == "whole":
            gaps.add(count)
        else:
            count += 1
    without = _aligned(bare, frozenset(gaps), source, copy)
    return without if without is not None and len(without.changes) < len(found.changes) else found


def _aligned(quoted: list[Token], gaps: frozenset[int], source: list[Token], copy: CopyText) -> Aligned | None:
    """Compare the tokens; ``gaps`` are places before quoted ones where words in brackets were left out."""
    from difflib import SequenceMatcher

    source = merged(source, frozenset(token.key for token in quoted))
    if not gaps:
        quoted = merged(quoted, frozenset(token.key for token in source))
    matcher = SequenceMatcher(None, [each.key for each in quoted], [each.key for each in source], autojunk=False)
    ops = _fitted(list(matcher.get_opcodes()), len(quoted), len(source))
    same = [op for op in ops if op[0] == "equal"]
    if not same:
        return None
    return _Comparison(copy, quoted, gaps, source).read(ops)


def _fitted(ops: list[Op], quoted: int, source: int) -> list[Op]:
    """Return the operations without what the passage has before and after the quotation."""
    ops = _without_strays(ops)
    ops = _without_strays([_turned(op, quoted, source) for op in reversed(ops)])
    ops = [_turned(op, quoted, source) for op in reversed(ops)]
    if ops and ops[0][0] == "insert":
        ops = ops[1:]
    if ops and ops[-1][0] == "insert":
        ops = ops[:-1]
    if ops and ops[0][0] == "replace":
        tag, i1, i2, _, j2 = ops[0]
        ops[0] = (tag, i1, i2, max(ops[0][3], j2 - (i2 - i1)), j2)
    if ops and ops[-1][0] == "replace":
        tag, i1, i2, j1, j2 = ops[-1]
        ops[-1] = (tag, i1, i2, j1, min(j2, j1 + (i2 - i1)))
    return ops


def _turned(op: Op, quoted: int, source: int) -> Op:
    tag, i1, i2, j1, j2 = op
    return tag, quoted - i2, quoted - i1, source - j2, source - j1


def _without_strays(ops: list[Op]) -> list[Op]:
    """A word or two that are the same by chance, far before the rest, belong to no alignment."""
    while len(ops) > 2:
        first = next((at for at, op in enumerate(ops) if op[0] == "equal"), len(ops))
        if first + 2 >= len(ops) or ops[first][2] - ops[first][1] > 2:
            return ops
        _, i1, i2, j1, j2 = ops[first + 1]
        if (j2 - j1) - (i2 - i1) < _LOOSE:
            return ops
        ops = [("replace", 0, i2, ops[0][3], j2), *ops[first + 2 :]] if i2 else ops[first + 2 :]
    return ops


class _Comparison:
    """Reads the operations of one alignment."""

    def __init__(self, copy: CopyText, quoted: list[Token], gaps: frozenset[int], source: list[Token]) -> None:
        self.copy, self.quoted, self.gaps, self.source = copy, quoted, gaps, source
        self.changes: list[Change] = []
        self.bracketed: list[str] = []
        self.spacing = False

    def read(self, ops: list[Op]) -> Aligned:
        letters = sum(len(token.key) for token in self.quoted)
        same = run = 0
        for tag, i1, i2, j1, j2 in ops:
            if tag == "equal":
                size = sum(len(token.key) for token in self.quoted[i1:i2])
                same, run = same + size, max(run, size)
                self._cases(i1, i2, j1)
            else:
                same += self._difference(i1, i2, j1, j2)
        used = [op for op in ops if op[4] > op[3]]
        first, last = self.source[used[0][3]], self.source[used[-1][4] - 1]
        changes = tuple(self.changes)
        return Aligned(first.start, last.end, changes, same / max(letters, 1), run, self.spacing, tuple(self.bracketed))

    def _cases(self, i1: int, i2: int, j1: int) -> None:
        for token, other in zip(self.quoted[i1:i2], self.source[j1:], strict=False):
            if token.text != other.text and not token.bracket and _letters(token.text) != _letters(other.text):
                self._change("case", [token], [other])

    def _difference(self, i1: int, i2: int, j1: int, j2: int) -> int:
        """Note a difference unless something explains it; return how many letters count as the same."""
        quoted, source = self.quoted[i1:i2], self.source[j1:j2]
        joined = "".join(token.key for token in quoted)
        if joined == "".join(token.key for token in source) and not self._parts_a_negation(quoted, source):
            self.spacing = True
            return len(joined)
        if self._is_bracketed(quoted, source, i1):
            self.bracketed.append(self.copy.text[source[0].start : source[-1].end] if source else "")
            return len(joined)
        if not quoted and (self._are_marks(source) or self._at_page_break(j1, j2)):
            return 0
        if len(quoted) == len(source) == 1 and is_year_with_mark(quoted[0].text, source[0], self.copy.text):
            return len(joined)
        self._split(quoted, source, i1, j1)
        return 0

    def _split(self, quoted: list[Token], source: list[Token], i1: int, j1: int) -> None:
        """Note words that were changed one by one as so many changes, others together."""
        if len(quoted) == len(source):
            for pair in zip(quoted, source, strict=True):
                if pair[0].key != pair[1].key:
                    self._change("", [pair[0]], [pair[1]], i1, j1)
        elif 0 < len(quoted) < len(source) and self._are_marks(source[len(quoted) :]):
            self._split(quoted, source[: len(quoted)], i1, j1)
        else:
            self._change("", quoted, source, i1, j1)

    def _parts_a_negation(self, quoted: list[Token], source: list[Token]) -> bool:
        return [each.key for each in quoted if is_negation(each)] != [each.key for each in source if is_negation(each)]

    def _is_bracketed(self, quoted: list[Token], source: list[Token], at: int) -> bool:
        """Return whether brackets in the quotation explain the difference."""
        if len(quoted) == len(source) and all(map(_fits_part, quoted, source)):
            return True
        if not quoted:
            around = self.quoted[max(at - 1, 0) : at + 1]
            explained = at in self.gaps or any(token.bracket == "whole" for token in around)
            return explained and len(source) <= _MOST_IN_BRACKETS
        return all(token.bracket == "whole" for token in quoted) and len(source) <= _MOST_IN_BRACKETS

    def _are_marks(self, source: list[Token]) -> bool:
        return all(is_mark(token, self.copy) for token in source)

    def _at_page_break(self, j1: int, j2: int) -> bool:
        if j1 == 0 or j2 >= len(self.source):
            return False
        return is_page_break(self.copy, self.source[j1 - 1].end, self.source[j2].start)

    def _change(
        self, kind: ChangeKind | str, quoted: list[Token], source: list[Token], i1: int = 0, j1: int = 0
    ) -> None:
        at = quoted[0].start if quoted else (self.quoted[i1 - 1].end if i1 else self.quoted[0].start)
        end = quoted[-1].end if quoted else at
        source_at = source[0].start if source else (self.source[j1 - 1].end if j1 else self.source[0].start)
        source_end = source[-1].end if source else source_at
        words = " ".join(token.text for token in quoted)
        found = " ".join(self.copy.text[source_at:source_end].split())
        named: ChangeKind = "case" if kind == "case" else _kind(quoted, source)
        self.changes.append(Change(named, words, found, at, end, source_at, source_end))


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def _fits_part(quoted: Token, source: Token) -> bool:
    """Return whether the letters outside the brackets are those of the source: "manag[ed]" for "managing"."""
    if quoted.bracket == "whole" or quoted.key == source.key:
        return True
    size = len(quoted.head) + len(quoted.tail)
    fits = source.key.startswith(quoted.head) and source.key.endswith(quoted.tail)
    return quoted.bracket == "part" and size > 0 and fits and len(source.key) >= size


def _kind(quoted: list[Token], source: list[Token]) -> ChangeKind:
    both = (*quoted, *source)
    if any(is_negation(token) for token in both):
        return "negation"
    if any(char.isdigit() for token in both for char in token.key):
        return "number"
    if any(token.text[:1].isupper() for token in both) and any(len(token.text) > 1 for token in both):
        return "name"
    return "word"
