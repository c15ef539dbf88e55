"""Parses the words of one note into the sources that it names."""

from citecheck.model.parsed_note import Cite, CitePart, NoteForm, ParsedNote
from citecheck.sources.grammar.cites import build
from citecheck.sources.grammar.joining import joined
from citecheck.sources.grammar.lexer import Lexer
from citecheck.sources.grammar.profile import Profile
from citecheck.sources.grammar.segments import cut
from citecheck.text.patterns import pattern

_book = pattern(
    r"[A-Z][\w'\u2019-]{1,30}(?:\s[A-Z][\w'\u2019-]{1,30})?\s[A-Z]{1,3}\.\s[A-Z][^.]{2,150}\.\s[A-Z][^.]{2,80},\s"
    r"(?:1[5-9]|20)\d\d\.?\s?"
)
_OWN_FORM: dict[str, NoteForm] = {
    "back-reference": "back-reference",
    "unknown": "unknown",
    "cross-reference": "cross-reference",
    "explanatory": "explanatory",
}
"""Kinds that name no source of their own, and the form of a note that holds nothing else; the first one decides."""


def parse_note(text: str, profile: Profile, note: int = 0, entry: bool = False) -> ParsedNote:
    """Parse the words of a note by the house style ``profile``. Never raises; the time is linear in the length.

    ``note`` is its index in the document; ``entry`` tells that it is an entry of a list of sources, hence one source.
    """
    if not text or text.isspace():
        return ParsedNote(note, "empty", ())
    tokens = Lexer(text, profile).run()
    if entry or profile.layout == "entries" or _is_printed_as_entry(text):
        from citecheck.sources.grammar.entries import build_entry, is_entry  # most reports have notes only

        if is_entry(text, tokens):
            cite = build_entry(text, tokens)
            return ParsedNote(note, _form_of_one(cite), (cite,))
    segments = cut(text, tokens)
    if len(segments) == 1:
        cite, unread = build(text, segments[0], profile)
        return ParsedNote(note, _form_of_one(cite), (cite,), tuple(unread))
    cites: list[Cite] = []
    missing: list[tuple[int, int]] = []
    for segment in joined(text, segments, profile.locator_first):
        cite, unread = build(text, segment, profile)
        cites.append(_carried(text, cites[-1], cite) if cites else cite)
        missing += unread
    return ParsedNote(note, _form(cites), tuple(cites), tuple(missing))


def _is_printed_as_entry(text: str) -> bool:
    """Return whether a note is a book printed as in a list of references: 'Bush GW. Decision Points. Virgin, 2010.'."""
    stop = text.find(". ", 0, 40)
    if stop < 3 or not text[stop - 1].isupper() or text[stop - 2] not in " ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        return False
    return _book.fullmatch(text) is not None


def _form_of_one(cite: Cite) -> NoteForm:
    return _OWN_FORM.get(cite.kind, "sources")


def _form(cites: list[Cite]) -> NoteForm:
    kinds = {cite.kind for cite in cites}
    if kinds - _OWN_FORM.keys():
        return "sources"
    return next((form for kind, form in _OWN_FORM.items() if kind in kinds), "empty")


def _carried(text: str, before: Cite, cite: Cite) -> Cite:
    """Add the speaker of the source before to a transcript that names none."""
    if cite.kind != "transcript" or cite.part("speaker") is not None or cite.part("file") is not None:
        return cite
    speaker: CitePart | None = before.part("speaker") if before.kind == "transcript" else None
    return cite if speaker is None else cite._replace(carried=(speaker,))
