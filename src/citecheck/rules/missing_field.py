"""CC511: an entry of a register without what its type must have."""

from bisect import bisect_left
from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, finding
from citecheck.sources.required import Groups, required_fields
from citecheck.text.patterns import pattern

# Said in so many words that there is none: in a note, a keyword or the title.
_ABSENT = {
    "issued": pattern(r"(?i)\bundated\b|\bn\. ?d\.|\bno date\b|\bforthcoming\b|\bin press\b|\bin preparation\b"),
    "title": pattern(r"(?i)\buntitled\b|\bno title\b"),
    "author": pattern(r"(?i)\banonymous\b|\banon\.|\[?(?:name )?(?:redacted|withheld)\]?"),
    "publisher": pattern(r"(?i)\bs\. ?n\.|\bself-published\b|\bno publisher\b|\bnot published\b|\bunpublished\b"),
}
_SHOWN = {
    "container-title": "the journal or book that it stands in", "issued": "date", "URL": "address",
    "accessed": "day on which it was read", "event-title": "event", "collection-title": "series",
}  # fmt: skip


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry of a register that lacks fields; "undated", "anonymous" and the like satisfy."""
    broken = _broken(document)
    types = context.once("required-fields", lambda: required_fields(context.sources.get("schemas", "")))
    for note in document.notes:
        # Structured entries inside a document are printed as they stand; a register is what the editor keeps.
        if note.block < 0 and note.fields and not _is_broken(note, broken.get(note.span.part, [])):
            kind = next((field.value for field in note.fields if field.name == "type"), "")
            missing = _missing(note, types.get(kind, ()))
            if missing:
                yield _finding(note, kind, missing)


def _broken(document: Document) -> dict[str, list[int]]:
    """Return by part where its problems begin, in order."""
    starts: dict[str, list[int]] = {}
    for problem in document.problems:
        starts.setdefault(problem.span.part, []).append(problem.span.start)
    return {part: sorted(each) for part, each in starts.items()}


def _is_broken(note: Note, starts: list[int]) -> bool:
    """An entry that unreadable-sources reports may have lost the fields, or begun those of the next."""
    at = bisect_left(starts, note.span.start)
    return at < len(starts) and starts[at] < note.span.end


def _missing(note: Note, groups: Groups) -> list[str]:
    names = {field.name for field in note.fields if field.value.strip()}
    if "crossref" in names or "xdata" in names:
        return []
    words = " ".join(field.value for field in note.fields)
    return [
        " or ".join(dict.fromkeys(_SHOWN.get(name, name) for name in group))
        for group in groups
        if not names.intersection(group) and not any(_ABSENT[name].search(words) for name in group if name in _ABSENT)
    ]


def _finding(note: Note, kind: str, missing: list[str]) -> Finding:
    shown = kind.replace("-", " ").replace("_", " ")
    label = note.label_span if note.label_span.end > note.label_span.start else note.span
    return finding("missing", label, note.label, kind=shown, missing="; ".join(missing))
