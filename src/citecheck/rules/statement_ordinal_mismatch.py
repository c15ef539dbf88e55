"""CC609: a statement called the 3rd whose code says that it is another."""

import re
from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.grammar.notes import parsed_notes


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each statement whose ordinal is not the number inside its code."""
    forms = [form for template in context.options["codes"] if (form := _form(template))]
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites:
            ordinal, code = cite.part("ordinal"), cite.part("code")
            if ordinal is None or code is None or ordinal not in cite.parts or not ordinal.value.isdecimal():
                continue
            match = next((match for form in forms if (match := form.fullmatch(code.value))), None)
            if match and int(match[1]) != int(ordinal.value):
                span = note.text.to_source(ordinal.start, ordinal.end)
                words = note.text.text[ordinal.start : ordinal.end]
                yield finding("differs", span, words, block=note.block, code=code.value, number=int(match[1]))


def _form(template: str) -> re.Pattern[str] | None:
    """Return the expression of a template: ``#`` is any digit, ``n`` a digit of the number of the statement."""
    first, last = template.find("n"), template.rfind("n")
    if first < 0 or set(template[first : last + 1]) != {"n"}:
        return None
    before, after = (re.escape(piece).replace(r"\#", r"\d") for piece in (template[:first], template[last + 1 :]))
    return re.compile(rf"{before}(\d{{{last - first + 1}}}){after}")
