"""What speaks for and against a sentence being a claim: cues by word, a score, and the words themselves.

A sentence is cut into words once; cues come from the tables of a language pack (``rules/claims/cues-*.toml``), looked
up by word, so the cost does not grow with the number of cues. What no list can hold (numbers, dates, quotations, names,
tenses) is told by small functions. The score by rules is the sum of the weights of the cues; where the language has a
linear model, that takes the same cues, the score by rules and the words, and gives the score that counts.
"""

import re
from functools import cache
from math import exp, sqrt

from citecheck.claims.numbers import NumberStyle, number_kind
from citecheck.claims.pack import INDEX, Model, Pack, Tails, load_model, load_pack
from citecheck.compiled.claim_kinds import KINDS
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_NUMBER = r"[£$€]?\d+(?:[.,]\d+)*%?(?![^\W_])"
_WORD = r"[^\W_]+(?:['’&-][^\W_]+)*"
_SIGNS = r"[“”\"‘’«»„?:();\[\]]"
_TOKEN = pattern(f"{_NUMBER}|{_WORD}|{_SIGNS}")
# The same for a sentence in ASCII, which compiles in a fifth of the time.
_PLAIN = pattern(r"\$?\d+(?:[.,]\d+)*%?(?![^\W_])|[^\W_]+(?:['&-][^\W_]+)*|[\"'?:();\[\]]")
_ELIDED = pattern(rf"{_NUMBER}|(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu)['’](?=\w)|{_WORD}|{_SIGNS}")

_REPORT, _PAST, _STATISTIC = INDEX["report-verb"], INDEX["past"], INDEX["statistic"]
_QUOTATION, _NAME, _OPINION, _NORM = INDEX["quotation"], INDEX["name"], INDEX["opinion"], INDEX["norm"]
_REFERENCE = INDEX["cross-reference"]
_QUESTION, _LEAD_IN, _SHORT, _FRAGMENT = (INDEX[name] for name in ("question", "lead-in", "short", "fragment"))
_CODE, _VERDICT, _OWN_DISPLAY = INDEX["code"], INDEX["verdict"], INDEX["own-display"]
_SAID, _FINDING = (_REPORT, INDEX["attribution"]), INDEX["finding"]
_VERBAL = frozenset(
    INDEX[name]
    for name in ("report-verb", "attribution", "event", "past", "finding", "modal", "present", "opinion", "road-map")
)
_AUTHOR = (INDEX["first-person"], INDEX["we"])
_DOUBTFUL = (*_AUTHOR, _VERDICT, _OWN_DISPLAY)
# Tones of the author, which mean nothing in reported speech.
_VOICE = frozenset(INDEX[name] for name in ("modal", "hedge", "evaluation", "opinion", "present", "reasoning"))
_FIGURE = frozenset("0123456789£$€%")
_QUOTES = frozenset('“”"‘«»„')
_FRESH = frozenset('“"‘:(«„')
# Signs of programs and formulas; each counts as a word of software.
_CODE_SIGNS = ("_", "\\", "::", "==", "()", "{", "->")
_LEAST_QUOTED = 4
_LEAST_SINGLE_QUOTED = 5
_EARLY = 6
# A sentence longer than this is cut off for the model: its weights are about words, not about size.
_LONGEST = 400

Hit = tuple[int, int, int]
"""A cue that was met: the index of its kind, and the half-open range of words."""


class Evidence(NamedTuple):
    """The score of a sentence (0 to 1: how likely a claim) and what it rests on, as kinds and ranges of words.

    ``rules`` is the score by rules alone; without a model it is the score.
    """

    score: float
    hits: tuple[Hit, ...]
    rules: float = 0.0


class Reason(NamedTuple):
    """A reason in words: its code (``attribution``), and the half-open range of its words in the text given."""

    code: str
    kind: str
    start: int
    end: int
    weight: float


