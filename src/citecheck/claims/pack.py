"""Language packs: the cues of one language as data, loaded when a document of that language needs them."""

from collections.abc import Mapping, Sequence
from importlib import import_module

from citecheck.compiled.claim_kinds import KINDS
from citecheck.text.record import NamedTuple

Tails = tuple[tuple[tuple[str, ...], int], ...]

INDEX = {name: index for index, (name, _) in enumerate(KINDS)}
"""The index of each kind of evidence by its name, as hits give it."""

PREVIEW = ("de", "es", "fr")
"""Languages whose packs are new: cues only, no linear model."""


class Pack(NamedTuple):
    """The cues of one language.

    ``bias`` and ``weights`` make the score by rules: log odds, and for each kind what one hit adds and how many count
    at most. ``words`` maps a word to kinds; ``phrases`` maps first and second word to the words after these and the
    kind. ``past`` are the endings of regular past tenses. ``names`` tells whether a capital inside a sentence marks a
    name, ``elisions`` whether ``l'`` and ``d'`` are words of their own.
    """

    language: str
    bias: float
    weights: tuple[tuple[float, int], ...]
    words: Mapping[str, tuple[int, ...]]
    phrases: Mapping[str, Mapping[str, Tails]]
    lists: Mapping[str, frozenset[str]]
    past: tuple[str, ...]
    names: bool
    elisions: bool


class Model(NamedTuple):
    """A linear model: log odds from the score by rules, the counts of kinds of evidence, and the words.

    ``words`` maps a word to its weight and to the weights that it has after certain words; ``early`` are weights of
    words near the start of the sentence.
    """

    bias: float
    rules: float
    kinds: tuple[float, ...]
    words: Mapping[str, tuple[float, Mapping[str, float] | None]]
    early: Mapping[str, float]


Changes = Sequence[tuple[str, bool, str]]
"""Changes of cues: kind, whether to add (else to take away), and the word or phrase in lower case."""


def load_pack(language: str, changes: Changes = ()) -> Pack:
    """Return the pack of ``language`` (two letters) with ``changes``. Raises ``ImportError`` where there is none."""
    cues = import_module(f"citecheck.compiled.claim_cues_{language}")
    pack = Pack(
        language, cues.BIAS, cues.WEIGHTS, cues.WORDS, cues.PHRASES, cues.LISTS, cues.PAST, cues.NAMES, cues.ELISIONS
    )
    return _changed(pack, changes) if changes else pack


def load_model(language: str) -> Model | None:
    """Return the linear model of ``language``, None where there is none."""
    try:
        model = import_module(f"citecheck.compiled.claim_model_{language}")
    except ImportError:
        return None
    return Model(model.BIAS, model.RULES, tuple(model.KINDS.get(name, 0.0) for name in INDEX), model.WORDS, model.EARLY)


def _changed(pack: Pack, changes: Changes) -> Pack:
    words = {word: list(kinds) for word, kinds in pack.words.items()}
    phrases = {first: {second: list(tails) for second, tails in rest.items()} for first, rest in pack.phrases.items()}
    for kind, adds, cue in changes:
        first, *rest = cue.split()
        if rest:
            tails = phrases.setdefault(first, {}).setdefault(rest[0], [])
            _change(tails, (tuple(rest[1:]), INDEX[kind]), adds)
            tails.sort(key=lambda tail: -len(tail[0]))
        else:
            _change(words.setdefault(first, []), INDEX[kind], adds)
    return pack._replace(
        words={word: tuple(kinds) for word, kinds in words.items() if kinds},
        phrases={
            first: {second: tuple(tails) for second, tails in rest.items() if tails} for first, rest in phrases.items()
        },
    )


def _change(where: list, what: object, adds: bool) -> None:  # type: ignore[type-arg]
    """Add ``what`` at the front, where it wins, or take it away."""
    if what in where:
        where.remove(what)
    if adds:
        where.insert(0, what)
