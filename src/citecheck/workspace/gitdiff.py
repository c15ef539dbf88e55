"""Which lines of a document changed since a git revision."""

import os
import re
import subprocess

from citecheck.errors import UsageError
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_HUNK = pattern(rb"^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,(\d{1,9}))? @@", re.MULTILINE)


class Changes(NamedTuple):
    """The changed lines of one file: half-open ranges, lines from 1. ``everything``: the file is new to git.

    Where lines were only taken out, the lines on both sides count as changed: what they hold may now stand wrong.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    everything: bool = False

    def touches(self, first: int, last: int) -> bool:
        """Return whether one of the lines ``first`` to ``last`` (both included) changed."""
        return self.everything or any(low <= last and first < high for low, high in self.ranges)


def check_revision(revision: str, folder: str = ".") -> None:
    """Raise :class:`UsageError` unless ``revision`` names a commit of the repository that ``folder`` is in."""
    if revision.startswith("-"):
        raise UsageError(f'--since: "{revision}" is no revision')
    if _git(["rev-parse", "--git-dir"], folder) is None:
        raise UsageError("--since needs a git repository, and there is none here")
    if _git(["rev-parse", "--verify", "--quiet", revision + "^{commit}"], folder) is None:
        raise UsageError(f'--since: git knows no revision "{revision}"')


def changes_since(revision: str, path: str) -> Changes:
    """Return what changed in the file ``path`` between ``revision`` and the working tree.

    A file that git does not know counts as wholly changed. Raises :class:`UsageError` when git fails.
    """
    folder, name = os.path.split(os.path.abspath(path))
    listed = _git(["ls-files", "--", ":(literal)" + name], folder)
    if not listed:
        return Changes(everything=True)
    options = ["-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--text", "--ignore-submodules", "--no-renames"]
    diff = _git(["diff", *options, revision, "--", ":(literal)" + name], folder)
    if diff is None:
        raise UsageError(f'--since: git cannot compare "{path}" with "{revision}"')
    return Changes(tuple(_range(int(match[1]), match[2]) for match in _HUNK.finditer(diff)))


def _range(start: int, count: bytes | None) -> tuple[int, int]:
    size = 1 if count is None else int(count)
    return (start, start + size) if size else (max(start, 1), start + 2)


def _git(arguments: list[str], folder: str) -> bytes | None:
    """Return what git prints, or None when it fails or is not installed."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError:
        raise UsageError("--since needs git, and it cannot be run") from None
    return done.stdout if done.returncode == 0 else None
