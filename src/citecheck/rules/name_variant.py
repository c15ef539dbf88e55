"""CC705: a name that is spelt in one note unlike in all the others."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_LEAST_LETTERS = 6
_TIMES = 4


class _Use(NamedTuple):
    """A printed name: its words, its place, and its block."""

    name: str
    span: Span
    block: int


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each name that is one letter away from one that the notes use several times as often.

    The first names must be the same; a name that is used as often as the other is that of another person.
    """
    uses = _uses(document, context)
    by_first: dict[str, list[str]] = {}
    for name in uses:
        by_first.setdefault(name.rpartition(" ")[0], []).append(name)
    for names in by_first.values():
        for name in names:
            usual = [other for other in names if len(uses[other]) >= _TIMES * len(uses[name]) and _near(name, other)]
            if len(usual) == 1:
                other = uses[usual[0]][0]
                related = (Related(other.span, f'the usual spelling, "{other.name}"'),)
                for use in uses[name]:
                    yield finding("variant", use.span, use.name, block=use.block, related=related, usual=other.name)


def _uses(document: Document, context: Context) -> dict[str, list[_Use]]:
    found: dict[str, list[_Use]] = {}
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites if not note.fields else ():
            for part in cite.parts:
                if part.name == "speaker" and " " in part.value.strip():
                    use = _Use(part.value, note.text.to_source(part.start, part.end), note.block)
                    found.setdefault(" ".join(part.value.casefold().split()), []).append(use)
    return found


def _near(one: str, two: str) -> bool:
    """Return whether the surnames differ in one letter that is added, left out, exchanged or swapped with the next."""
    a, b = sorted((one.rpartition(" ")[2], two.rpartition(" ")[2]), key=len)
    if a == b or len(a) < _LEAST_LETTERS or len(b) - len(a) > 1:
        return False
    same = next((at for at in range(len(a)) if a[at] != b[at]), len(a))
    if len(a) < len(b):
        return a[same:] == b[same + 1 :]
    return a[same + 1 :] == b[same + 1 :] or (
        a[same : same + 2] == b[same : same + 2][::-1] and a[same + 2 :] == b[same + 2 :]
    )
