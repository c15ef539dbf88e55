"""CC707: the report cites itself."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Block, Document, Note
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.titles import Titled, mentions, place_of, title_words, titled
from citecheck.text.patterns import pattern

_NOTICE = pattern(
    r"(?i)\b(?:press (?:notice|release|statement)|news release|media release|pressemitteilung"
    r"|communiqué de presse|nota de prensa|comunicado de prensa)\b"
)
_CITE_AS = pattern(
    r"(?i)\b(?:cited? (?:this|as|it)|(?:suggested|recommended|preferred|how to) cit\w{1,6}|please cite"
    r"|zitier\w{0,10}|citer cet|pour citer|cómo citar|citation de ce"
    r"|this (?:report|paper|document|publication|article|volume))\b"
)
# Another issue of the same work is another source; so are its data, and what others say of it under its title.
_ISSUE = pattern(
    r"(?i)\b(?:edition|edn|ed\.|version|vols?|volumes?|part|book|issue|series|draft|interim|preliminary|preprint"
    r"|thesis|dissertation|translat\w{1,5}|auflage|édition|edición|supplement|summary|archived|earlier|previous"
    r"|response|reply|submission|comments?|letter|first published|data ?set|data|code|software|repository"
    r"|zenodo|dryad|figshare|osf|github|gitlab"
    r"|mailing list|discussion|thread|forum|blog|review|talk|slides|presentation|poster|lecture|podcast|webinar)\b"
)
_YEAR = pattern(r"(?<![\d/-])(?:1[89]|20)\d\d(?!\d)")
_OTHER_KINDS = ("statute", "instrument", "eu-act", "case", "law-report", "rfc", "hansard", "transcript")
_LONGEST, _MOST_PIECES, _FAR = 2000, 5, 200


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note or entry with the title of the document: that of its metadata, or first heading.

    An entry that is older than another source of the document is an earlier edition.
    """
    own = _own_titles(document)
    if not own or document.source.format == "wikitext":  # an article about a work bears the title of the work
        return
    telling = [max(words, key=len) for words in own]
    newest = ""
    for each in titled(document, context) if any(mentions(note, telling) for note in document.notes) else ():
        if not any(word in each.title.casefold() for word in telling):
            continue
        title = next((title for title in _titles(each) if title_words(title) in own), "")
        if not title or not _may_be_meant(document, each):
            continue
        newest = newest or max((year for note in document.notes for year in _years(note)), default="")
        if (years := _years(each.note)) and max(years) < newest:
            continue
        notice = _NOTICE.search(each.note.text.text[:_LONGEST]) is not None
        heading = own[title_words(title)]
        related = (Related(heading.span, "the title of this document"),) if heading is not None else ()
        message = "notice" if notice else "itself"
        yield finding(message, place_of(title, each), title, block=each.note.block, related=related)


def _titles(each: Titled) -> Iterator[str]:
    """Yield a title as it stands, without "Press notice:", and without bodies and publishers that commas set off."""
    title = each.title.strip("\"'“”‘’*_ ")
    match = _NOTICE.match(title)
    yield title[match.end() :].lstrip(" :,-–—") if match else title
    pieces = title.split(", ", _MOST_PIECES) if each.cite is not None else []
    for size in range(len(pieces) - 1, 0, -1):
        yield from (", ".join(pieces[at : at + size]) for at in range(len(pieces) - size + 1))


def _own_titles(document: Document) -> dict[tuple[str, ...], Block | None]:
    """Return the titles of the document as compared, with their headings."""
    first = next((block for block in document.blocks if block.kind == "heading"), None)
    own: dict[tuple[str, ...], Block | None] = {title_words(document.metadata.title): None}
    if first is not None:
        own[title_words(first.text.text)] = first
    own.pop((), None)
    return own


def _may_be_meant(document: Document, each: Titled) -> bool:
    note, cite = each.note, each.cite
    text = note.text.text[:_LONGEST]
    if note.key in document.metadata.own_keys or (cite is not None and cite.kind in _OTHER_KINDS):
        return False
    if _CITE_AS.search(text) or _ISSUE.search(text.replace(each.title, " ")):
        return False
    fields = {field.name: field.value for field in note.fields}
    if fields.keys() & {"edition", "volume", "version"} or "rfc" in text.casefold():
        return False
    shared = note.listed >= 0 and document.note_lists[note.listed].origin == "shared"
    return not shared and not _CITE_AS.search(_heading_above(document, note.block))


def _heading_above(document: Document, block: int) -> str:
    above = (document.blocks[at] for at in range(block, max(-1, block - _FAR), -1))
    return next((each.text.text for each in above if each.kind == "heading"), "")


def _years(note: Note) -> list[str]:
    return _YEAR.findall(note.text.text[:_LONGEST])
