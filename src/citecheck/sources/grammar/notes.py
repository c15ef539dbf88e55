"""The notes of a document as parsed: what rules about sources, places and back-references read."""

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.parsed_note import Cite, ParsedNote
from citecheck.sources.grammar.detect import detect, own_profiles, shipped
from citecheck.sources.grammar.parse import parse_note
from citecheck.sources.grammar.profile import Profile

_NO_FORM = ("unknown", "explanatory", "empty")


def parsed_notes(document: Document, context: Context) -> tuple[ParsedNote, ...]:
    """Return one parsed note for each of ``document.notes``, in order; computed once per document."""
    return context.once("parsed-notes", lambda: _parse(document, context))


def profile_of(document: Document, context: Context) -> Profile:
    """Return the house style of the notes: the one that is configured, or the one that fits best.

    Raises :class:`citecheck.errors.ConfigError` where the configured profile is not known or a file is broken.
    """
    return context.once("note-profile", lambda: _profile(document, context))


def _parse(document: Document, context: Context) -> tuple[ParsedNote, ...]:
    profile = profile_of(document, context)
    parsed = [parse_note(note.text.text, profile, note.order, entry=note.kind == "entry") for note in document.notes]
    if profile.transcript_pair != profile.statement_pair:
        _settle_units(parsed, profile)
    if any(each.form in _NO_FORM for each in parsed):
        _name_by_others(parsed, document)
    return tuple(parsed)


def _name_by_others(parsed: list[ParsedNote], document: Document) -> None:
    """Let the fields of an entry, or a key in the words of a note ("See [@smith2019]"), say what the source is."""
    citing = {document.inside_note(marker.block) for marker in document.markers} - {-1}
    for index, note in enumerate(parsed):
        if note.form in _NO_FORM:
            source = document.notes[index]
            if source.fields:
                parsed[index] = note._replace(form="sources")
            elif source.block in citing:
                parsed[index] = note._replace(form="back-reference")


def _settle_units(parsed: list[ParsedNote], profile: Profile) -> None:
    """Let ``a/b`` after "Ibid" mean what it means in the source before: page and line where that is a transcript."""
    spoken = False
    for index, note in enumerate(parsed):
        if not note.cites:
            continue
        cite = note.cites[0]
        back = cite.part("back-reference")
        if spoken and back is not None and back.value in ("ibid", "id"):
            parsed[index] = note._replace(cites=(_as_spoken(cite, profile), *note.cites[1:]))
        last = note.cites[-1]
        if last.kind != "back-reference":
            spoken = last.kind == "transcript"


def _as_spoken(cite: Cite, profile: Profile) -> Cite:
    places = (
        place._replace(units=profile.transcript_pair) if place.units == profile.statement_pair else place
        for place in cite.locators
    )
    return cite._replace(locators=tuple(places))


def _profile(document: Document, context: Context) -> Profile:
    profiles = shipped()
    if paths := context.sources.get("profiles"):
        profiles.update(own_profiles(paths))
    wanted = context.sources.get("profile", "auto")
    if wanted == "auto":
        return detect([note.text.text for note in document.notes], profiles)
    if wanted not in profiles:
        from citecheck.errors import UsageError, did_you_mean

        raise UsageError(f'there is no profile "{wanted}"{did_you_mean(wanted, profiles)}')
    return profiles[wanted]


def coverage(notes: tuple[ParsedNote, ...]) -> tuple[int, int]:
    """Return how many notes have a known form and how many there are, empty ones left out."""
    forms = [note.form for note in notes if note.form != "empty"]
    return len(forms) - forms.count("unknown"), len(forms)
