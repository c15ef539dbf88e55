"""What the rules find in a document, as rule and quoted words."""

from citecheck.config.settings import Settings
from citecheck.engine.run import Selection, run_rules
from citecheck.engine.select import select
from citecheck.model.document import Document


def findings(document: Document, *blocks: str) -> list[tuple[str, str]]:
    """Return (rule, words) of the findings whose rule begins with one of ``blocks``, sorted."""
    chosen = select(Settings(), document.source.path)
    found = run_rules(document, Selection(chosen.rules, chosen.options, chosen.claims, "2026-01-31"))
    return sorted((each.rule.id, each.finding.words) for each in found if each.rule.id.startswith(blocks))
