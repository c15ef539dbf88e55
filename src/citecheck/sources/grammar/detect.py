"""Finds the house style of the notes of a document: the profile whose typical forms most notes show."""

from collections.abc import Mapping, Sequence

from citecheck.sources.grammar.profile import Profile, from_table, template_pattern
from citecheck.text.hints import Any
from citecheck.text.patterns import pattern

SAMPLE = 200
"""So many notes, spread evenly, decide."""
MIN_SHARE = 0.12
"""The share of notes that must show a form of a profile for it to be taken."""
_HEAD = 400
"""A note shows its form within so many characters."""
_LAST = ("chicago-notes", "oscola")  # citations of law stand in every inquiry report, so their forms say little


def shipped() -> dict[str, Profile]:
    """Return the profiles that come with citecheck, by name."""
    from citecheck.compiled.profiles import PROFILES

    return {name: from_table(table) for name, table in PROFILES.items()}


def detect(notes: Sequence[str], profiles: Mapping[str, Profile]) -> Profile:
    """Return the profile that fits ``notes`` best; ``generic`` where none fits.

    The order of ``profiles`` does not matter: of two that fit equally well the one with more marks is taken, then the
    first by name, and the legal and scholarly styles last.
    """
    sample = [note for note in notes if note and not note.isspace()]
    if len(sample) > SAMPLE:
        step = len(sample) / SAMPLE
        sample = [sample[int(index * step)] for index in range(SAMPLE)]
    sample = [note[:_HEAD] for note in sample]
    words = "\n".join(sample)
    best, chosen = (0.0, False, 0), profiles.get("generic", Profile("generic"))
    for name in sorted(profiles):
        profile = profiles[name]
        fitting = _fitting(sample, [mark for mark in profile.marks if _may_stand_in(mark, words)])
        if fitting < MIN_SHARE * len(sample) or not fitting:
            continue
        score = (float(fitting), name not in _LAST, len(profile.marks))
        if score > best:
            best, chosen = score, profile
    return chosen


def _may_stand_in(mark: str, words: str) -> bool:
    """Return whether all that the template ``mark`` says literally stands in ``words``; this spares most of them."""
    return all(piece.partition(">")[2] in words for piece in f">{mark}".split("<"))


def _fitting(sample: Sequence[str], marks: Sequence[str]) -> int:
    """Return how many notes of ``sample`` show one of the templates ``marks``."""
    if not marks:
        return 0
    search = pattern("|".join(map(template_pattern, marks))).search
    return sum(1 for note in sample if search(note))


def own_profiles(paths: Sequence[str]) -> dict[str, Profile]:
    """Return the profiles of the files ``paths``, by name.

    Raises :class:`citecheck.errors.ConfigError` for a file that cannot be read or does not fit the schema.
    """
    profiles = (_own_profile(path) for path in paths)
    return {profile.name: profile for profile in profiles}


def _own_profile(path: str) -> Profile:
    import tomllib

    from citecheck.errors import ConfigError

    try:
        with open(path, "rb") as file:
            table = tomllib.load(file)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, f"the profile cannot be read: {getattr(error, 'strerror', None) or error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, f"the profile is no TOML: {error}") from None
    _validate(path, table)
    profile = from_table(table)
    for template in (*profile.codes, *profile.marks):
        try:
            template_pattern(template)
        except ValueError as error:
            raise ConfigError(path, str(error)) from None
    return profile


def _validate(path: str, table: dict[str, Any]) -> None:
    from jsonschema import Draft202012Validator

    from citecheck.compiled.profiles import SCHEMA
    from citecheck.errors import ConfigError

    for error in Draft202012Validator(SCHEMA).iter_errors(table):
        place = ".".join(str(step) for step in error.absolute_path)
        where = f"{place}: " if place else ""
        raise ConfigError(path, f"{where}{error.message[:200]}")