class Weigher:
    """Weighs sentences of one language."""

    __slots__ = ("_against", "_figures", "_model", "_pack", "_style", "_tokens", "_words")

    def __init__(self, pack: Pack, model: Model | None = None, style: NumberStyle | None = None) -> None:
        """Weigh with the cues of ``pack``, with ``model`` where one is given, and ``style`` of numbers."""
        self._pack = pack
        self._model = model
        self._style = (style or NumberStyle())._replace(nouns=not pack.names)
        self._tokens = _ELIDED if pack.elisions else _TOKEN
        self._words = pack.words
        self._against = frozenset(index for index, (weight, _) in enumerate(pack.weights) if weight < 0)
        self._figures = pack.lists["number-words"] if self._style.words else frozenset()

    def weigh(self, sentence: str) -> Evidence:
        """Return score and hits of ``sentence``, one sentence of prose without markers."""
        hits, grams = self.features(sentence)
        return self._scored(hits, grams) if grams else Evidence(0.0, ())

    def features(self, sentence: str) -> tuple[list[Hit], list[str]]:
        """Return the cues of ``sentence`` and its words as the model knows them; both are empty where it has none."""
        tokens = self._cutter(sentence).findall(sentence)
        low = "\n".join(tokens).lower().replace("’", "'").split("\n")
        if not tokens or len(low) != len(tokens):
            return [], []
        hits = self._word_hits(low)
        grams = self._surface_hits(tokens, low, hits)
        quoted: list[tuple[int, int]] = []
        if not _QUOTES.isdisjoint(low) or "‘" in low:
            quoted = _quotation_hits(low, hits)
        hits = self._in_own_voice(low, hits, quoted)
        _shape_hits(sentence, low, hits)
        return hits, grams

    def _cutter(self, sentence: str) -> "re.Pattern[str]":
        return _PLAIN if self._tokens is _TOKEN and sentence.isascii() else self._tokens

    def _scored(self, hits: list[Hit], grams: list[str]) -> Evidence:
        counts = [0] * len(KINDS)
        for kind, _, _ in hits:
            counts[kind] += 1
        rules, weights = self._pack.bias, self._pack.weights
        model = self._model
        if model is None:
            for kind, count in enumerate(counts):
                if count:
                    weight, most = weights[kind]
                    rules += weight * (count if count < most else most)
            score = 1.0 / (1.0 + exp(-rules))
            return Evidence(score, tuple(hits), score)
        total = model.bias
        for kind, count in enumerate(counts):
            if count:
                weight, most = weights[kind]
                rules += weight * (count if count < most else most)
                total += model.kinds[kind] * (count if count < 3 else 3)
        total += model.rules * rules + _words_in(grams, model)
        return Evidence(1.0 / (1.0 + exp(-total)), tuple(hits), 1.0 / (1.0 + exp(-rules)))

    def _word_hits(self, low: list[str]) -> list[Hit]:
        """Look up every word, alone and as the first of a phrase. A phrase beats the word that it begins with."""
        hits: list[Hit] = []
        single, phrases, past = self._words.get, self._pack.phrases.get, self._pack.past
        low.append("")
        for at, word in enumerate(low):
            if (seconds := phrases(word)) and (tails := seconds.get(low[at + 1])):
                found = _phrase_at(low, at, tails)
                if found is not None:
                    hits.append(found)
                    continue
            if kinds := single(word):
                for kind in kinds:
                    if kind == _REPORT:
                        kind = self._report_kind(low, at)
                    elif kind in _DOUBTFUL and not self._holds(kind, low, at):
                        continue
                    if kind >= 0:
                        hits.append((kind, at, at + 1))
            elif word.endswith(past) and self._is_past(low, at, word):
                hits.append((_PAST, at, at + 1))
        low.pop()
        return hits

    def _holds(self, kind: int, low: list[str], at: int) -> bool:
        """Return whether the words around bear out a kind that the word at ``at`` has only sometimes."""
        if kind == _VERDICT:
            return self._is_predicate(low, at)
        if kind == _OWN_DISPLAY:
            return _is_numbered(low[at + 1], low[at + 2 : at + 4])
        return not self._is_told(low, at)

    def _is_predicate(self, low: list[str], at: int) -> bool:
        """Return whether the adjective at ``at`` is what is said of something: ``was, I fear, wholly unacceptable``."""
        lists = self._pack.lists
        if low[at] in lists["ends-in"] and low[at + 1] not in lists["ends-before"]:
            return False
        before = at - 1
        while before >= 0 and at - before < 5 and (low[before] in lists["degrees"] or low[before][-2:] == "ly"):
            before -= 1
        return before >= 0 and low[before] in lists["linking"]

    def _is_told(self, low: list[str], at: int) -> bool:
        """Return whether the author at ``at`` only hears it from somebody else: ``we are informed``."""
        lists = self._pack.lists
        return low[at + 1] in lists["being"] and at + 2 < len(low) and low[at + 2] in lists["told"]

    def _report_kind(self, low: list[str], at: int) -> int:
        """Tell what a reporting verb at ``at`` shows: somebody's words, the author's view, a past tense or nothing."""
        lists = self._pack.lists
        if _after_as(low, at, lists["as-adverbs"]):
            return _REFERENCE
        if self._is_own(low, at):
            return _OPINION
        before = low[at - 1] if at else ""
        if before in lists["passive"] and low[at] not in lists["told"]:
            return _PAST if before in ("was", "were", "been") else -1
        return -1 if before in lists["adjectival"] else _REPORT

    def _is_own(self, low: list[str], at: int) -> bool:
        """Return whether the verb at ``at`` has the author as its subject: ``I said``, ``we have also noted``.

        ``We are told`` has somebody else as the one who tells.
        """
        lists = self._pack.lists
        helpers = lists["helpers"]
        before = at - 1
        while before >= 0 and at - before < 4 and low[before] in helpers:
            before -= 1
        if before < 0 or low[before] not in lists["first-person"]:
            return False
        return not (low[at] in lists["told"] and low[before + 1] in lists["being"])

    def _is_past(self, low: list[str], at: int, word: str) -> bool:
        """Return whether a word with the ending of a past tense that no list has is one, and not the author's."""
        if len(word) < 5 or word in self._pack.lists["not-past"] or "-" in word:
            return False
        return not (at and low[at - 1] in self._pack.lists["auxiliaries"]) and not self._is_own(low, at)

    def _surface_hits(self, tokens: list[str], low: list[str], hits: list[Hit]) -> list[str]:
        """Add numbers and names; return the words as the model knows them: without names and figures."""
        lists, words, names, counted = self._pack.lists, self._words, self._pack.names, self._figures
        not_names, norms = lists["not-names"], lists["norms"]
        grams: list[str] = []
        fresh = True  # after the start and after an opening quotation mark a capital says nothing
        for at, token in enumerate(tokens):
            first = token[0]
            word = low[at]
            if first in _FIGURE:
                grams.append("0")
                if token[-1] in _FIGURE and (kind := number_kind(tokens, low, at, lists, self._style)) >= 0:
                    hits.append((kind, at, at + 1))
            elif first.isupper() and len(token) > 1 and not fresh and word not in not_names:
                grams.append("~a" if token.isupper() else "~n")
                if token in norms:
                    hits.append((_NORM, at, at + 1))
                elif names and word not in words:
                    hits.append((_NAME, at, at + 1))
            else:
                grams.append(word)
                if word in counted and at + 1 < len(low) and low[at + 1].isalpha() and len(low[at + 1]) > 3:
                    hits.append((_STATISTIC, at, at + 1))
            fresh = token in _FRESH
        return grams

    def _in_own_voice(self, low: list[str], hits: list[Hit], quoted: list[tuple[int, int]]) -> list[Hit]:
        """Drop what speaks against a claim in words that are somebody else's: quoted ones, those after "X said"."""
        said = min((first for kind, first, _ in hits if kind == _REPORT), default=1 << 30)
        told = self._told_at(low, hits)
        inside = {at for low, high in quoted for at in range(low + 1, high)}
        return [
            hit
            for hit in hits
            if not (
                (hit[0] in _VOICE and hit[1] > said)
                or (hit[0] == _VERDICT and hit[1] > told and not self._names_author(low[hit[1] : hit[2]]))
                or (hit[1] in inside and hit[0] in self._against)
            )
        ]

    def _told_at(self, low: list[str], hits: list[Hit]) -> int:
        """Return the word from which on a verdict is somebody else's: what an inspection found, what a witness said."""
        verbs = self._pack.lists["finding-verbs"]
        said = (at for kind, at, _ in hits if kind in _SAID or (kind == _FINDING and low[at] in verbs))
        return min(said, default=1 << 30)

    def _names_author(self, words: list[str]) -> bool:
        return any(kind in _AUTHOR for word in words for kind in self._words.get(word, ()))

    def reasons(self, sentence: str, evidence: Evidence) -> list[Reason]:
        """Return the reasons behind ``evidence`` with the places of their words in ``sentence``, in order of place."""
        places = [match.span() for match in self._cutter(sentence).finditer(sentence)]
        found: list[Reason] = []
        for kind, first, last in sorted(evidence.hits, key=lambda hit: (hit[1], hit[2], hit[0])):
            if not places:
                break
            start = places[min(first, len(places) - 1)][0]
            end = max(start, places[min(last, len(places)) - 1][1])
            name, code = KINDS[kind]
            if found and found[-1].kind == name == "date" and not sentence[found[-1].end : start].strip(",. "):
                found[-1] = found[-1]._replace(end=end)  # "22 October 1980" is one reason, not three
            else:
                found.append(Reason(code, name, start, end, self._pack.weights[kind][0]))
        return found


