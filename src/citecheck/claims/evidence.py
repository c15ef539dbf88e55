"""What speaks for and against a sentence being a claim: cues by word, a score, and the words themselves.

A sentence is cut into words once; cues come from tables (``rules/claims/cues-en.toml``), looked up by word, so the cost
does not grow with the number of cues. What no list can hold (numbers, dates, quotations, names, tenses) is told by the
small functions below.
"""

from math import exp

from citecheck.compiled.claim_cues import BIAS, KINDS, LISTS, PHRASES, WORDS
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_TOKEN = pattern(r"[£$€]?\d+(?:[.,]\d+)*%?(?![^\W_])|[^\W_]+(?:['’&-][^\W_]+)*|[“”\"‘’?:();\[\]]")
_INDEX = {kind[0]: index for index, kind in enumerate(KINDS)}
_WEIGHTS = tuple((weight, most) for _, _, weight, most in KINDS)


def kind_index(name: str) -> int:
    """Return the index of the kind of evidence called ``name``, as hits give it. Raises ``KeyError`` for no kind."""
    return _INDEX[name]


_REPORT, _PAST, _DATE, _STATISTIC = (_INDEX[name] for name in ("report-verb", "past", "date", "statistic"))
_QUOTATION, _NAME, _OPINION, _NORM = (_INDEX[name] for name in ("quotation", "name", "opinion", "norm"))
_VERBAL = frozenset(
    _INDEX[name]
    for name in ("report-verb", "attribution", "event", "past", "finding", "modal", "present", "opinion", "road-map")
)

# Tones of the author, which mean nothing in reported speech; and all that speaks against a claim.
_VOICE = frozenset(_INDEX[name] for name in ("modal", "hedge", "evaluation", "opinion", "present", "reasoning"))
_AGAINST = frozenset(index for index, kind in enumerate(KINDS) if kind[2] < 0)

_FIRST, _HELPERS, _AUXILIARIES = LISTS["first-person"], LISTS["helpers"], LISTS["auxiliaries"]
_NOT_PAST, _MONTHS, _REFERENCES = LISTS["not-past"], LISTS["months"], LISTS["references"]
_AS_ADVERBS, _REFERENCE = LISTS["as-adverbs"], _INDEX["cross-reference"]
_PASSIVE, _ADJECTIVAL = LISTS["passive"], LISTS["adjectival"]
_TOLD, _BEING = LISTS["told"], LISTS["being"]
_NOT_COUNTED, _NOT_NAMES, _FRACTIONS, _NORMS = (
    LISTS["not-counted"], LISTS["not-names"], LISTS["fractions"], LISTS["norms"],
)  # fmt: skip

_FIGURE = frozenset("0123456789£$€%")
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
    if not tokens or len(low) != len(tokens):
        return Evidence(0.0, ())
    hits = _word_hits(low)
    _number_hits(tokens, low, hits)
    _name_hits(tokens, low, hits)
    quoted: list[tuple[int, int]] = []
    if '"' in low or "“" in low or "”" in low or "‘" in low:
        quoted = _quotation_hits(low, hits)
    hits = _in_own_voice(hits, quoted)
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
    """Look up every word, alone and as the first of a phrase. A phrase beats the word that it begins with."""
    hits: list[Hit] = []
    single, phrases = WORDS.get, PHRASES.get
    low.append("")
    for at, word in enumerate(low):
        if (seconds := phrases(word)) and (tails := seconds.get(low[at + 1])):
            found = _phrase_at(low, at, tails)
            if found is not None:
                hits.append(found)
                continue
        if kinds := single(word):
            for kind in kinds:
                kind = _report_kind(low, at) if kind == _REPORT else kind
                if kind >= 0:
                    hits.append((kind, at, at + 1))
        elif word[-2:] == "ed" and _is_past(low, at, word):
            hits.append((_PAST, at, at + 1))
    low.pop()
    return hits


def _phrase_at(low: list[str], at: int, tails: tuple[tuple[tuple[str, ...], int], ...]) -> Hit | None:
    """Return the longest phrase whose first two words stand at ``at``; ``tails`` hold the words after these."""
    for tail, kind in tails:
        end = at + 2 + len(tail)
        if not tail or tuple(low[at + 2 : end]) == tail:
            return kind, at, end
    return None


def _report_kind(low: list[str], at: int) -> int:
    """Tell what a reporting verb at ``at`` shows: somebody's words, the author's view, a mere past tense or nothing."""
    if _after_as(low, at):
        return _REFERENCE
    if _is_own(low, at):
        return _OPINION
    before = low[at - 1] if at else ""
    if before in _PASSIVE and low[at] not in _TOLD:
        return _PAST if before in ("was", "were", "been") else -1
    return -1 if before in _ADJECTIVAL else _REPORT


