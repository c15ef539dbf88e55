"""Citations that reference managers keep inside documents, as CSL-JSON (citationstyles.org, schema 1.0).

Zotero and Mendeley write ``{"citationItems": [{"id", "itemData", "locator", "prefix", "suffix"}]}`` after a keyword.
"""

from collections.abc import Iterator

from citecheck.model.document import Field
from citecheck.readers.labels import key_of
from citecheck.sources.json_tree import parse_json
from citecheck.sources.registers.fields import Place, fields_of
from citecheck.sources.tree import Broken, Mapping, Node, Scalar, Sequence
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

MAX_JSON = 2_000_000
"""A citation longer than this, in code points, is not taken apart."""


class CitedWork(NamedTuple):
    """One work of a citation: its key, how it is shown (``Smith 2019``), the words around it, and its fields."""

    key: str
    label: str
    span: Span
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    fields: tuple[Field, ...] = ()

    def value(self, name: str) -> str:
        """Return the value of the first field called ``name``, ``""`` where there is none."""
        return next((field.value for field in self.fields if field.name == name), "")


def works_of(text: str, place: Place) -> list[CitedWork]:
    """Return the works of the citation that is the JSON object in ``text``; ``place`` turns offsets into spans."""
    begin = text.find("{")
    end = text.rfind("}") + 1
    if begin < 0 or end <= begin or end - begin > MAX_JSON:
        return []
    try:
        node = parse_json(text[begin:end])
    except Broken:
        return []

    def moved(low: int, high: int) -> Span:
        return place(begin + low, begin + high)

    items = node.get("citationitems") if isinstance(node, Mapping) else None
    if not isinstance(items, Sequence):
        return []
    return [work for value in items.values if isinstance(value, Mapping) and (work := _work(value, moved))]


def _work(item: Mapping, place: Place) -> CitedWork | None:
    data = item.get("itemdata")
    fields = tuple(_fields(data, place)) if isinstance(data, Mapping) else ()
    uris = item.get("uris", "uri")
    uri = uris.values[0] if isinstance(uris, Sequence) and uris.values else uris
    key = _text(data.get("citation-key") if isinstance(data, Mapping) else None) or _text(uri)
    key = key or (_text(data.get("id")) if isinstance(data, Mapping) else "") or _text(item.get("id"))
    label = label_of(fields) or key
    if not key:
        return None
    words = [_text(item.get(name)).strip() for name in ("prefix", "locator", "suffix")]
    return CitedWork(key_of(key), label, place(item.start, item.end), words[0], words[1], words[2], fields)


def label_of(fields: tuple[Field, ...]) -> str:
    """Return how a work is shown to a reader: author and year, or its title."""
    values: dict[str, str] = {}
    for field in fields:
        values.setdefault(field.name, field.value)
    name = (values.get("author") or values.get("editor") or "").partition(",")[0]
    year = values.get("issued", "")[:4]
    return " ".join(part for part in (name, year) if part) if name else values.get("title", "")[:60]


def _fields(data: Mapping, place: Place) -> Iterator[Field]:
    return (field for field in fields_of(data, place) if field.name != "abstract")


def _text(node: Node | None) -> str:
    return " ".join(node.text.split()) if isinstance(node, Scalar) else ""
