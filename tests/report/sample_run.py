"""A run with everything that can go wrong in a report: hostile names, wide characters, long lines, suppressions."""

from citecheck.model.finding import Diagnostic, Location, RelatedLocation
from citecheck.model.result import FileReport, FileStats, Notice, Run, SectionCoverage

HOSTILE = "dir/a\x1b[31m b%:,\u202e\n.md"
HOSTILE_WORDS = 'x\x00\x1b]0;t\x07 & <b> "q" \ud800 \ufffe'


def diagnostic(
    path: str = "a.md",
    excerpt: str = "The unit closed.[^7]",
    column: int = 17,
    length: int = 4,
    *,
    line: int = 3,
    excerpt_column: int = 1,
    cut: bool = False,
    end_line: int = 0,
    message: str = 'no note for marker "[^7]"',
    words: str = "[^7]",
    related: tuple[RelatedLocation, ...] = (),
    suppressed: str = "",
) -> Diagnostic:
    place = Location(path, "", 40, 40 + length, line, column, end_line or line, column + length)
    return Diagnostic(
        "CC101", "unresolved-marker", "missing", message, "error", "high", place, words, "00112233aabbccdd", excerpt,
        excerpt_column, cut, related, (("marker", words),), suppressed, "agreed" if suppressed else "",
    )  # fmt: skip


def run() -> Run:
    other = RelatedLocation(Location("b/ü.md", "", 0, 3, 1, 1, 1, 4), "also here")
    hostile = diagnostic(HOSTILE, HOSTILE_WORDS, 1, 3, message=HOSTILE_WORDS, words=HOSTILE_WORDS, related=(other,))
    stats = FileStats(2, 1, 4, 3, (SectionCoverage("", 1, 1, 1), SectionCoverage("Two\x1b", 9, 3, 2)))
    return Run(
        (
            FileReport("a.md", "markdown", (diagnostic(), diagnostic(suppressed="comment")), "warning", stats),
            FileReport("clean.txt", "text", ()),
            FileReport(HOSTILE, "markdown", (hostile, diagnostic(HOSTILE, suppressed="baseline"))),
            FileReport("/abs/c d.html", "html", (diagnostic("/abs/c d.html", suppressed="configuration"),)),
        ),
        (Notice("usage", "missing.md", "no such file or folder", 1), Notice("internal", HOSTILE, "failed \x1b", 1)),
    )
