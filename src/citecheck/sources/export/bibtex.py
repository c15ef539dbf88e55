"""Source entries as a BibTeX file in UTF-8 with fields that both BibTeX and biblatex read."""

from collections.abc import Iterable, Iterator

from citecheck.model.document import Note
from citecheck.sources.export.csl import distinct, person_of
from citecheck.sources.registers.names import PEOPLE
from citecheck.text.patterns import pattern

_KINDS = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "online",
    "book": "book", "chapter": "incollection", "paper-conference": "inproceedings", "report": "report",
    "thesis": "thesis", "webpage": "online", "post": "online", "post-weblog": "online", "patent": "patent",
    "periodical": "periodical", "manuscript": "unpublished", "dataset": "dataset", "software": "software",
    "pamphlet": "booklet", "entry-encyclopedia": "inreference", "entry-dictionary": "inreference",
    "personal_communication": "letter", "legislation": "legislation", "legal_case": "jurisdiction",
    "motion_picture": "movie", "song": "music", "review": "review", "standard": "standard",
}  # fmt: skip
_NAMES = {
    "accessed": "urldate", "event-date": "eventdate", "original-date": "origdate", "DOI": "doi",
    "URL": "url", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid", "page": "pages",
    "number-of-pages": "pagetotal", "number-of-volumes": "volumes", "publisher-place": "address",
    "collection-title": "series", "collection-number": "number", "title-short": "shorttitle", "language": "langid",
    "keyword": "keywords", "chapter-number": "chapter", "medium": "howpublished", "volume-title": "maintitle",
    "container-author": "bookauthor", "container-title-short": "shortjournal", "event-title": "eventtitle",
    "event-place": "venue", "status": "pubstate", "annote": "annotation", "call-number": "library", "issue": "number",
}  # fmt: skip
_VERBATIM = frozenset(("DOI", "URL", "eprint", "file", "crossref", "xref", "xdata", "ids", "related", "entryset"))
_IN_JOURNAL = frozenset(("article", "periodical", "review"))
_SPECIAL = str.maketrans({
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "%": "\\%", "&": "\\&",
    "$": "\\$", "#": "\\#", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    '"': "\\textquotedbl{}", "`": "\\textasciigrave{}", "'": "\\textquotesingle{}",
})  # fmt: skip
_CONTROLS = dict.fromkeys(code for code in range(32) if code != 10)
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
_KEY = pattern(r"[\x00-\x20\s,{}()\"#%=\\~'@]+")
_FIELD = pattern(r"[^A-Za-z0-9_-]+")
_LONGEST = 80
_YEAR = pattern(r"\d{4}(?:$|[-/])")
_DASHES = pattern(r"--+")


def to_bibtex(notes: Iterable[Note]) -> str:
    """Return ``notes`` as BibTeX entries in their order, each field on a line of its own.

    The key of an entry is the label of the note without the signs that a key must not hold; one that is used again
    gets ``-2``, ``-3``... (BibTeX takes ``A`` and ``a`` for one key). A note without fields is a ``@misc`` with its
    words as its title.
    """
    taken: set[str] = set()
    return "\n".join(_entry(note, taken) for note in notes).translate(_CONTROLS)


def _entry(note: Note, taken: set[str]) -> str:
    key = _KEY.sub("-", note.label or note.key).strip("-")[:_LONGEST] or "source"
    folded = distinct(key.casefold(), taken)
    key += folded[len(key.casefold()) :]
    kind = next((_KINDS.get(field.value, "misc") for field in note.fields if field.name == "type"), "misc")
    lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(note, kind)]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _fields(note: Note, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the names of biblatex and the escaped values, the people of one field joined, each name once."""
    found: dict[str, str] = {}
    for field in note.fields:
        name = _name(field.name, kind)
        value = " ".join(field.value.split())
        if field.name == "type" or not name or not value:
            continue
        if field.name in PEOPLE:
            found[name] = f"{found[name]} and {_person(value)}" if name in found else _person(value)
        elif name == "keywords" and name in found:
            found[name] += f", {escaped(value)}"
        elif field.name == "issued":
            found.update((part, words) for part, words in _dates(value) if part not in found)
        elif name not in found:
            found[name] = _verbatim(value) if field.name in _VERBATIM else escaped(value)
    if not note.fields and note.text.text.strip():
        found["title"] = escaped(" ".join(note.text.text.split()))
    yield from found.items()


def _dates(value: str) -> Iterator[tuple[str, str]]:
    """Yield the year, which BibTeX knows, and the date, which biblatex takes where it says more."""
    if _YEAR.match(value):
        yield "year", value[:4]
        if len(value) > 4:
            yield "date", escaped(value)
    else:
        yield "year", escaped(value)


def _name(name: str, kind: str) -> str:
    if name == "container-title":
        return "journal" if kind in _IN_JOURNAL else "booktitle"
    return _NAMES.get(name, _FIELD.sub("", name.lower()).lstrip("0123456789-")[:_LONGEST])


def escaped(words: str) -> str:
    """Return ``words`` so that LaTeX prints them as they are; dashes and quotation marks too."""
    return _DASHES.sub(lambda match: "{}".join("-" * len(match[0])), words.translate(_SPECIAL))


def _verbatim(words: str) -> str:
    """Return an address as biblatex takes it, word for word; what would end the field is written in percent."""
    return "".join(_IN_ADDRESS.get(sign, sign) for sign in words)


def _person(value: str) -> str:
    """Return a name as "Family, Given" or "Family, Suffix, Given"; one that is whole in braces, so that it stays so."""
    parts = person_of(value)
    if "literal" in parts:
        return "others" if value == "others" else f"{{{escaped(value)}}}"
    names = [_kept(parts[each]) for each in ("family", "suffix", "given") if each in parts]
    return ", ".join(names)


def _kept(words: str) -> str:
    """Return a part of a name, in braces where "and" or a comma in it would divide it."""
    plain = escaped(words)
    return f"{{{plain}}}" if "," in words or "and" in words.casefold().split() else plain
