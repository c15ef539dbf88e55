"""CC004: a suppression comment that silences nothing."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Directive, Document
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

_LINE_END = pattern(r"[ \t]{0,80}(?:\r\n|\r|\n)")
_EMPTY_BEFORE = pattern(r"(?:\r\n|\r(?!\n)|(?<!\r)\n)(?:\r\n|\r|\n)$")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield nothing: what a comment silences is known only when all rules have run.

    ``citecheck.engine.suppress`` then makes the findings of this rule with :func:`unused_name` and
    :func:`unused_comment`.
    """
    return iter(())


def unused_name(document: Document, directive: Directive, name: str) -> Finding:
    """Return the finding for one name of a comment whose rules found nothing in its reach."""
    fixes = _without(document, directive, name)
    return finding("rule", directive.span, name, block=directive.block, fixes=fixes, name=name)


def unused_comment(document: Document, directive: Directive, command: str) -> Finding:
    """Return the finding for a comment without names in whose reach nothing was found."""
    fixes = _without(document, directive, "")
    return finding("all", directive.span, command, block=directive.block, fixes=fixes, name=command)


def _without(document: Document, directive: Directive, name: str) -> tuple[Fix, ...]:
    """Return the fix that takes ``name`` out of the comment, or the comment away where it names nothing else.

    None where words stand after the end of the comment: in plain text the whole line is one.
    """
    part, start, end = directive.span
    comment = document.source.part(part).text[start:end]
    if "-->" in comment[:-3]:
        return ()
    low = comment.find("[", comment.find("citecheck:")) + 1
    names = comment[low : comment.find("]", low)].split(",") if low and name else []
    if len(names) < 2 or name not in map(str.strip, names):
        return (Fix("remove the comment", True, (Edit(_with_line(document, directive), ""),)),)
    place = [each.strip() for each in names].index(name)
    first = low + len(",".join(names[:place]))  # the comma before it, or the first name
    last = first + len(names[place]) + 1
    if not place:
        last += len(names[1]) - len(names[1].lstrip())
    return (Fix(f'remove "{name}" from the comment', True, (Edit(Span(part, start + first, start + last), ""),)),)


def _with_line(document: Document, directive: Directive) -> Span:
    """Return the range of the comment: with its line where it stands alone, with the space before it at a line's end.

    Where empty lines are on both sides, the second goes too. In TeX the sign of a comment also swallows the line end,
    so it stays where a word stands before it.
    """
    part, start, end = directive.span
    text = document.source.part(part).text
    low, high = start, end
    while low > 0 and text[low - 1] in " \t":
        low -= 1
    while high < len(text) and text[high] in " \t":
        high += 1
    if low > 0 and text[low - 1] not in "\r\n":
        if high < len(text) and text[high] not in "\r\n":
            return Span(part, low if high > end else start, end)
        glued = document.source.format == "latex" and low == start
        return Span(part, start + 1 if glued else low, end)
    line = _LINE_END.match(text, high)
    if line is None:
        return Span(part, start, high)
    empty = _LINE_END.match(text, line.end())
    both = empty is not None and (low == 0 or bool(_EMPTY_BEFORE.search(text[max(low - 4, 0) : low])))
    return Span(part, low, empty.end() if both and empty else line.end())
