"""CC513: a web page without the day on which it was read."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, Related, finding
from citecheck.model.parsed_note import CitePart, PartName
from citecheck.sources.grammar.notes import parsed_notes

_SHARE = 1 / 3
_MOST_RELATED = 20
# What is archived, or has a number of its own, stays as it was.
_LASTING = ("web.archive.org", "webarchive.", "archive.is", "archive.today", "archive.ph", "perma.cc", "doi.org")
# A post is dated itself and is cited with its date.
_POSTS = ("//twitter.", "//x.com/", "//www.twitter.", "//mobile.twitter.", "//bsky.app/", "//t.me/")
_LASTING_PARTS: tuple[PartName, ...] = ("identifier", "citation", "code", "volume")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such page where a third of the others have the date; else one for the document.

    The one for the document needs as many web sources as the option ``least`` says, and a date on one of them: where
    none has any, that is the style of the house (option ``always``).
    """
    dated, bare = 0, []
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites if not note.fields else ():
            url = cite.part("url")
            if url is None or url not in cite.parts or any(host in url.value for host in _LASTING):
                continue
            if cite.part("accessed"):
                dated += 1
            elif cite.part("date") and any(host in url.value for host in _POSTS):
                continue
            elif not any(cite.part(name) for name in _LASTING_PARTS):
                bare.append((note, url))
    if dated >= _SHARE * (dated + len(bare)):
        for note, url in bare:
            yield _finding("one", note, url, ())
    elif (dated or context.options["always"]) and len(bare) >= context.options["least"]:
        related = tuple(
            Related(note.text.to_source(url.start, url.end), "another") for note, url in bare[1 : _MOST_RELATED + 1]
        )
        yield _finding("all", *bare[0], related, count=len(bare), total=dated + len(bare))


def _finding(message: str, note: Note, url: CitePart, related: tuple[Related, ...], **data: int) -> Finding:
    span = note.text.to_source(url.start, url.end)
    words = note.text.text[url.start : url.end]
    count, total = data.get("count", 1), data.get("total", 1)
    return finding(message, span, words, block=note.block, related=related, count=count, total=total)
