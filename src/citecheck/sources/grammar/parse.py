"""Parses the words of one note into the sources that it names."""

from citecheck.model.parsed_note import Cite, CitePart, NoteForm, ParsedNote
from citecheck.sources.grammar.cites import build
from citecheck.sources.grammar.lexer import Lexer
from citecheck.sources.grammar.profile import Profile
from citecheck.sources.grammar.segments import Segment, cut

MAX_LENGTH = 20_000
"""Notes are read up to this many characters; what follows is unread."""

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
    segments = cut(text, tokens)
    if len(segments) == 1:
        cite, unread = build(text, segments[0], profile)
        return ParsedNote(note, _form_of_one(cite), (cite,), tuple(unread))
    cites: list[Cite] = []
    missing: list[tuple[int, int]] = []
    for segment in _joined(text, segments):
        cite, unread = build(text, segment, profile)
        cites.append(_carried(text, cites[-1], cite) if cites else cite)
        missing += unread
    return ParsedNote(note, _form(cites), tuple(cites), tuple(missing))


def _form_of_one(cite: Cite) -> NoteForm:
    return _OWN_FORM.get(cite.kind, "sources")


def _form(cites: list[Cite]) -> NoteForm:
    kinds = {cite.kind for cite in cites}
    if kinds - _OWN_FORM.keys():
        return "sources"
    return next((form for kind, form in _OWN_FORM.items() if kind in kinds), "empty")


_PLACED = frozenset(("place", "and", "signal", "nature", "direction"))
_LAST = frozenset(("code", "file", "url", "citation", "act", "hansard", "back", "docket"))


def _joined(text: str, segments: list[Segment]) -> list[Segment]:
    """Join segments that hold only places with the source that they belong to, before or behind them."""
    joined: list[Segment] = []
    index = 0
    while index < len(segments):
        segment = segments[index]
        if _only_places(text, segment) and segment.by != ".":
            before = joined[-1] if joined else None
            after = segments[index + 1] if index + 1 < len(segments) else None
            if before is not None and _ends_in_places(before):
                joined[-1] = Segment(before.start, segment.end, before.tokens + segment.tokens, before.by)
                index += 1
                continue
            if after is not None and after.by == ";" and _begins_with_places(after):
                segments[index + 1] = Segment(segment.start, after.end, segment.tokens + after.tokens, segment.by)
                index += 1
                continue
        joined.append(segment)
        index += 1
    return joined


def _only_places(text: str, segment: Segment) -> bool:
    read = 0
    for kind, start, end, value in segment.tokens:
        if kind not in _PLACED or (kind == "place" and "/" in text[start:end]):
            return False
        if kind == "place" and value.units[0] in ("part", "chapter", "day"):
            return False
        read += end - start
    return (
        bool(segment.tokens)
        and segment.end - segment.start - read < 8
        and any(each[0] == "place" for each in segment.tokens)
    )


def _ends_in_places(segment: Segment) -> bool:
    """Return whether a source stands before its places, so that further places behind ``;`` are its own."""
    tokens = segment.tokens
    named = next((index for index, token in enumerate(tokens) if token[0] in _LAST), -1)
    return named >= 0 and tokens[-1][0] == "place" and tokens[0][0] != "place"


def _begins_with_places(segment: Segment) -> bool:
    tokens = segment.tokens
    return bool(tokens) and tokens[0][0] == "place" and any(token[0] in _LAST for token in tokens)


def _carried(text: str, before: Cite, cite: Cite) -> Cite:
    """Add the speaker of the source before to a transcript that names none."""
    if cite.kind != "transcript" or cite.part("speaker") is not None or cite.part("file") is not None:
        return cite
    speaker: CitePart | None = before.part("speaker") if before.kind == "transcript" else None
    return cite if speaker is None else cite._replace(carried=(speaker,))
