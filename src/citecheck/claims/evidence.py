"""What speaks for and against a sentence being a claim: cues by word, a score, and the words themselves.

A sentence is cut into words once; cues come from tables (``rules/claims/cues-en.toml``), looked up by word, so the cost
does not grow with the number of cues. What no list can hold (numbers, dates, quotations, names, tenses) is told by the
small functions below.
"""

import re
from math import exp
from typing import NamedTuple

from citecheck.compiled.claim_cues import BIAS, KINDS, LISTS, PHRASES, WORDS

_TOKEN = re.compile(r"[£$€]?\d+(?:[.,]\d+)*%?(?![^\W_])|[^\W_]+(?:['’&-][^\W_]+)*|[“”\"‘’?:();\[\]]")
_INDEX = {kind[0]: index for index, kind in enumerate(KINDS)}
_WEIGHTS = tuple((weight, most) for _, _, weight, most in KINDS)

_REPORT, _PAST, _DATE, _STATISTIC = (_INDEX[name] for name in ("report-verb", "past", "date", "statistic"))
_QUOTATION, _NAME, _OPINION, _NORM = (_INDEX[name] for name in ("quotation", "name", "opinion", "norm"))
_VERBAL = frozenset(
    _INDEX[name] for name in ("report-verb", "attribution", "event", "past", "finding", "modal", "present", "opinion", "road-map")
)  # fmt: skip

_FIRST, _HELPERS, _AUXILIARIES = LISTS["first-person"], LISTS["helpers"], LISTS["auxiliaries"]
_NOT_PAST, _MONTHS, _REFERENCES = LISTS["not-past"], LISTS["months"], LISTS["references"]
_NOT_COUNTED, _NOT_NAMES, _FRACTIONS, _NORMS = (
    LISTS["not-counted"], LISTS["not-names"], LISTS["fractions"], LISTS["norms"],
)  # fmt: skip

_LEAST_QUOTED = 4
_LEAST_SINGLE_QUOTED = 5

Hit = tuple[int, int, int]
"""A cue that was met: the index of its kind, and the half-open range of words."""


class Evidence(NamedTuple):
    """The score of a sentence (0 to 1: how likely a claim) and what it rests on, as kinds and ranges of words."""

    score: float
    hits: tuple[Hit, ...]


class Reason(NamedTuple):
    """A reason in words: its code (``attribution``), and the half-open range of its words in the text given."""

    code: str
    kind: str
    start: int
    end: int
    weight: float


def weigh(sentence: str) -> Evidence:
    """Return score and hits of ``sentence``, one sentence of prose without markers."""
    tokens = _TOKEN.findall(sentence)
    low = "\n".join(tokens).lower().replace("’", "'").split("\n")
    if len(low) != len(tokens):  # a letter whose small form holds a line break does not exist; hostile input may try
        return Evidence(0.0, ())
    hits = _word_hits(low)
    _verb_hits(low, hits)
    _number_hits(low, hits)
    _name_hits(tokens, low, hits)
    if '"' in low or "“" in low or "”" in low or "‘" in low:
        _quotation_hits(low, hits)
    _shape_hits(sentence, low, hits)
    return Evidence(_score(hits), tuple(hits))


def _score(hits: list[Hit]) -> float:
    counts = [0] * len(KINDS)
    for kind, _, _ in hits:
        counts[kind] += 1
    total = BIAS
    for count, (weight, most) in zip(counts, _WEIGHTS, strict=True):
        if count:
            total += weight * (count if count < most else most)
    return 1.0 / (1.0 + exp(-total))


def _word_hits(low: list[str]) -> list[Hit]:
    """Look up every word, alone and as the first of a phrase. A phrase beats the words that it begins with."""
    hits: list[Hit] = []
    single, phrases = WORDS.get, PHRASES.get
    for at, word in enumerate(low):
        if tails := phrases(word):
            found = _phrase_at(low, at, tails)
            if found is not None:
                hits.append(found)
                continue
        if kinds := single(word):
            for kind in kinds:
                if kind != _REPORT or not _is_own(low, at):
                    hits.append((kind, at, at + 1))
                else:
                    hits.append((_OPINION, at, at + 1))
    return hits


def _phrase_at(low: list[str], at: int, tails: tuple[tuple[tuple[str, ...], int], ...]) -> Hit | None:
    for tail, kind in tails:
        end = at + 1 + len(tail)
        if low[at + 1] == tail[0] if at + 1 < len(low) else False:
            if tuple(low[at + 1 : end]) == tail:
                return kind, at, end
        elif tail[0] == "*" and end <= len(low) and tuple(low[at + 2 : end]) == tail[1:]:
            return kind, at, end
    return None


