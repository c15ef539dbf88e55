"""CC505: the letters of an evidence code that no other code has, one slip away from letters that many have."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, finding
from citecheck.sources.grammar.notes import profile_of
from citecheck.text.patterns import pattern

_CODE = pattern(r"(?<![A-Za-z0-9./=-])([A-Z]{3,5})(\d{6,12})(?![A-Za-z0-9])")
_LEAST = 5
_TIMES = 10


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such code; prefixes of the profile and of the evidence index are known."""
    uses: dict[str, list[tuple[Note, int, int, int]]] = {}
    for note in document.notes:
        if not note.fields and note.block >= 0:
            for match in _CODE.finditer(note.text.text):
                uses.setdefault(match[1], []).append((note, *match.span(1), len(match[2])))
    known = set(profile_of(document, context).prefixes) | _indexed(document) if uses else set()
    for prefix, found in uses.items():
        if prefix in known:
            continue
        usual = [
            other
            for other, more in uses.items()
            if len(more) >= max(_LEAST, _TIMES * len(found)) and more[0][3] == found[0][3] and _one_slip(prefix, other)
        ]
        if len(usual) == 1:
            for note, start, end, _ in found:
                span = note.text.to_source(start, end)
                yield finding("prefix", span, prefix, block=note.block, usual=usual[0])


def _indexed(document: Document) -> set[str]:
    codes = [field.value for note in document.notes for field in note.fields if field.name == "code"]
    return {match[1] for code in codes if (match := _CODE.match(code.upper()))}


def _one_slip(one: str, two: str) -> bool:
    """Return whether one letter is added, left out or exchanged, or two neighbours are swapped."""
    a, b = sorted((one, two), key=len)
    if len(b) - len(a) > 1:
        return False
    same = next((at for at in range(len(a)) if a[at] != b[at]), len(a))
    if len(a) < len(b):
        return a[same:] == b[same + 1 :]
    swapped = a[same : same + 2] == b[same : same + 2][::-1] and a[same + 2 :] == b[same + 2 :]
    return swapped or a[same + 1 :] == b[same + 1 :]
