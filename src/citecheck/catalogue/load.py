"""The rules that this version knows, from their compiled form."""

from citecheck.compiled.rules import RULES
from citecheck.model.finding import Severity
from citecheck.text.hints import Any
from citecheck.text.record import NamedTuple


class Rule(NamedTuple):
    """One rule of the catalogue: what running and reporting it needs.

    ``needs`` names features that a document must have for the rule to run; ``messages`` maps message ids to templates
    with named placeholders; ``options`` maps option names to defaults.
    """

    id: str
    name: str
    summary: str
    group: str
    severity: Severity
    confidence: str
    default: bool
    needs: tuple[str, ...]
    status: str
    fix: str
    messages: dict[str, str]
    options: dict[str, Any]


CATALOGUE: tuple[Rule, ...] = tuple(Rule(*row) for row in RULES)
"""All rules, by id."""

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in CATALOGUE}
"""The rules by name."""
