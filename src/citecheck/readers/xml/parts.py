"""The XML parts of a container (DOCX, ODT): decoded once, with what was wrong with each."""

from collections.abc import Iterator

from citecheck.model.document import Part, ProblemKind
from citecheck.readers.archive import Archive
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.xml.tree import Fault
from citecheck.text.decode import decode
from citecheck.text.record import NamedTuple

MAX_XML = 40 * 1024 * 1024
"""An XML part larger than this, in bytes, is not read; nor is more than twice as much in one container."""


class PartProblem(NamedTuple):
    """Something wrong with a part, at ``start``..``end`` of its text."""

    part: str
    kind: ProblemKind
    message: str
    start: int
    end: int


class Parts:
    """The parts that were asked for, by name, in the order of asking; ``problems`` in the order of finding."""

    def __init__(self, data: bytes, path: str, *, flat: bool = False, doctypes: bool = False) -> None:
        """Open the container ``data`` of the file ``path``; a ``flat`` one is itself its only part, named ``""``.

        With ``doctypes`` the format allows its parts to declare a document type.
        """
        self._doctypes = doctypes
        self.archive = Archive(b"PK\x05\x06" + bytes(18) if flat else data)
        self.path = path
        self.problems: list[PartProblem] = []
        self.broken: set[str] = set()
        """Parts that are missing, cut off or not well formed: what they hold may be incomplete."""
        self._texts: dict[str, Part] = {}
        self._total = 0
        if flat and len(data) > MAX_XML:
            self.problem("", "limit", f"the file is larger than {MAX_XML // 1024 // 1024} MB: it was not read")
        elif flat:
            self._take("", data)

    @property
    def truncated(self) -> bool:
        """Whether the container breaks off before its end."""
        return self.archive.truncated

    def text(self, name: str) -> str | None:
        """Return the text of the part ``name``, None where it is missing or cannot be read."""
        if name in self._texts:
            return self._texts[name].text
        before = len(self.archive.problems)
        data = self.archive.read(name, min(MAX_XML, 2 * MAX_XML - self._total))
        if len(self.archive.problems) > before or (data is None and name in self.archive):
            self.broken.add(name)
        return self._take(name, data) if data is not None else None

    def _take(self, name: str, data: bytes) -> str:
        self._total += len(data)
        decoded = decode(data, declared=True)
        self._texts[name] = Part(name, self.path, decoded.text, decoded.encoding)
        if decoded.note:
            self._encoding(name, decoded.note, decoded.encoding, min(decoded.at, len(decoded.text)))
        if not self._doctypes and (at := decoded.text.find("<!DOCTYPE", 0, 4096)) >= 0:
            message = "this part declares a document type, which the format forbids: its entities were not read"
            self.problems.append(PartProblem(name, "damaged", message, at, at + 9))
        return decoded.text

    def problem(self, name: str, kind: ProblemKind, message: str) -> None:
        """Note down something that is wrong with the part ``name`` as a whole."""
        self.problems.append(PartProblem(name, kind, message, 0, 0))

    def missing(self, name: str, what: str) -> None:
        """Note down that the part ``name``, which should hold ``what``, is not there or unreadable."""
        self.broken.add(name)
        if name not in self.archive:
            self.problems.append(PartProblem(name, "truncated", f'"{name}" is missing: {what} cannot be read', 0, 0))

    def faulty(self, name: str, faults: list[Fault]) -> None:
        """Note down that the part ``name`` is not well formed: the first cause only, since the rest are echoes."""
        if not faults:
            return
        self.broken.add(name)
        first = faults[0]
        kind: ProblemKind = "truncated" if first.truncated else "damaged"
        self.problems.append(
            PartProblem(name, kind, f'"{name}": {first.message}' if name else first.message, first.start, first.end)
        )

    def cut(self, name: str, at: int) -> None:
        """Note down that the part ``name`` was read only up to ``at``."""
        self.broken.add(name)
        message = f'"{name}" holds a single table or paragraph that is too large: it was read up to there'
        self.problems.append(PartProblem(name, "limit", message, at, at))

    def all(self) -> Iterator[Part]:
        """Yield the parts that were read, in the order of asking."""
        yield from self._texts.values()

    def report(self, builder: DocumentBuilder) -> None:
        """Hand all problems to ``builder``; those of parts that are not in its source go to its first part."""
        main = builder.source.parts[0].name
        sizes = {part.name: len(part.text) for part in builder.source.parts}
        for problem in self.archive.problems:
            builder.part = problem.member if problem.member in sizes else main
            builder.problem(problem.kind, problem.message, 0, 0)
        for each in self.problems:
            inside = each.part in sizes
            builder.part = each.part if inside else main
            size = sizes[builder.part]
            start, end = (min(each.start, size), min(each.end, size)) if inside else (0, 0)
            builder.problem(each.kind, each.message, start, max(start, end))

    def _encoding(self, name: str, note: str, encoding: str, at: int) -> None:
        message = {
            "binary": f'"{name}" holds no text: it cannot be read',
            "fallback": f'"{name}" is not the UTF-8 that it claims to be: it was read as Windows-1252',
            "declared-wrong": f'"{name}" is not in the encoding that it declares: it was read as {encoding}',
            "damaged": f'"{name}" holds bytes that are unknown in {encoding}: they were read as U+FFFD',
        }[note]
        kind: ProblemKind = "unreadable" if note == "binary" else "encoding"
        size = len(self._texts[name].text)
        self.problems.append(PartProblem(name, kind, message, at, min(at + 1, size)))
