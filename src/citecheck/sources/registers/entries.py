"""The entries of a tree (JSON, YAML, TOML) as notes.

Forms: CSL-JSON and CSL-YAML (a list of items with ``id``), hayagriva and other maps from label to words or fields, a
list of entries with ``id``, ``key``, ``label``, ``code`` or ``number``, a plain list (numbered from 1), each at the top
or under ``sources``, ``references``, ``notes``...; CITATION.cff.
"""

from collections.abc import Iterator

from citecheck.model.document import Field, Note
from citecheck.readers.labels import key_of
from citecheck.sources.registers.fields import fields_of
from citecheck.sources.registers.register import MAX_ENTRIES, Fault
from citecheck.sources.tree import Mapping, Node, Scalar, Sequence
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap, TextMapBuilder

_LABELS = ("id", "key", "citation-key", "label", "code", "number")
_WORDS = ("text", "citation", "raw")
_FALLBACK = ("note", "title", "name", "url", "resource")
_WRAPPERS = ("sources", "references", "notes", "entries", "items")
_SHOWN = frozenset(("author", "editor", "title", "container-title", "publisher", "issued", "URL"))


def is_cff(node: Node) -> bool:
    """Return whether the tree is that of a CITATION.cff file."""
    return isinstance(node, Mapping) and node.get("cff-version") is not None


def entries_of(node: Node, part: str) -> list[Note]:
    """Return the entries of a tree as notes of kind ``entry`` in ``part``."""
    if isinstance(node, Mapping):
        if is_cff(node):
            return [_entry(label, value, part) for label, value in _of_cff(node)]
        wrapped = node.get(*_WRAPPERS)
        if wrapped is not None and not isinstance(wrapped, Scalar):
            return entries_of(wrapped, part)
        return [_entry(key, value, part) for key, value in node.pairs[: MAX_ENTRIES + 1] if key.text.strip()]
    if isinstance(node, Sequence):
        return [_listed(value, place, part) for place, value in enumerate(node.values[: MAX_ENTRIES + 1], 1)]
    return []


def faults_of(node: Node) -> list[Fault]:
    """Return what is wrong with the entries of a tree that is well formed.

    In a list of entries with ids each has one; in a list of OKF sources each has a ``resource`` (OKF 0.2, section 5.1).
    """
    if isinstance(node, Mapping):
        wrapped = node.get(*_WRAPPERS)
        return faults_of(wrapped) if isinstance(wrapped, Sequence) and not is_cff(node) else []
    if not isinstance(node, Sequence):
        return []
    items = [value for value in node.values if isinstance(value, Mapping)]
    faults = []
    if any(item.get("id") is not None for item in items):
        faults += [Fault('this entry has no "id": no marker can name it', item.start, item.start + 1)
                   for item in items if _label(item) is None]  # fmt: skip
    if any(item.get("resource") is not None for item in items):
        faults += [Fault('this source has no "resource": give its address or path', *_head(item), True)
                   for item in items if item.get("resource") is None]  # fmt: skip
    return sorted(faults, key=lambda fault: fault.start)


def _head(item: Mapping) -> tuple[int, int]:
    label = _label(item)
    return (label.start, label.end) if label is not None else (item.start, item.start + 1)


def _label(item: Mapping) -> Scalar | None:
    label = item.get(*_LABELS)
    return label if isinstance(label, Scalar) and label.text.strip() else None


def _listed(value: Node, place: int, part: str) -> Note:
    if isinstance(value, Mapping) and (label := _label(value)) is not None:
        return _entry(label, value, part)
    return _entry(Scalar(str(place), value.start, value.start), value, part)


def _of_cff(node: Mapping) -> Iterator[tuple[Scalar, Node]]:
    """Yield the works of a CITATION.cff file: itself, what it wants to be cited as, and its references.

    They have no keys, so their DOI or their title stands for it.
    """
    preferred, references = node.get("preferred-citation"), node.get("references")
    works: list[Node] = [node]
    if isinstance(preferred, Mapping):
        works.append(preferred)
    if isinstance(references, Sequence):
        works.extend(references.values)
    for work in works:
        if isinstance(work, Mapping):
            label = work.get("doi", "title")
            yield label if isinstance(label, Scalar) else Scalar("", work.start, work.start), work


def _entry(label: Scalar, value: Node, part: str) -> Note:
    end = max(value.end, label.end)
    span = Span(part, min(label.start, value.start) if value.start else label.start, end)
    fields: tuple[Field, ...] = ()
    if isinstance(value, Mapping):
        fields = tuple(fields_of(value, lambda start, end: Span(part, start, end)))
    text = _words(value, label, fields, part)
    label_span = Span(part, label.start, label.end)
    return Note(-1, "entry", label.text, key_of(label.text), text, span, label_span, -1, fields=fields)


def _words(value: Node, label: Scalar, fields: tuple[Field, ...], part: str) -> TextMap:
    if isinstance(value, Scalar):
        return _scalar_text(value, part)
    if not isinstance(value, Mapping):
        return TextMap("", (), part)
    chosen = value.get(*_WORDS)
    if isinstance(chosen, Scalar) and chosen.text.strip():
        return _scalar_text(chosen, part)
    if (text := described(fields, part)).text:
        return text
    for inner in (value.get(*_FALLBACK), *(each for _, each in value.pairs)):
        if isinstance(inner, Scalar) and inner.text.strip() and inner.text != label.text:
            return _scalar_text(inner, part)
    return TextMap("", (), part)


def described(fields: tuple[Field, ...], part: str, shown: frozenset[str] = _SHOWN) -> TextMap:
    """Return the words of an entry as a list of references would print them, in the order of the file.

    A field that stands before the one ahead of it, or outside ``part``, is left out.
    """
    text = TextMapBuilder(part)
    last = 0
    for field in sorted((each for each in fields if each.name in shown), key=lambda each: each.span.start):
        span = field.span
        if span.part == part and span.start >= last:
            if text.length:
                text.replaced(". ", span.start, span.start)
            text.replaced(field.value, span.start, span.end)
            last = span.end
    return text.build()


def _scalar_text(value: Scalar, part: str) -> TextMap:
    builder = TextMapBuilder(part)
    builder.replaced(" ".join(value.text.split()), value.start, value.end)
    return builder.build()
