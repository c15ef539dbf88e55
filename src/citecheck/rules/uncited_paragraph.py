"""CC407: a paragraph that makes claims and carries no citation at all."""

from collections.abc import Iterator

from citecheck.claims.gate import claims_in
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.text.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.claims.analysis import Claims, Sentence

_NAMED = 3


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding for each paragraph that makes claims and cites nothing.

    A list or quotation that it introduces belongs to it. The finding stands at the first claim; the others are
    related places.
    """
    claims = claims_in(document, context)
    if claims is not None:
        for unit, sentences in claims.uncited():
            yield _finding(claims, sentences, "sourceless" if unit.unit.points else "uncited")


def _finding(claims: "Claims", sentences: "list[Sentence]", message: str) -> Finding:
    from citecheck.claims.wording import describe

    first, *others = sentences
    words = {each: describe(claims, each) for each in sentences}
    strongest = sorted(sentences, key=lambda each: -each.evidence.score)[:_NAMED]
    reasons = "; ".join(dict.fromkeys(words[each] for each in sentences if each in strongest))
    number = claims.number_of(first)
    related = tuple(Related(claims.span_of(each), f"also a claim: {words[each]}") for each in others)
    return finding(
        message,
        claims.span_of(first),
        claims.text_of(first),
        block=first.block,
        related=related,
        paragraph=f"paragraph {number}" if number else "this paragraph",
        reasons=reasons,
    )