@cache
def _weigher(language: str) -> Weigher:
    return Weigher(load_pack(language), load_model(language))


def weigh(sentence: str, language: str = "en") -> Evidence:
    """Return score and hits of ``sentence`` with the cues and the model that the ``language`` has by default."""
    return _weigher(language).weigh(sentence)


def reasons(sentence: str, evidence: Evidence, language: str = "en") -> list[Reason]:
    """Return the reasons behind ``evidence``, which :func:`weigh` gave for ``sentence``."""
    return _weigher(language).reasons(sentence, evidence)


def _words_in(grams: list[str], model: Model) -> float:
    """Return what the words say, each alone, after the one before it, and near the start; less so in long sentences."""
    look, early = model.words.get, model.early.get
    total = 0.0
    before = "^"
    for gram in grams[:_LONGEST]:
        if (row := look(gram)) is not None:
            total += row[0]
            if row[1] is not None and before in row[1]:
                total += row[1][before]
        before = gram
    for gram in grams[:_EARLY]:
        total += early(gram, 0.0)
    return 2.0 * total / sqrt(len(grams))


def _is_numbered(word: str, rest: list[str]) -> bool:
    """Return whether ``word`` after "figure" or "table" is its number, in this document and not in another one."""
    bare = word.lstrip("s")
    return bare[:1].isdigit() and len(bare) <= 4 and rest[:1] != ["of"] and rest[1:2] != ["of"]


