"""What a run gives: the files that were checked, what was found in them, and what could not be done."""

from collections.abc import Iterator

from citecheck.model.finding import SEVERITIES, Diagnostic, Severity
from citecheck.text.hints import Literal
from citecheck.text.record import NamedTuple

NoticeKind = Literal["usage", "internal", "warning"]


class SectionCoverage(NamedTuple):
    """The citation coverage of one section: its heading (``""``: before the first), its line, claims, cited claims."""

    title: str
    line: int
    claims: int
    cited: int


class FileStats(NamedTuple):
    """Figures of one document. ``claims`` are sentences that ask for a citation, ``cited`` those that have one."""

    markers: int = 0
    notes: int = 0
    claims: int = 0
    cited: int = 0
    sections: tuple[SectionCoverage, ...] = ()


class CitedCopy(NamedTuple):
    """A copy of a source: its absolute path, the name that the document cites it by, and the address cited with it."""

    path: str
    name: str
    url: str


class FileReport(NamedTuple):
    """One checked file: its path as shown, its format, and its diagnostics by place, the suppressed ones included.

    ``fail_on`` is the lowest severity that fails the run, by the configuration of the file. ``shared`` holds for each
    register that it shares with other documents the path and the keys that it cites. ``ibids`` is what a baseline keeps
    of the ibids: mark, source, printed words; ``copies`` are the local copies of the sources it cites; both only
    where the run was asked to record them.
    """

    path: str
    format: str
    diagnostics: tuple[Diagnostic, ...]
    fail_on: Severity = "warning"
    stats: FileStats = FileStats()
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ibids: tuple[tuple[str, str, str], ...] = ()
    copies: tuple[CitedCopy, ...] = ()


class Notice(NamedTuple):
    """Something about the run itself, not about a document.

    A path that cannot be used is ``usage``, an error of citecheck ``internal``, a remark ``warning``. ``path`` is empty
    where the message names its own place. ``files`` is how many files were not checked for it.
    """

    kind: NoticeKind
    path: str
    message: str
    files: int = 0


class Run(NamedTuple):
    """A run over files, in order of path.

    ``fixed`` is how many findings fixes have mended; None: none were asked for.
    """

    files: tuple[FileReport, ...] = ()
    notices: tuple[Notice, ...] = ()
    fixed: int | None = None

    def reported(self) -> Iterator[Diagnostic]:
        """Yield the diagnostics that nothing suppresses, by file and place."""
        for file in self.files:
            yield from (each for each in file.diagnostics if not each.suppressed)

    def suppressed(self) -> Iterator[Diagnostic]:
        """Yield the diagnostics that a comment, the configuration or the baseline suppresses."""
        for file in self.files:
            yield from (each for each in file.diagnostics if each.suppressed)

    def counts(self) -> dict[str, int]:
        """Return how many diagnostics of each severity are reported."""
        counts = {"error": 0, "warning": 0, "info": 0}
        for each in self.reported():
            counts[each.severity] += 1
        return counts

    def not_checked(self) -> int:
        """Return how many files were asked for and not checked."""
        return sum(notice.files for notice in self.notices)

    def failed(self) -> bool:
        """Return whether a diagnostic is as severe as the configuration of its file says makes a run fail."""
        rank = SEVERITIES.index
        return any(
            rank(each.severity) >= rank(file.fail_on)
            for file in self.files
            for each in file.diagnostics
            if not each.suppressed
        )
