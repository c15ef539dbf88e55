"""Entries of bibliographies without labels: ``Smith, J. (2019) Title``."""

from collections.abc import Iterable

from citecheck.readers.draft import BlockDraft
from citecheck.readers.typed.note_heads import EntryHead
from citecheck.readers.typed.note_runs import Entry
from citecheck.text.author_names import Authors
from citecheck.text.author_works import Works
from citecheck.text.entry_heads import entry_head
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

YEAR = r"(?:1[4-9]\d\d|20\d\d)[a-z]?|n\.d\.|forthcoming|in press"
_LINE_HEAD = pattern(
    rf"[^\W\d_][^\n.:;(]{{1,60}}(?:, [^\W\d_a-z]\.[^\n]{{0,160}}?)?(?: \((?:{YEAR})[),]|[.,] \(?(?:{YEAR})\)?[.,)])"
    r"|[^\W\d_a-z][^\n.:;,(]{1,40}, (?:[^\W\d_a-z]\.[ -]?){1,4}(?:,| ?and |& |\()"
    r"|(?:[—–―_⸺⸻]{1,12}|-{3,12})[.,]? ?\(?(?:1[4-9]|20)\d\d"
)
_DATED = pattern(YEAR)
_LINE_ENDS = frozenset(".)]>/0123456789”\"’'")
_PARTICLES = tuple(f"{word} " for word in "van von de der den del della di da du la le ten ter".split())  # noqa: SIM905
_LONGEST = 2000
_MOST_BETWEEN = 3


def author_key(name: str, year: str) -> str:
    """Return the key of a work: the first author's surname, folded and without particles, and the year."""
    folded = " ".join(name.split()).casefold().replace("’", "'").removesuffix("'s")
    while folded.startswith(_PARTICLES):
        folded = folded.split(" ", 1)[1]
    return f"{folded} {year.casefold()}".strip()


def split_entries(drafts: list[BlockDraft]) -> list[Entry]:
    """Return the entries that the blocks under a heading hold, or none where most of them are something else.

    The list ends where several blocks in a row are no entries: an appendix may follow without a heading of its own.
    """
    entries: list[Entry] = []
    held = lasts = 0
    last: Authors | None = None
    for at, draft in enumerate(drafts, 1):
        found = _entries_of(draft, last)
        if found:
            held += 1
            lasts = at
            entries.extend(entry for entry, _ in found)
            last = found[-1][1]
        elif at - lasts > _MOST_BETWEEN and held > _MOST_BETWEEN:
            return entries if held * 2 >= lasts else []
    return entries if held * 2 >= len(drafts) and len(entries) > 1 else []


def _entries_of(draft: BlockDraft, last: Authors | None) -> list[tuple[Entry, Authors]]:
    """Return the entries of one block; lines that plainly begin with a name and a year begin entries of their own."""
    text = draft.text.plain()
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        ends = text[max(0, at - 5) : at].rstrip()[-1:] in _LINE_ENDS and _DATED.search(text, starts[-1], at)
        if ends and _LINE_HEAD.match(text, at + 1):
            starts.append(at + 1)
        at = text.find("\n", at + 1)
    found: list[tuple[Entry, Authors]] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        head = _head(draft, text[start:end], start, found[-1][1] if found else last)
        if head is not None:
            found.append((Entry(head[0], draft, end), head[1]))
    return found if len(found) == len(starts) else []


def _head(draft: BlockDraft, text: str, at: int, last: Authors | None) -> tuple[EntryHead, Authors] | None:
    head = entry_head(text.replace("\n", " ").replace("\u00a0", " "))
    if head is None:
        return None
    authors = last if head.repeats else head.authors
    if authors is None or not _is_name(authors.first):
        return None
    label = f"{authors.first} {text[head.start : head.end]}{head.suffix}"
    start = draft.text.build().source_offset(at)
    span = Span(draft.text.part, start, start)
    key = author_key(authors.first, f"{text[head.start : head.end]}{head.suffix}")
    return EntryHead("author-year", label, key, at, at, at, at, span), authors


def _is_name(name: str) -> bool:
    return bool(name) and (name[0].isupper() or name.startswith(_PARTICLES) or not name[0].isascii())


def listed_works(drafts: Iterable[BlockDraft]) -> Works:
    """Return the works of all source entries among ``drafts``, labelled or not.

    ``Work.place`` is 1 for an entry of a list without labels, 0 for another one.
    """
    works = Works()
    seen: set[int] = set()
    for draft in drafts:
        if not draft.text.length or (holder := draft.container_note()) is None or id(holder) in seen:
            continue
        seen.add(id(holder))
        note = holder.note
        if note is not None and note.kind == "entry":
            _add(works, note.label, draft.text.plain()[:_LONGEST], unlabelled=note.form == "author-year")
    return works


def _add(works: Works, label: str, text: str, *, unlabelled: bool) -> None:
    head = entry_head(text.replace("\n", " ").replace("\u00a0", " "))
    if head is None or not (head.repeats or head.authors.first):
        head = entry_head(label)
    if head is not None:
        works.add(head, int(unlabelled))
