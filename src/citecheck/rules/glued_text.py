"""CC506: words that run into a code or the name of a file."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.text.patterns import pattern

_FILES = (".pdf", ".doc", ".xlsx", ".pptx", ".csv", ".txt")
_DIGITS = pattern(r"\d{6}(?:_\d{3,4})?[a-z]")
_FILE = pattern(r"[\w-]\.(?:pdf|PDF|docx|doc|xlsx|pptx|csv|txt)(?:\.(?=([A-Z][a-z]{0,20}\b))|(?=([A-Za-z]{2,30})))")
_CODE = pattern(r"(?<![A-Za-z0-9./=-])[A-Z]{3,5}\d{6,12}(?:_\d{3,4})?(?=([a-z]{2,20})\b)()")
# What really goes on like this: file.docx, page.pdfa, backup names.
_ENDINGS = frozenset(("x", "m", "a", "bak", "gz", "zip", "sig", "asc", "html", "htm", "aspx", "php", "xml"))
_ADDRESS = pattern(r"(?:https?:|www\.|ftp:)\S{0,400}$")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such place; a space mends it. Addresses have a rule of their own."""
    for note in document.notes:
        text = note.text.text
        if note.fields or note.block < 0 or not _has_hint(text):
            continue
        for form in (_FILE, _CODE):
            for match in form.finditer(text):
                at, words = match.end(), match[1] or match[2]
                if words.casefold() in _ENDINGS or _ADDRESS.search(text, max(0, at - 400), at):
                    continue
                start = _word_start(text, match.start())
                span = note.text.to_source(start, at + len(words))
                gap = note.text.to_source(at, at)
                fixes = (Fix("add a space", True, (Edit(gap, " "),)),)
                shown = text[start : at + len(words)]
                yield finding("glued", span, shown, block=note.block, fixes=fixes, words_after=words)


def _has_hint(text: str) -> bool:
    """Return whether it is worth while to look for files and codes in ``text``."""
    low = text.lower()
    return any(ending in low for ending in _FILES) or _DIGITS.search(text) is not None


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at
