"""Entries of bibliographies without labels: ``Smith, J. (2019) Title``."""

from citecheck.readers.draft import BlockDraft
from citecheck.readers.typed.note_heads import EntryHead
from citecheck.readers.typed.note_runs import Entry
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

YEAR = r"(?:1[4-9]\d\d|20\d\d)[a-z]?|n\.d\.|forthcoming|in press"
_YEAR = pattern(rf"\b({YEAR})(?![\w-])")
_NAME = pattern(r"(?:(?:v[ao]n|de[rnl]?|della|d[iau]|l[ae]|te[nr]|[ae]l|bin|ibn|st\.?) ){0,3}[^\W\d_][\w’'.&-]*")
_LINE_HEAD = pattern(rf"[^\W\d_][^\n.:;]{{1,60}}(?:, [^\W\d_a-z]\.[^\n]{{0,80}})?[ (]\(?(?:{YEAR})\)?[.,:) ]")
_FURTHEST = 300
_PARTICLES = tuple(f"{word} " for word in "van von de der den del della di da du la le ten ter".split())  # noqa: SIM905


def author_key(name: str, year: str) -> str:
    """Return the key of a work: the first author's surname, folded and without particles, and the year."""
    folded = " ".join(name.split()).casefold().replace("’", "'").removesuffix("'s")
    while folded.startswith(_PARTICLES):
        folded = folded.split(" ", 1)[1]
    return f"{folded} {year.casefold()}".strip()


def split_entries(drafts: list[BlockDraft]) -> list[Entry]:
    """Return the entries that the blocks under a heading hold, or none where most of them are something else."""
    entries: list[Entry] = []
    held = 0
    for draft in drafts:
        found = _entries_of(draft)
        held += bool(found)
        entries.extend(found)
    return entries if held * 2 >= len(drafts) and len(entries) > 1 else []


def _entries_of(draft: BlockDraft) -> list[Entry]:
    """Return the entries of one block; lines that plainly begin with a name and a year begin entries of their own."""
    text = draft.text.plain()
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        if _LINE_HEAD.match(text, at + 1):
            starts.append(at + 1)
        at = text.find("\n", at + 1)
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if head := _head(draft, text[start:end], start):
            found.append(Entry(head, draft, end))
    return found if len(found) == len(starts) else []


def _head(draft: BlockDraft, text: str, at: int) -> EntryHead | None:
    year = _YEAR.search(text, 0, _FURTHEST)
    if year is None or not _NAME.match(text):
        return None
    name = surname(text[: year.start()])
    if not name or not (name[0].isupper() or name.startswith(_PARTICLES)):
        return None
    label = f"{name} {year[1]}"
    start = draft.text.build().source_offset(at)
    span = Span(draft.text.part, start, start)
    return EntryHead("author-year", label, author_key(name, year[1]), at, at, at, at, span)


def surname(before_year: str) -> str:
    """Return the name that an entry is filed under: the words before its first comma, stop or initials."""
    words: list[str] = []
    for word in before_year.split()[:8]:
        bare = word.strip("(),.;:")
        if not bare or (words and len(bare) <= 2 and bare.isupper()) or bare in ("and", "&", "et", "und"):
            break
        words.append(bare)
        if word[-1] in ",.;:(":
            break
    return " ".join(words)