def _is_own(low: list[str], at: int) -> bool:
    """Return whether the verb at ``at`` has the author as its subject: ``I said``, ``we have also noted``."""
    before = at - 1
    while before >= 0 and at - before < 4 and low[before] in _HELPERS:
        before -= 1
    return before >= 0 and low[before] in _FIRST


def _verb_hits(low: list[str], hits: list[Hit]) -> None:
    """Add the regular past tenses that no list has."""
    for at, word in enumerate(low):
        if word[-2:] == "ed" and len(word) > 4 and word not in WORDS and word not in _NOT_PAST and "-" not in word:
            if at and low[at - 1] in _AUXILIARIES:
                continue
            if not _is_own(low, at):
                hits.append((_PAST, at, at + 1))


def _number_hits(low: list[str], hits: list[Hit]) -> None:
    for at, word in enumerate(low):
        if word[-1:] in "0123456789%" and word[:1] in "0123456789£$€":
            kind = _number_kind(low, at, word)
            if kind >= 0:
                hits.append((kind, at, at + 1))


def _number_kind(low: list[str], at: int, word: str) -> int:
    """Tell whether the number at ``at`` is a statistic, part of a date, or neither (-1)."""
    before = low[at - 1] if at else ""
    after = low[at + 1] if at + 1 < len(low) else ""
    if word[0] in "£$€" or word[-1] == "%":
        return _STATISTIC
    if before in _MONTHS or after in _MONTHS:
        return _DATE
    if before in _REFERENCES or before in ("[", "v") or (before == "(" and after == ")"):
        return -1
    if len(word) == 4 and word.isdecimal() and "1500" <= word <= "2100":
        return _DATE
    if after in _FRACTIONS or after == "per":
        return _STATISTIC
    if after == "of" and len(word) < 4:
        return _STATISTIC
    if after and after[0].isalpha() and len(after) > 2 and after not in _NOT_COUNTED and len(word.split(".")) < 3:
        return _STATISTIC
    return -1


def _name_hits(tokens: list[str], low: list[str], hits: list[Hit]) -> None:
    fresh = True  # after the start and after an opening quotation mark a capital says nothing
    for at, token in enumerate(tokens):
        if token[0].isupper() and not fresh and low[at] not in _NOT_NAMES:
            if token in _NORMS:
                hits.append((_NORM, at, at + 1))
            elif low[at] not in WORDS and len(token) > 1:
                hits.append((_NAME, at, at + 1))
        fresh = token in "“\"‘:("


def _quotation_hits(low: list[str], hits: list[Hit]) -> None:
    """Add the quotations: words between double marks (also open at one end), or between single curly ones."""
    opened = -1
    single = -1
    for at, token in enumerate(low):
        if token == "“" or (token == '"' and opened < 0):
            opened = at
        elif token in "”\"":
            _add_quotation(opened, at, _LEAST_QUOTED, hits)
            opened = -1
        elif token == "‘":
            single = at
        elif token == "'" and single >= 0:
            _add_quotation(single, at, _LEAST_SINGLE_QUOTED, hits)
            single = -1
    if opened >= 0:
        _add_quotation(opened, len(low), _LEAST_QUOTED, hits)


def _add_quotation(opened: int, closed: int, least: int, hits: list[Hit]) -> None:
    if closed - opened - 1 >= least:
        hits.append((_QUOTATION, opened, closed + 1))


def _shape_hits(sentence: str, low: list[str], hits: list[Hit]) -> None:
    """Add what the sentence as a whole shows: a question, a lead-in, a fragment."""
    size = len(low)
    end = sentence.rstrip("\"'”’)] ")
    if end.endswith("?"):
        hits.append((_INDEX["question"], max(size - 1, 0), size))
    elif end.endswith(":"):
        hits.append((_INDEX["lead-in"], max(size - 1, 0), size))
    if size < 6:
        hits.append((_INDEX["short"], 0, size))
    if sentence[:1].islower() or not any(kind in _VERBAL for kind, _, _ in hits):
        hits.append((_INDEX["fragment"], 0, size))


def reasons(sentence: str, evidence: Evidence) -> list[Reason]:
    """Return the reasons behind ``evidence`` with the places of their words in ``sentence``, in order of place."""
    places = [match.span() for match in _TOKEN.finditer(sentence)]
    found = []
    for kind, first, last in sorted(evidence.hits, key=lambda hit: (hit[1], hit[2], hit[0])):
        if not places:
            break
        start = places[min(first, len(places) - 1)][0]
        end = places[min(last, len(places)) - 1][1]
        found.append(Reason(KINDS[kind][1], KINDS[kind][0], start, max(start, end), KINDS[kind][2]))
    return found