def _phrase_at(low: list[str], at: int, tails: Tails) -> Hit | None:
    """Return the longest phrase whose first two words stand at ``at``; ``tails`` hold the words after these."""
    for tail, kind in tails:
        end = at + 2 + len(tail)
        if not tail or tuple(low[at + 2 : end]) == tail:
            return kind, at, end
    return None


def _after_as(low: list[str], at: int, adverbs: frozenset[str]) -> bool:
    """Return whether the verb at ``at`` refers elsewhere: ``as already noted``, ``as more fully explained``."""
    before = at - 1
    while before >= 0 and at - before < 5 and (low[before] in adverbs or low[before][-2:] == "ly"):
        before -= 1
    return before >= 0 and low[before] == "as"


def _quotation_hits(low: list[str], hits: list[Hit]) -> list[tuple[int, int]]:
    """Add the quotations: words between double marks (also open at one end), or between single curly ones.

    Return the ranges between marks, also those too short for a quotation.
    """
    ranges: list[tuple[int, int]] = []
    opened = single = -1
    german = False  # „so“
    for at, token in enumerate(low):
        if token in "„«" or (token == "“" and not german) or (token in '"»' and opened < 0):
            opened, german = at, token == "„"
        elif token in '”"»' or (token == "“" and german):
            if opened >= 0 or not ranges:  # what a first mark closes began in an earlier sentence
                _add_quotation(opened, at, _LEAST_QUOTED, hits, ranges)
            opened, german = -1, False
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
        hits.append((_QUOTATION, max(opened, 0), closed + 1))


def _shape_hits(sentence: str, low: list[str], hits: list[Hit]) -> None:
    """Add what the sentence as a whole shows: a question, a lead-in, a fragment."""
    size = len(low)
    end = sentence.rstrip("\"'”’)]» ")
    if end.endswith("?"):
        hits.append((_QUESTION, max(size - 1, 0), size))
    elif end.endswith(":"):
        hits.append((_LEAD_IN, max(size - 1, 0), size))
    if size < 6:
        hits.append((_SHORT, 0, size))
    hits += [(_CODE, 0, size) for sign in _CODE_SIGNS if sign in sentence]
    if sentence[:1].islower() or not any(kind in _VERBAL for kind, _, _ in hits):
        hits.append((_FRAGMENT, 0, size))
