"""A fragment that stands in the copy letter by letter: whether it also begins and ends with words, and how exactly."""

from citecheck.sources.copies.model import CopyText
from citecheck.sources.quotes.forgive import is_mark, is_power
from citecheck.sources.quotes.parse import Fragment, core
from citecheck.sources.quotes.squeeze import RAISED, squeeze, squeeze_with_places
from citecheck.sources.quotes.tokens import is_negation, tokens_of
from citecheck.sources.quotes.verdict import Change, ChangeKind, Level
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_POWER = pattern(r"(?:(?<![^\W\d_])(?:[ckmd]?m|ft|in|kg|s)|(?<!\d)10)[⁰¹²³⁴-⁹]{1,3}")
_DENYING = frozenset(("non", "un", "in", "im", "anti", "no", "not", "dis", "mis", "ir", "il"))
_LINE_END = pattern(r"[-‐\xad]\s{0,4}\n\s{0,8}|\xad")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′`´", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys(RAISED + "[]", ""))
_ROOM = 40


class Literal(NamedTuple):
    """A place where the letters, digits and signs are the same; ``changes`` are differences of case."""

    start: int
    end: int
    level: Level
    changes: tuple[Change, ...]
    spacing: bool


def literal_at(quote: str, fragment: Fragment, copy: CopyText, ranges: list[tuple[int, int]]) -> Literal | None:
    """Return how exactly ``fragment`` stands in ``ranges`` of the copy, None where it cuts a word or a number."""
    start, end = ranges[0][0], ranges[-1][1]
    if _cuts_before(copy.text, start) or _cuts_after(copy.text, end):
        return None
    words = "".join(copy.text[low:high] for low, high in ranges)
    asked = quote[fragment.start : fragment.end]
    if _POWER.findall(words + _raised_after(copy.text, end)) != _POWER.findall(asked):
        return None
    asked = core(asked)
    if asked == words:
        return Literal(start, end, "exact", (), False)
    changes = _cases(quote, fragment, copy, ranges)
    if _folded(asked) == _folded(words):
        return Literal(start, end, "folded", changes, False)
    spacing = _words_of(asked) != _words_of(words)
    if spacing and _negations(asked) != _negations(words):
        return None
    return Literal(start, end, "squeezed", changes, spacing)


def _raised_after(text: str, end: int) -> str:
    after = text[end : end + 4]
    return after[: len(after) - len(after.lstrip(RAISED))]


def _cuts_before(text: str, start: int) -> bool:
    """Return whether the place begins inside a word or a number, or takes "non-" from a word."""
    if start == 0:
        return False
    before, first = text[start - 1], text[start]
    if before in RAISED:
        return False
    if before.isalnum():
        return not (before.islower() and first.isupper()) and before.isdecimal() == first.isdecimal()
    head = text[max(start - _ROOM, 0) : start]
    if before == "\xad":
        return True
    if before in "-‐‑":
        stem = tokens_of(head, 0, len(head))
        return first.isalpha() and bool(stem) and stem[-1].end == len(head) - 1 and stem[-1].key in _DENYING
    if first.isdecimal() and before in ".,:/·'’" and len(head) > 1 and head[-2].isdecimal():
        return True
    return before in "'’" and first.isalpha() and len(head) > 1 and head[-2].isalpha()


def _cuts_after(text: str, end: int) -> bool:
    """Return whether the place ends inside a word or a number."""
    last, after = text[end - 1], text[end : end + 2]
    if not after:
        return False
    if after[0] in RAISED:
        return is_power(text, end)
    if after[0].isalnum():
        # A digit glued to a word may be the mark of a note, which is for the alignment to say.
        return not (last.islower() and after[0].isupper())
    if after[0] == "\xad":
        return True
    if last.isdecimal() and len(after) > 1 and after[0] in ".,:/·" and after[1].isdecimal():
        return True
    return after[0] in "'’" and last.isalpha() and len(after) > 1 and after[1].isalpha()


def cut_words(fragment: Fragment, copy: CopyText, start: int, end: int) -> tuple[Change, ...]:
    """Return a change for a word that the place ``start``..``end`` cuts: "compliance" out of "non-compliance"."""
    text, found = copy.text, []
    first, last = fragment.tokens[0], fragment.tokens[-1]
    if _cuts_before(text, start):
        whole = tokens_of(text, max(start - _ROOM, 0), start)[-1:]
        low = whole[0].start if whole else start - 1
        word = text[low : start + len(first.text)]
        kind: ChangeKind = "negation" if whole and whole[0].key in _DENYING else "word"
        found.append(Change(kind, first.text, word, first.start, first.end, low, start + len(first.text)))
    after = tokens_of(text, end, min(end + _ROOM, len(text)))[:1]
    if _cuts_after(text, end) and not (after and after[0].start == end and is_mark(after[0], copy)):
        high = after[0].end if after else end + 1
        low = end - len(last.text)
        found.append(Change("word", last.text, text[low:high], last.start, last.end, low, high))
    return tuple(found)


def _folded(text: str) -> str:
    """Return ``text`` as typists and typesetters may both write it."""
    text = _LINE_END.sub("", text).translate(_QUOTES).translate(_DASHES).replace("…", "...")
    for ligature, letters in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(ligature, letters)
    return " ".join(text.split()).replace(" - ", "-").replace("--", "-")


def _words_of(text: str) -> list[str]:
    flat = _LINE_END.sub("", text).replace("-", " ").replace("[", "").replace("]", "")
    return [token.key for token in tokens_of(flat, 0, len(flat))]


def _negations(text: str) -> list[str]:
    return [token.key for token in tokens_of(text, 0, len(text)) if is_negation(token)]


def _cases(quote: str, fragment: Fragment, copy: CopyText, ranges: list[tuple[int, int]]) -> tuple[Change, ...]:
    """Return the words whose letters differ in case, those apart that brackets mark as changed."""
    asked = quote[fragment.start : fragment.end]
    squeezed = squeeze(asked, keep_case=True)
    found = "".join(squeeze(copy.text[low:high], keep_case=True) for low, high in ranges)
    if squeezed == found:
        return ()
    _, places = squeeze_with_places(asked, keep_case=True)
    origins = [low + at for low, high in ranges for at in squeeze_with_places(copy.text[low:high], keep_case=True)[1]]
    if not len(squeezed) == len(found) == len(places) == len(origins):
        return (Change("case", asked, "", fragment.start, fragment.end, ranges[0][0], ranges[-1][1]),)
    differ = {at for at in range(len(squeezed)) if squeezed[at] != found[at]}
    at_of = {fragment.start + places[at]: origins[at] for at in differ}
    changes: list[Change] = []
    for token in fragment.tokens:
        touched = [at for at in range(token.start, token.end) if at in at_of and at not in fragment.in_brackets]
        if touched:
            source = at_of[touched[0]]
            word = next(
                (each for each in tokens_of(copy.text, max(source - 60, 0), source + 60) if each.end > source), None
            )
            low, high = (word.start, word.end) if word else (source, source + 1)
            changes.append(Change("case", token.text, copy.text[low:high], token.start, token.end, low, high))
    return tuple(changes)
