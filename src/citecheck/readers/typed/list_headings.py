"""Words that stand above lists of notes and sources, in the languages of reports."""

from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_NUMBERING = pattern(
    r"(?:(?:appendix|annex|part|chapter|section)\s+)?(?:\d{1,3}|[a-z]|[ivxlc]{1,7})?(?:\.?\d{1,3}){0,4}[.:)]?\s+"
)
_FOOTNOTES = frozenset(
    {
        "footnote", "footnotes", "fußnoten", "fussnoten", "notes de bas de page", "notas al pie",
        "notas a pie de página", "notas de rodapé", "voetnoten", "note a piè di pagina",
    }
)  # fmt: skip
_ENDNOTES = frozenset(
    {
        "notes", "endnotes", "end notes", "end-notes", "chapter notes", "notes and references", "references and notes",
        "references and footnotes", "notes and sources", "sources and notes", "anmerkungen", "endnoten",
        "anmerkungen und quellen", "notes et références", "notes de fin", "notas", "notas finales",
        "notas y referencias", "noten", "note",
    }
)  # fmt: skip
_ENTRIES = frozenset(
    {
        "references", "reference", "reference list", "list of references", "list of sources", "sources", "source list",
        "sources cited", "bibliography", "works cited", "cited works", "literature", "literature cited", "citations",
        "references cited", "urls", "uris", "quellen", "quellenverzeichnis", "quellenangaben", "literatur",
        "literaturverzeichnis", "einzelnachweise", "belege", "références", "references bibliographiques",
        "références bibliographiques", "bibliographie", "sources citées", "ouvrages cités", "referencias", "fuentes",
        "referencias bibliográficas", "bibliografía", "bibliografia", "obras citadas", "referências", "fontes",
        "riferimenti", "riferimenti bibliografici", "fonti", "bronnen", "literatuur", "referenties",
    }
)  # fmt: skip
_OPTIONAL = frozenset(
    {
        "further reading", "reading list", "recommended reading", "suggested reading", "additional reading",
        "select bibliography", "selected bibliography", "general bibliography", "selected references",
        "weiterführende literatur", "pour aller plus loin", "lectures complémentaires", "lecturas recomendadas",
    }
)  # fmt: skip
_TAILS = (" references", " bibliography", " footnotes", " endnotes", " works cited")
_PARTS = pattern(
    r"(?:(?:primary|secondary|online|published|unpublished|archival|printed|web|other) )?(?:sources|books|articles"
    r"|journal articles|reports|legislation|cases|case law"
    r"|websites|web pages|newspapers|papers|documents|statutes|theses)"
    r"|(?:chapter|part|section|page|appendix|annex|kapitel|chapitre|capítulo) [\divxlc]{1,6}\b.{0,60}"
)


class ListHeading(NamedTuple):
    """What a heading announces: ``family`` is ``footnotes``, ``endnotes`` or ``entries``."""

    family: str
    optional: bool


def list_heading(text: str) -> ListHeading | None:
    """Return what the heading ``text`` announces, or None when it is not one above a note list."""
    if len(text) > 60:
        return None
    folded = _folded(text)
    found = _lookup(folded)
    if found is None and " " in folded and (match := _NUMBERING.match(folded)) and match.end() < len(folded):
        found = _lookup(folded[match.end() :])
    return found


def _folded(text: str) -> str:
    folded = " ".join(text.split()).lower()
    return folded.removesuffix("[edit]").strip(" *_#:.=—–-")


def _lookup(words: str) -> ListHeading | None:
    words = words.strip(" .:—–-")
    if words in _ENTRIES:
        return ListHeading("entries", False)
    if words in _ENDNOTES or words.startswith(
        ("notes to ", "notes for chapter", "notes on chapter", "anmerkungen zu ")
    ):
        return ListHeading("endnotes", False)
    if words in _FOOTNOTES:
        return ListHeading("footnotes", False)
    if words in _OPTIONAL:
        return ListHeading("entries", True)
    if words.endswith(_TAILS) and words.count(" ") <= 3:
        return ListHeading("endnotes" if words.endswith("notes") else "entries", False)
    return None


def is_part_heading(text: str) -> bool:
    """Return whether a heading divides a note list (``Primary sources``, ``Chapter 2``)."""
    folded = _folded(text)
    return len(folded) < 90 and (_PARTS.fullmatch(folded) is not None or list_heading(text) is not None)
