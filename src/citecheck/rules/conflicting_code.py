"""CC703: one evidence code that stands for documents of two dates."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.model.parsed_note import Cite, CitePart
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_WORD = pattern(r"[^\W\d_]{4,40}")
# A chain of e-mails or a bundle of letters under one code has as many dates as it has letters.
_BUNDLED = ("e-mail", "letter", "telegram")
_MESSAGES = ("e-mail", "email", "letter", "telegram", "message", "correspondence", "memo", "fax")


class _Use(NamedTuple):
    """A code with a date: where (block, place of the date), the printed date, the words of the title."""

    date: str
    block: int
    span: Span
    words: str
    title: frozenset[str]


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each date that a code bears more rarely than another, or against a row of the index."""
    index = _index(document)
    for code, rows in index.items():
        for row in rows[1:]:
            if not _agree(row.date, rows[0].date):
                yield _finding("rows", code, row, rows[0])
    for code, uses in _by_code(document, context).items():
        counts: dict[str, int] = {}
        for use in uses:
            counts[use.date] = counts.get(use.date, 0) + 1
        known = index.get(code) or [next(use for use in uses if counts[use.date] == max(counts.values()))]
        for use in uses:
            agrees = any(_agree(use.date, each.date) for each in known)
            if not agrees and (code in index or _same_document(use, known[0])):
                yield _finding("index" if code in index else "dates", code, use, known[0])


def _finding(message: str, code: str, use: _Use, usual: _Use) -> Finding:
    related = (Related(usual.span, f'the other date, "{usual.words}"'),)
    return finding(message, use.span, use.words, block=use.block, related=related, code=code.upper(), other=usual.words)


def _by_code(document: Document, context: Context) -> dict[str, list[_Use]]:
    found: dict[str, list[_Use]] = {}
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites if not note.fields else ():
            code, date = _single(cite, "code"), _single(cite, "date")
            if code and date and date.value and not _bundled(cite):
                span = note.text.to_source(date.start, date.end)
                title = frozenset(word.casefold() for part in cite.all("title") for word in _WORD.findall(part.value))
                words = note.text.text[date.start : date.end]
                found.setdefault(code.value.casefold(), []).append(_Use(date.value, note.block, span, words, title))
    return found


def _bundled(cite: Cite) -> bool:
    title = cite.part("title")
    return cite.kind in _BUNDLED or (title is not None and title.value.casefold().startswith(_MESSAGES))


def _single(cite: Cite, name: str) -> CitePart | None:
    parts = [part for part in cite.parts if part.name == name]
    return parts[0] if len({part.value for part in parts}) == 1 else None


def _agree(one: str, two: str) -> bool:
    """Dates agree as far as the less exact one goes."""
    return one.startswith(two) or two.startswith(one)


def _same_document(one: _Use, two: _Use) -> bool:
    """A code with two dates is one document with a slip when the titles are alike, or the dates nearly so."""
    if one.title and two.title:
        return 2 * len(one.title & two.title) >= min(len(one.title), len(two.title))
    return len(one.date) == len(two.date) == 10 and sum(a != b for a, b in zip(one.date, two.date, strict=True)) == 1


def _index(document: Document) -> dict[str, list[_Use]]:
    """Return what the rows of the evidence index say of each code that they date."""
    index: dict[str, list[_Use]] = {}
    for note in document.notes:
        fields = {field.name: field for field in note.fields}
        issued = fields.get("issued")
        if "code" in fields and issued:
            use = _Use(issued.value, note.block, issued.span, issued.value, frozenset())
            index.setdefault(fields["code"].value.casefold(), []).append(use)
    return index
