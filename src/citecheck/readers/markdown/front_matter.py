"""Front matter: what a Markdown document says of itself before its text.

YAML between ``---`` lines (pandoc, Jekyll), TOML between ``+++`` and a JSON object (Hugo). The few keys that matter are
read line by line; PyYAML and tomllib are imported only where a value needs them.
"""

import re

from citecheck.model.document import Metadata, Note
from citecheck.readers.markdown.dialect import FrontMatter
from citecheck.text.hints import Any
from citecheck.text.patterns import pattern

_YAML = pattern(r"---[ \t]*\r?\n")
_YAML_END = pattern(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_TOML = pattern(r"\+\+\+[ \t]*\r?\n")
_TOML_END = pattern(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_JSON = pattern(r"\{[ \t]*\r?\n")
_JSON_END = pattern(r"^\}[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = pattern(r"^([A-Za-z][\w-]{0,60})[ \t]*:(?=[ \t\r\n]|$)[ \t]*", re.MULTILINE)
_PAIR = pattern(r"^([A-Za-z][\w-]{0,60})[ \t]*=[ \t]*([^\r\n]*)", re.MULTILINE)
_LATER = pattern(r"^[ \t]*\r?\n---[ \t]*\r?\n(?=(?:references|nocite|bibliography)[ \t]*:)", re.MULTILINE)
_FILE = pattern(r"[^\s:][^\n:]{0,300}\.(?:bib|json|ya?ml|toml|ris|nbib|cff|csv|tsv|xlsx|xml|txt|md|csl)", re.IGNORECASE)
_SOURCES = ("bibliography", "references", "sources")
_WANTED = ("title", "lang", "language", "nocite", *_SOURCES)
_PANDOC = frozenset(("bibliography", "references", "nocite", "csl", "link-citations", "citeproc"))


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter of ``text``; an empty one where there is none. Never raises."""
    first = text[:3]
    if first == "---" and (found := _block(text, _YAML, _YAML_END)) and _looks_yaml(text, *found[1:3]):
        return _Yaml(text).read([found, *_later(text, found[3])])
    if first == "+++" and (found := _block(text, _TOML, _TOML_END)):
        return _read_toml(text, found)
    if first[:1] == "{" and (found := _block(text, _JSON, _JSON_END)) and '"' in text[found[1] : found[1] + 80]:
        return FrontMatter((found[::3],))
    if later := _later(text, 0):
        return _Yaml(text).read(later)
    return FrontMatter()


_Place = tuple[int, int, int, int]  # block start, body start, body end, block end


def _block(text: str, opening: re.Pattern[str], closing: re.Pattern[str], start: int = 0) -> _Place | None:
    head = opening.match(text, start)
    tail = closing.search(text, head.end()) if head else None
    return (start, head.end(), tail.start(), tail.end()) if head and tail else None


def _looks_yaml(text: str, start: int, end: int) -> bool:
    """Text between two rules is no front matter; a first line that is blank says so too."""
    body = text[start:end]
    return not body.strip() or (body[0] not in "\r\n" and _KEY.search(body) is not None)


def _later(text: str, start: int) -> list[_Place]:
    """Return blocks further down that hold sources: pandoc lets them stand at the end of the document."""
    found = []
    if "\n---" in text:
        for match in _LATER.finditer(text, start):
            begin = match.end() - len(match[0].rsplit("---", 1)[1]) - 3
            if place := _block(text, _YAML, _YAML_END, begin):
                found.append(place)
    return found


class _Yaml:
    """The values of one document's YAML blocks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[tuple[str, int]] = []
        self.flaws: list[tuple[str, int]] = []
        self.notes: list[Note] = []
        self.values: dict[str, list[str]] = {}
        self.keys: set[str] = set()

    def read(self, places: list[_Place]) -> FrontMatter:
        for _, start, end, _ in places:
            self._read_block(start, end)
        ranges = tuple(place[::3] for place in places)
        pandoc = not self.keys.isdisjoint(_PANDOC)
        faults, flaws = tuple(self.faults), tuple(self.flaws)
        return FrontMatter(ranges, _metadata(self.values), pandoc, tuple(self.notes), faults, flaws)

    def _read_block(self, start: int, end: int) -> None:
        matches = list(_KEY.finditer(self.text, start, end))
        stops = [match.start() for match in matches[1:]] + [end]
        for match, stop in zip(matches, stops, strict=False):
            key = match[1].lower()
            self.keys.add(key)
            if key in _WANTED:
                values = self._values(key, match.start(), match.end(), stop)
                self.values.setdefault(key, []).extend(values)

    def _values(self, key: str, start: int, at: int, end: int) -> list[str]:
        body = self.text[at:end].strip()
        if key == "nocite" or body[:1] in (">", "|"):
            return [" ".join(body.lstrip(">|+-0123456789").split())]
        simple = _simple(body)
        return self._parsed(key, start, end) if simple is None else simple

    def _parsed(self, key: str, start: int, end: int) -> list[str]:
        from citecheck.sources.registers.entries import entries_of, faults_of
        from citecheck.sources.tree import Broken, Mapping, Scalar, Sequence
        from citecheck.sources.yaml_tree import parse_yaml

        try:
            node = parse_yaml(self.text[start:end], start)
        except Broken as error:
            self.faults.append((f'the value of "{key}" in the front matter cannot be read: {error}', error.offset))
            return []
        value = node.pairs[0][1] if isinstance(node, Mapping) and node.pairs else node
        if isinstance(value, Scalar):
            return [value.text]
        if isinstance(value, Sequence) and all(isinstance(each, Scalar) for each in value.values):
            return [each.text for each in value.values if isinstance(each, Scalar)]
        if key in ("references", "sources"):
            self.notes.extend(entries_of(value, ""))
            self.flaws.extend((fault.message, fault.start) for fault in faults_of(value))
        return []


def _simple(body: str) -> list[str] | None:
    """Return the values of a plain scalar, a quoted one, or a list of these; None where YAML must be parsed."""
    lines = [line.strip() for line in body.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines:
        return []
    if len(lines) == 1 and lines[0][0] == "[" and lines[0][-1] == "]":
        items = [item for item in lines[0][1:-1].split(",") if item.strip()]
    elif all(line.startswith("- ") for line in lines):
        items = [line[2:] for line in lines]
    elif len(lines) == 1:
        items = lines
    else:
        return None
    scalars = [_scalar(item.strip()) for item in items]
    known = [scalar for scalar in scalars if scalar is not None]
    return known if len(known) == len(scalars) else None


def _scalar(words: str) -> str | None:
    if words[:1] in ("'", '"'):
        inner = words[1:-1]
        closed = len(words) > 1 and words[-1] == words[0] and words[0] not in inner and "\\" not in inner
        return inner if closed else None
    if words[:1] in tuple("[]{}&*!|>%@`,?-") or ": " in words or words.endswith(":"):
        return None
    return words.split(" #", 1)[0].strip()


def _metadata(values: dict[str, list[str]]) -> Metadata:
    files: list[str] = list(values.get("bibliography", []))
    for key in ("references", "sources"):
        files += [value for value in values.get(key, []) if _FILE.fullmatch(value)]
    files = [value for value in files if value and "://" not in value]
    title = next(iter(values.get("title", [])), "")
    language = next(iter(values.get("lang", []) + values.get("language", [])), "")
    cites_all = any("@*" in value for value in values.get("nocite", []))
    return Metadata(" ".join(title.split()), language, tuple(dict.fromkeys(files)), cites_all)


def _read_toml(text: str, place: _Place) -> FrontMatter:
    _, start, end, _ = place
    values: dict[str, list[str]] = {}
    pairs = [match for match in _PAIR.finditer(text, start, end) if match[1].lower() in _WANTED]
    simple = [_toml_value(match[2].strip()) for match in pairs]
    if all(value is not None for value in simple):
        for match, value in zip(pairs, simple, strict=True):
            values.setdefault(match[1].lower(), value or [])
        return FrontMatter((place[::3],), _metadata(values))
    import tomllib

    try:
        table: dict[str, Any] = tomllib.loads(text[start:end].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return FrontMatter((place[::3],), faults=((f"the front matter is not TOML: {error}", start),))
    for key, value in table.items():
        items = value if isinstance(value, list) else [value]
        values[key.lower()] = [item for item in items if isinstance(item, str)]
    return FrontMatter((place[::3],), _metadata(values))


def _toml_value(words: str) -> list[str] | None:
    inner = words[1:-1] if words[:1] == "[" and words[-1:] == "]" else words
    found = []
    for item in inner.split(","):
        value = item.strip()
        if len(value) < 2 or value[0] not in "'\"" or value[-1] != value[0] or value[0] in value[1:-1] or "\\" in value:
            return None
        found.append(value[1:-1])
    return found
