"""CC104: a note or source entry without words, or with a placeholder."""

import re
from collections.abc import Iterator

from citecheck.linking.listing import notes_with_markers
from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, finding
from citecheck.text.patterns import pattern

_WHOLE = pattern(
    r"[\[(<{\s]*(?:tb[acd]|to ?do|fix ?me|x{2,}|\?+|source|citation|ref(?:erence)?|note|footnote|placeholder"
    r"|insert(?: \w+){0,4}|(?:source|citation|ref(?:erence)?|link|page(?: number)?) "
    r"(?:needed|missing|required|to (?:come|follow|be (?:added|confirmed)))|lorem ipsum[^\n]{0,200})[\s\])>}.:?!…]*",
    re.IGNORECASE,
)
_PART = pattern(
    r"\b(?:TBC|TBD|TBA|TODO|FIXME|XXX+)\b|[\[<{](?:INSERT|ADD|CHECK|FIND|REF|SOURCE|CITATION)\b[^\[\]<>{}\n]{0,60}[\]>}]"
    r"|[\[(](?:ref|source|page|date)\s?\?+[\])]|\bref\?\?*"
)

_HINTS = ("TB", "TODO", "FIXME", "XXX", "[", "<", "{", "(", "ref?")
_FEW_WORDS = 5
_BRACKETS = str.maketrans("[(<{", "    ")
_FIRST = (
    "tb",
    "todo",
    "to do",
    "fix",
    "xx",
    "?",
    "source",
    "citation",
    "ref",
    "note",
    "footnote",
    "placeholder",
    "insert",
    "link",
    "page",
    "lorem",
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note that holds no words or a placeholder."""
    for note in document.notes:
        text = note.text.text
        if not text.strip():
            if not _has_more(document, context, note):
                yield _empty(document, note)
            continue
        match = _placeholder(text)
        if match:
            words = match[0].strip()
            start = match.start() + match[0].index(words)
            span = note.text.to_source(start, start + len(words))
            yield finding("placeholder", span, words, block=note.block, label=note.label)


def _placeholder(text: str) -> re.Match[str] | None:
    if text.count(" ") < _FEW_WORDS and _begins_so(text) and (match := _WHOLE.fullmatch(text)):
        return match
    return _PART.search(text) if any(hint in text for hint in _HINTS) else None


def _begins_so(text: str) -> bool:
    """Return whether ``text`` begins like a placeholder; the expression is dear to compile."""
    return text.translate(_BRACKETS).lstrip().lower().startswith(_FIRST)


def _has_more(document: Document, context: Context, note: Note) -> bool:
    """A note that holds a marker says which note it means; one declared beside the document may hold fields."""
    if note.block < 0:
        return note.kind == "entry" and note.span.end > note.label_span.end + 4
    return note.block in notes_with_markers(document, context)


def _empty(document: Document, note: Note) -> Finding:
    printed = note.label_span.end > note.label_span.start
    span = note.label_span if printed else note.span
    words = document.words_at(span)[:60] if printed or not note.label else note.label
    return finding("empty", span, words or note.label, block=note.block, label=note.label)
