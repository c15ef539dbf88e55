"""CC003: a suppression comment that names no rule or cannot be read."""

from collections.abc import Iterator

from citecheck.catalogue.names import closest, known
from citecheck.errors import closest_name
from citecheck.model.context import Context
from citecheck.model.directives import COMMANDS, parse
from citecheck.model.document import Directive, Document
from citecheck.model.finding import Finding, finding

_SUGGESTIONS = 50
"""For at most so many names a suggestion is looked for: it costs more than all the rest of this rule."""

_FAULTS = ("brackets", "date", "rest")
_WITH_SUGGESTION = {"rule": "rule-suggestion", "command": "command-suggestion"}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each comment that cannot be read, and for each name in a comment that names no rule."""
    asked = 0
    for directive in document.directives:
        ignore = parse(directive.text)
        if ignore.fault in _FAULTS:
            yield finding(ignore.fault, directive.span, ignore.words, block=directive.block, given=ignore.words)
        elif ignore.fault:
            asked += 1
            close = closest_name(ignore.words, COMMANDS) if asked <= _SUGGESTIONS else ""
            yield _named("command", directive, ignore.words, close)
        for name in ignore.names:
            if not known(name):
                asked += 1
                yield _named("rule", directive, name[:60], closest(name) if asked <= _SUGGESTIONS else "")


def _named(message: str, directive: Directive, name: str, close: str) -> Finding:
    if not close:
        return finding(message, directive.span, name, block=directive.block, name=name)
    message = _WITH_SUGGESTION[message]
    return finding(message, directive.span, name, block=directive.block, name=name, suggestion=close)
