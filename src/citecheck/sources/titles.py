"""The titles of the sources of a document, and which of them are nearly equal."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.parsed_note import Cite
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_WORD = pattern(r"[^\W_]{1,60}")
_ARTICLES = frozenset(
    ("the", "a", "an", "and", "der", "die", "das", "und", "le", "la", "les", "et", "el", "los", "las")
)
_LONGEST = 400
_MOST_WORDS = 40
_FEWEST_WORDS, _FEWEST_LETTERS = 4, 20
_SHORTEST = 5


class Titled(NamedTuple):
    """A source with a title as printed, its place, and the source as parsed (None: a structured entry)."""

    note: Note
    title: str
    span: Span
    cite: Cite | None


def titled(document: Document, context: Context) -> Iterator[Titled]:
    """Yield the sources of all notes that have a title; of an entry only what it begins with."""
    from citecheck.sources.grammar.notes import parsed_notes  # notes are parsed only where a rule has to

    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        if note.fields:
            field = next((each for each in note.fields if each.name == "title"), None)
            if field is not None:
                yield Titled(note, field.value, field.span, None)
            continue
        for cite in parsed.cites[:1] if note.kind == "entry" else parsed.cites:
            title = next((part for part in cite.parts if part.name == "title"), None)
            if title is not None:
                yield Titled(note, title.value, note.text.to_source(title.start, title.end), cite)


def place_of(words: str, source: Titled) -> Span:
    """Return the place of ``words``, a piece of the title of a source; that of the title where they are not printed."""
    part = source.cite.part("title") if source.cite is not None else None
    at = source.note.text.text.find(words, part.start, part.end) if part is not None else -1
    return source.note.text.to_source(at, at + len(words)) if at >= 0 else source.span


def people_of(source: Titled) -> set[str]:
    """Return the words of three letters or more of the names of authors and speakers, editors in structured entries."""
    if source.cite is not None:
        names = [part.value for part in source.cite.parts if part.name in ("author", "speaker")]
    else:
        names = [field.value for field in source.note.fields if field.name in ("author", "editor")]
    return {word for name in names for word in _WORD.findall(name.casefold()) if len(word) > 2 and word.isalpha()}


def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a title as compared: without case, signs and articles; none where it says too little."""
    words = [word for word in _WORD.findall(title[:_LONGEST].casefold()) if word not in _ARTICLES]
    tells = len(words) >= _FEWEST_WORDS and sum(map(len, words)) >= _FEWEST_LETTERS
    return tuple(words[:_MOST_WORDS]) if tells else ()


def mentions(note: Note, words: list[str]) -> bool:
    """Return whether one of the ``words``, in small letters, stands in ``note``, so that it has to be parsed."""
    told = [note.text.text, *(field.value for field in note.fields)]
    return any(word in each.casefold() for each in told for word in words)


def gaps(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield ``words`` with each of them left out, and the one that is: titles that differ in one word share a gap."""
    for place, word in enumerate(words):
        yield (*words[:place], "", *words[place + 1 :]), word


def is_slip(one: str, other: str) -> bool:
    """Return whether two words differ by one letter added, left out, exchanged or swapped with the next."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or len(long) - len(short) > 1 or short == long or not (short + long).isalpha():
        return False
    same = next((at for at in range(len(short)) if short[at] != long[at]), len(short))
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    return (
        short[same + 1 :] == long[same + 1 :]
        or short[same : same + 2] == long[same : same + 2][::-1]
        and (short[same + 2 :] == long[same + 2 :])
    )
