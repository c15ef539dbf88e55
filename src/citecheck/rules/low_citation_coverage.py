"""CC408: a document or section in which too few claims have a citation."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.text.span import Span


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the document, and for each section, whose share of cited claims is below the options."""
    least, least_of_section = context.options["fail-under"], context.options["section-fail-under"]
    if not (least or least_of_section):
        return
    from citecheck.claims.gate import coverage_in

    sections = coverage_in(document, context)
    claims, cited = sum(each.claims for each in sections), sum(each.cited for each in sections)
    if claims and 100 * cited < least * claims:
        start = document.blocks[0].span
        place = Span(start.part, start.start, min(start.end, start.start + 1))
        yield finding(
            "document", place, "", share=_share(cited, claims), cited=cited, claims=claims, least=f"{least:g}"
        )
    for each in sections:
        if each.heading >= 0 and each.claims and 100 * each.cited < least_of_section * each.claims:
            heading = document.blocks[each.heading]
            yield finding(
                "section",
                heading.text.to_source(0, len(heading.text)),
                heading.text.text,
                block=heading.order,
                share=_share(each.cited, each.claims),
                cited=each.cited,
                claims=each.claims,
                least=f"{least_of_section:g}",
            )


def _share(cited: int, claims: int) -> str:
    return f"{100 * cited // claims}"
