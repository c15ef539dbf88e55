"""What kind of document it is, as far as that tells which of its statements need a source.

A research article reports its authors' own study; a specification, the description of a program and mathematics are
about themselves; and a book whose notes only comment has no apparatus for facts at all. Each is told by its form, not
by its subject: by headings that the templates of its kind prescribe, by its markup, by what its notes are.
"""

from citecheck.claims.sections import title_of
from citecheck.claims.units import Unit
from citecheck.compiled.claim_sections import PROPOSALS, PROPOSALS_OFTEN
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.text.hints import TYPE_CHECKING
from citecheck.text.patterns import pattern

if TYPE_CHECKING:
    from citecheck.claims.analysis import OpenUnit
    from citecheck.claims.evidence import Evidence

_FORMULAS = ("<math", "<mml:math", "<inline-formula", ":math:`", "\\(", "\\[", "\\begin{equation", "\\begin{align")
# "This analysis", "the present findings": how a research article speaks of itself.
_OWN = pattern(
    r"(?i)\b(?:this|these|the present|the current|the above) (?:[a-z]{1,15} )?"
    r"(?:stud(?:y|ies)|analys[ie]s|results?|findings?|data|papers?|articles?|work|experiments?|observations?|cohort|trial|survey|model|approach|method)\b"
)
_LEAST_PROPOSALS = 3
_LEAST_NOTES = 8
_LOOKED_AT = 80
# Above this share of paragraphs with a citation nothing is asked of the notes: the document cites what it says.
_CITES_AMPLY = 0.35


def is_technical(document: Document, units: list[Unit], open_units: "list[OpenUnit]") -> bool:
    """Return whether the document describes software, lays down a specification, or is mathematics.

    Its statements are then about itself. Told by blocks of code, by the headings of proposals, by formulas, by the
    capitals of RFC 2119 ("MUST"), and by the share of sentences with words of programming.
    """
    if not open_units:
        return False
    if 8 * sum(block.kind == "code" for block in document.blocks) > len(units):
        return True
    return _is_proposal(document) or _formulas(document) > len(units) or _speaks_of_programs(open_units)


def _is_proposal(document: Document) -> bool:
    """Return whether the headings are those of a proposal (PEP, BIP, EIP, RFC): two of its own, or one among three."""
    titles = {title_of(block.text.text) for block in document.blocks if block.kind == "heading"}
    own = len(titles & PROPOSALS)
    return own > 1 or (own == 1 and own + len(titles & PROPOSALS_OFTEN) >= _LEAST_PROPOSALS)


def _formulas(document: Document) -> int:
    """Return the number of formulas in the source, where its format marks them."""
    found = 0
    for part in document.source.parts:
        if not part.register:
            found += sum(part.text.count(each) for each in _FORMULAS)
            if document.source.format == "latex":
                found += part.text.count("$") // 2
    return found


def _speaks_of_programs(open_units: "list[OpenUnit]") -> bool:
    from citecheck.claims.pack import INDEX

    norm, software = INDEX["norm"], INDEX["code"]
    sentences = technical = norms = 0
    for each in open_units:
        for sentence in each.sentences:
            kinds = {hit[0] for hit in sentence.evidence.hits}
            sentences += 1
            norms += norm in kinds
            technical += norm in kinds or software in kinds
    return technical > 0.25 * (sentences + 4) or norms > 0.04 * (sentences + 20)


def only_comments(document: Document, context: Context, units: list[Unit]) -> bool:
    """Return whether most notes of ``document`` comment and name no source: it has no apparatus for its facts.

    So it is with essays, and with the classics that an editor explains. A document that cites in a third of its
    paragraphs is not asked.
    """
    cited = sum(unit.cited for unit in units)
    notes = [note for note in document.notes if note.kind != "entry" and not note.fields and len(note.text)]
    if len(notes) < _LEAST_NOTES or cited > _CITES_AMPLY * len(units):
        return False
    from citecheck.sources.grammar.notes import profile_of
    from citecheck.sources.grammar.parse import parse_note

    profile = profile_of(document, context)
    some = notes[:: 1 + len(notes) // _LOOKED_AT]
    return 2 * sum(parse_note(note.text.text, profile).form == "explanatory" for note in some) > len(some)


def of_others(words: str, evidence: "Evidence", introduction: bool) -> bool:
    """Return whether a sentence of a research article speaks of the work of others, not of its own study.

    Under its introduction figures and findings are those of others; in its discussion only what is said or quoted of
    somebody who is named.
    """
    from citecheck.claims.pack import INDEX

    kinds = {hit[0] for hit in evidence.hits}
    if _OWN.search(words) or any(
        INDEX[name] in kinds for name in ("we", "first-person", "own-display", "cross-reference", "road-map")
    ):
        return False
    if any(INDEX[name] in kinds for name in ("report-verb", "attribution", "quotation")):
        return introduction or INDEX["name"] in kinds or INDEX["date"] in kinds
    return introduction and any(INDEX[name] in kinds for name in ("statistic", "finding", "superlative", "law"))
