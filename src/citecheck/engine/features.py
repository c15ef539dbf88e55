"""What a document holds, as far as rules ask: the module of a rule is imported only where there is work for it."""

from collections.abc import Iterator

from citecheck.model.document import Document, Note
from citecheck.model.links import Links
from citecheck.text.patterns import pattern

_SEVERAL = 5
"""With fewer notes no habit of writing them can be told."""

# These only decide which modules are loaded, so they may say yes too often and never no too often. An expression that
# begins with words is compiled only where one of these stands in the notes, in small letters.
_HINTS = {
    "urls": (
        (
            "://",
            "www",
            "http",
            "ftp:",
            "mailto:",
            ".com",
            ".org",
            ".net",
            ".gov",
            ".uk",
            ".eu",
            ".de",
            ".fr",
            ".int",
            ".edu",
        ),
        pattern(r"://|www|http|ftp:|mailto:|\.(?:com|org|net|gov|uk|eu|de|fr|int|edu)\b"),
    ),
    "identifiers": (
        ("doi", "10.", "isbn", "issn", "orcid", "arxiv", "pmid", "pmc", "rfc", "ecli", "dp", "bibcode", "oclc"),
        pattern(r"doi|\b10\.\d{4}|isbn|issn|orcid|arxiv|pm(?:id|c)|rfc ?\d|ecli|\bdp\b|bibcode|oclc"),
    ),
    "back-references": (
        ("ibid", "id.", "id at", "cit", "supra", "infra", "idem", "(n", "note", "fn"),
        pattern(r"ibid|\bid\.|\bid at\b|cit\.|\bcit\b|supra|infra|idem|\(n\.? ?\d|\bnotes? \d|\bfn\.? ?\d"),
    ),
    "locators": (("page", "para", "line", "col"), pattern(r"\b(?:pages?|paras?|lines?|cols?)\b")),
}
# These are written with capitals and figures, or with signs, and nothing is spared by looking for words first.
_SIGNS = {
    "legal": pattern(r"[12]\d{3}[\])}]{0,2} ?[A-Z]|\bC[mdP]|S\.?I"),
    "dates": pattern(r"\d{4}|\d[/.-]\d{1,2}[/.-]\d"),
    "codes": pattern(r"[A-Z][ _-]?\d{3}|\{"),
    "locators": pattern(r"\d ?[^\w\s.,;()] ?\d|\bpp?\.? ?\d"),
}
# Some sign that every code, file, day of hearing and place in a document has.
_EVIDENCE = ("day", "at ", "ecf", "dkt", "doc", "{", "[", "/", ":", "§", "¶")
_CODE = pattern(r"[A-Z][A-Z._ -]{0,9}\d|\.\w")
_SURNAME = 5
_LAW = ("Act", "Order", "Regulations", "Rules", "Hansard", "Official Report", "ECLI")


def features(document: Document, links: Links) -> set[str]:
    """Return the names of the features of ``document`` that rules may need."""
    present = {
        "markers": document.markers,
        "notes": document.notes,
        "suspects": document.suspects,
        "directives": document.directives,
        "problems": document.problems,
        "prose": document.blocks,
    }
    has = {name for name, things in present.items() if things}
    if any(block.number for block in document.blocks):
        has.add("paragraph-numbers")
    if any(link.note < 0 for link in links.links):
        has.add("unresolved")
    if any(marker.target for marker in document.markers):
        has.add("linked-markers")
    if any(marker.typed for marker in document.markers):
        has.add("typed-markers")
    if any(marker.style == "author-year" for marker in document.markers):
        has.add("author-year")
    return has | set(_of_notes(document.notes))


def _of_notes(notes: tuple[Note, ...]) -> Iterator[str]:
    """Yield the features of notes and source entries."""
    if not notes:
        return
    if len(notes) >= _SEVERAL:
        yield "several-notes"
    if any(note.backlinks for note in notes):
        yield "backlinks"
    if any(note.block < 0 for note in notes):
        yield "declared-sources"
    if any(note.fields for note in notes):
        yield "structured-entries"
    words = [note.text.text for note in notes]
    words += [f"{field.name} {field.value}" for note in notes for field in note.fields]
    if any(note.kind == "entry" for note in notes):
        yield "entries"
    if _names_several([note.text.text for note in notes]):
        yield "names"
    yield from _hinted("\n".join(words))


def _names_several(texts: list[str]) -> bool:
    """Return whether words with capitals, the first of each note left out, stand there that may be surnames."""
    found = 0
    for text in texts:
        for word in text.split()[1:]:
            if len(word) >= _SURNAME and word != word.lower():
                found += 1
                if found >= _SEVERAL:
                    return True
    return False


def _hinted(text: str) -> Iterator[str]:
    """Yield what the words of the notes hint at."""
    low = text.lower()
    for name, (words, hint) in _HINTS.items():
        if any(word in low for word in words) and hint.search(low):
            yield name
    for name, sign in _SIGNS.items():
        if sign.search(text):
            yield name
    if any(word in text for word in _LAW):
        yield "legal"
    if any(sign in low for sign in _EVIDENCE) or _CODE.search(text):
        yield "evidence"
    if any(bracket in text for bracket in "()[]{}"):
        yield "brackets"
