"""CC702: two entries whose titles are nearly equal."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.rules.duplicate_note import called
from citecheck.rules.same_source_twice import check as same_sources
from citecheck.sources.titles import Titled, gaps, is_slip, people_of, title_words, titled
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_NUMBER = pattern(r"\d+")
_WORD = pattern(r"[^\W\d_]{3,60}")
_DOI = pattern(r"\b10\.\d{4,9}/[^\s\"<>{}|]{2,100}")
_WEB = pattern(r"https?://[^\s<>\"]{1,300}")
_NO_NUMBER = pattern(r"(?i)\b(?:accessed|retrieved|viewed|visited|isbn|issn)\b[^.;)\]]{0,60}")
_ISSUE = pattern(
    r"(?i)\b(?:first|second|third|fourth|fifth|revised|rev|updated|abridged|interim|final|draft|preliminary|translat\w{1,5}"
    r"|erratum|corrigendum|correction|reply|response|review(?= of)|comment|supplement|appendix|annex|summary"
    r"|(?:part|volume|vol|book|series|chapter)\b\.? (?:[a-z]|[ivx]{1,5}|one|two|three|four|five)\b)"
)
_PLACES = ("volume", "issue", "number", "page", "edition", "chapter-number", "part", "version", "code")
_MOST = 8
_LONGEST = 4000


class _Entry(NamedTuple):
    """An entry with what tells it from others: authors, DOIs, addresses, numbers, words of editions, fields."""

    source: Titled
    people: set[str]
    dois: set[str]
    addresses: set[str]
    numbers: set[str]
    issues: set[str]
    fields: dict[str, str]


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry whose title is that of an earlier one of its list, or differs in one letter.

    Each title is looked up by itself with one word left out, so the time is linear. What same-source-twice reports, and
    what differs in a number, an author, an edition or a part, is left alone.
    """
    told = {found.span for found in same_sources(document, context)}
    known: dict[tuple[int, tuple[str, ...]], list[tuple[_Entry, str]]] = {}
    for source in titled(document, context):
        note = source.note
        shared = note.listed >= 0 and document.note_lists[note.listed].origin == "shared"
        if note.kind != "entry" or shared or not (words := title_words(source.title)):
            continue
        entry, near = _entry(source), {}
        for gap, word in gaps(words):
            block = known.setdefault((note.listed, gap), [])
            near.update({other.source.note.order: (other, its, word) for other, its in block})
            if len(block) < _MOST:
                block.append((entry, word))
        earlier = next(
            (other.source for other, its, word in near.values() if _is_similar(other, entry, its, word)), None
        )
        if earlier is not None and note.label_span not in told and note.span not in told:
            yield _finding(earlier, source)


def _entry(source: Titled) -> _Entry:
    text = source.note.text.text[:_LONGEST]
    dois, addresses = ({found.rstrip(".,;)]/").casefold() for found in form.findall(text)} for form in (_DOI, _WEB))
    plain = _NO_NUMBER.sub(" ", _WEB.sub(" ", _DOI.sub(" ", text)))
    issues = {word.casefold() for word in _ISSUE.findall(text)}
    fields = {field.name: field.value.casefold() for field in source.note.fields if field.name in _PLACES}
    return _Entry(source, people_of(source), dois, addresses, set(_NUMBER.findall(plain)), issues, fields)


def _is_similar(one: _Entry, two: _Entry, word: str, other: str) -> bool:
    """Return whether two entries whose titles differ in one word contradict each other nowhere else."""
    for mine, theirs in ((one.people, two.people), (one.dois, two.dois), (one.addresses, two.addresses)):
        if mine and theirs and not mine & theirs:
            return False
    if one.issues != two.issues or not (one.numbers <= two.numbers or two.numbers <= one.numbers):
        return False
    if any(two.fields.get(name, value) != value for name, value in one.fields.items()):
        return False
    if called(one.source.note) == called(two.source.note) or not (word == other or is_slip(word, other)):
        return False
    return word == other or not (_is_name(two.source.title, other) and _is_name(one.source.title, word))


def _is_name(title: str, word: str) -> bool:
    """Return whether a word may be a name: it has a capital."""
    return word.capitalize() in _WORD.findall(title)[1:]


def _finding(earlier: Titled, each: Titled) -> Finding:
    related = (Related(earlier.span, f'the entry "{earlier.note.label}"'),)
    label, first, other = each.note.label, earlier.note.label, " ".join(earlier.title.split())
    return finding(
        "similar", each.span, each.title, block=each.note.block, related=related, label=label, first=first, other=other
    )