def _after_as(low: list[str], at: int) -> bool:
    """Return whether the verb at ``at`` refers elsewhere: ``as already noted``, ``as more fully explained``."""
    before = at - 1
    while before >= 0 and at - before < 5 and (low[before] in _AS_ADVERBS or low[before][-2:] == "ly"):
        before -= 1
    return before >= 0 and low[before] == "as"


def _is_own(low: list[str], at: int) -> bool:
    """Return whether the verb at ``at`` has the author as its subject: ``I said``, ``we have also noted``.

    ``We are told`` has somebody else as the one who tells.
    """
    before = at - 1
    while before >= 0 and at - before < 4 and low[before] in _HELPERS:
        before -= 1
    if before < 0 or low[before] not in _FIRST:
        return False
    return not (low[at] in _TOLD and low[before + 1] in _BEING)


def _is_past(low: list[str], at: int, word: str) -> bool:
    """Return whether a word in -ed that no list has is a past tense, and not the author's."""
    if len(word) < 5 or word in _NOT_PAST or "-" in word:
        return False
    return not (at and low[at - 1] in _AUXILIARIES) and not _is_own(low, at)


def _number_hits(tokens: list[str], low: list[str], hits: list[Hit]) -> None:
    for at, word in enumerate(low):
        if word[0] in _FIGURE and word[-1] in _FIGURE:
            kind = _number_kind(low, at, word)
            if kind == _STATISTIC and not _counts(tokens, at):
                continue
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


def _counts(tokens: list[str], at: int) -> bool:
    """Return whether the number at ``at`` counts something: not one before a title (``24 Hours``), nor a lone digit."""
    number = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if not number.isdecimal() or after.lower() in _FRACTIONS or after == "of":
        return True
    if after.istitle():
        return False
    return len(number) > 1 or after.endswith("s")


def _name_hits(tokens: list[str], low: list[str], hits: list[Hit]) -> None:
    fresh = True  # after the start and after an opening quotation mark a capital says nothing
    for at, token in enumerate(tokens):
        if token[0].isupper() and not fresh and low[at] not in _NOT_NAMES:
            if token in _NORMS:
                hits.append((_NORM, at, at + 1))
            elif low[at] not in WORDS and len(token) > 1:
                hits.append((_NAME, at, at + 1))
        fresh = token in '“"‘:('


def _in_own_voice(hits: list[Hit], quoted: list[tuple[int, int]]) -> list[Hit]:
    """Drop what speaks against a claim in words that are somebody else's: quoted ones, and those after "X said"."""
    said = min((first for kind, first, _ in hits if kind == _REPORT), default=1 << 30)
    return [
        hit
        for hit in hits
        if not (
            (hit[0] in _VOICE and hit[1] > said)
            or (quoted and hit[0] in _AGAINST and any(low < hit[1] < high for low, high in quoted))
        )
    ]


def _quotation_hits(low: list[str], hits: list[Hit]) -> list[tuple[int, int]]:
    """Add the quotations: words between double marks (also open at one end), or between single curly ones.

    Return the ranges between marks, also those too short for a quotation.
    """
    ranges: list[tuple[int, int]] = []
    opened = -1
    single = -1
    for at, token in enumerate(low):
        if token == "“" or (token == '"' and opened < 0):
            opened = at
        elif token in '”"':
            _add_quotation(opened, at, _LEAST_QUOTED, hits, ranges)
            opened = -1
        elif token == "‘":
            single = at
        elif token == "'" and single >= 0:
            _add_quotation(single, at, _LEAST_SINGLE_QUOTED, hits, ranges)
            single = -1
    if opened >= 0:
        _add_quotation(opened, len(low), _LEAST_QUOTED, hits, ranges)
    return ranges


def _add_quotation(opened: int, closed: int, least: int, hits: list[Hit], ranges: list[tuple[int, int]]) -> None:
    ranges.append((opened, closed))
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
    found: list[Reason] = []
    for kind, first, last in sorted(evidence.hits, key=lambda hit: (hit[1], hit[2], hit[0])):
        if not places:
            break
        start = places[min(first, len(places) - 1)][0]
        end = max(start, places[min(last, len(places)) - 1][1])
        name, code, weight, _ = KINDS[kind]
        if found and found[-1].kind == name == "date" and not sentence[found[-1].end : start].strip(", "):
            found[-1] = found[-1]._replace(end=end)  # "22 October 1980" is one reason, not three
        else:
            found.append(Reason(code, name, start, end, weight))
    return found
