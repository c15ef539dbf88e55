"""Single sentences that no citation covers: what the rules by kind of claim have in common."""

from collections.abc import Iterator

from citecheck.claims.gate import claims_in
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding


def open_claims(document: Document, context: Context, code: str, message: str, *, always: bool) -> Iterator[Finding]:
    """Yield the uncovered claims whose strongest reason is ``code``, but for paragraphs that are reported as a whole.

    ``message`` is the message id of the rule, which has the placeholder ``reason``.

    Kinds that are not ``always`` a matter for a citation are reported only where every sentence is to carry its own
    (``scope = "sentence"``) or the rule's option ``each`` asks for them.
    """
    claims = claims_in(document, context)
    if claims is None or not (always or claims.settings.scope == "sentence" or context.options.get("each")):
        return
    found = claims.single(code)
    if not found:
        return
    from citecheck.claims.wording import describe, describe_lead

    for sentence in found:
        yield finding(
            message,
            claims.span_of(sentence),
            claims.text_of(sentence),
            block=sentence.block,
            reason=describe_lead(claims, sentence) if claims.introduces(sentence) else describe(claims, sentence),
        )
