"""CC508: a note that ends without the full stop that nearly all others have."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.text.patterns import pattern

_CLOSERS = " \t\n\u00a0\u200a\u2009\u202f\u2060\ufeff\"'”’»)]}*_"
_STOPS = ".!?…。"
_ADDRESS = pattern(
    r"://|www\.|@|\.[A-Za-z][A-Za-z0-9]{1,4}[>)\]\"'”’]{0,3}$|^[\w.~-]{0,80}/[\w./~-]{1,200}$|^10\.\d{4,9}/"
)
_LAST_WORD = 300
_NO_SENTENCE = ("cell", "table", "code", "list", "item", "quote", "heading")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note without a stop where nearly all notes of the document end with one."""
    bare: list[Note] = []
    stopped = 0
    for note in document.notes:
        text = note.text.text.rstrip()
        if not text or note.fields or note.block < 0 or _is_address(_last_word(text)):
            continue
        if _is_stopped(text):
            stopped += 1
        else:
            bare.append(note)
    if stopped < context.options["least"] or stopped < context.options["share"] * (stopped + len(bare)):
        return
    for note in bare:
        if _is_sentence(document, note):
            yield _finding(document, note, stopped)


def _is_address(word: str) -> bool:
    """Return whether a note ends with an address, which bears no stop; a plain word is none."""
    return not word.rstrip(".").isalnum() and _ADDRESS.search(word) is not None


def _last_word(text: str) -> str:
    return text[-_LAST_WORD:].split()[-1]


def _is_stopped(text: str) -> bool:
    """Return whether a stop stands before the closing quotes and brackets, or closes the sentence before a bracket."""
    end = text[-_LAST_WORD:].rstrip(_CLOSERS)
    if end[-1:] in _STOPS:
        return True
    if text[-1] != ")":
        return False
    before = text[-_LAST_WORD:].rpartition("(")[0].rstrip(_CLOSERS)
    return before[-1:] in _STOPS


def _is_sentence(document: Document, note: Note) -> bool:
    """Return whether the note ends in running text: with a letter, figure or bracket, in no table, list, quotation."""
    last = note.text.text.rstrip()[-1]
    if not (last.isalnum() or last in ")]}"):
        return False
    place = note.block + 1
    while place < len(document.blocks) and document.inside_note(place) == note.block:
        if document.blocks[place].kind in _NO_SENTENCE:
            return False
        place += 1
    return True


def _finding(document: Document, note: Note, stopped: int) -> Finding:
    text = note.text.text.rstrip()
    word = _last_word(text)
    span = note.text.to_source(len(text) - len(word), len(text))
    last = note.text.to_source(len(text) - 1, len(text))
    fixes: tuple[Fix, ...] = ()
    if document.words_at(last) == text[-1]:
        place = last._replace(start=last.end)
        fixes = (Fix("add a full stop", True, (Edit(place, "."),)),)
    return finding("missing", span, word, block=note.block, fixes=fixes, label=note.label, count=stopped)
