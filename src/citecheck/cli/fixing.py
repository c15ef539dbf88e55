"""Fixing from the command line: ``--fix`` and ``--diff``."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from citecheck.api import Options, Run, fix_paths
from citecheck.cli.guard import CLEAN, FINDINGS, say
from citecheck.cli.run import Progress, Request, configured_form, exit_code, run_checks, write_out, write_report

if TYPE_CHECKING:
    from citecheck.fix.store import Change


def execute_fixes(request: Request) -> int:
    """Fix, or show what would be fixed, and return the exit code."""
    form = request.form or configured_form(request.options)
    if "-" in request.paths and not request.options.stdin:
        request = request._replace(options=request.options._replace(stdin=sys.stdin.buffer.read()))
    changes: tuple[Change, ...] = ()

    def fixed(paths: Iterable[str], options: Options, progress: Progress | None) -> Run:
        nonlocal changes
        run, changes = fix_paths(paths, options, progress, unsafe=request.unsafe, write=request.fixing == "fix")
        return run

    run = run_checks(request, fixed)
    if request.fixing == "diff":
        return _show(run, changes, request)
    if "-" in request.paths:
        _write_document(changes[0].after if changes else request.options.stdin)
        write_report(run, request, form, sys.stderr)
    else:
        write_report(run, request, form)
    return exit_code(run, request)


def _show(run: Run, changes: "tuple[Change, ...]", request: Request) -> int:
    """Print the diff of ``changes``; the code is 1 when there is one, or when a finding fails the run."""
    from citecheck.fix.unified import unified

    text = "".join(map(unified, changes))
    if request.output:
        from citecheck.cli.files import write_atomically

        write_atomically(request.output, text)
    else:
        write_out(_harmless(text) if sys.stdout is not None and sys.stdout.isatty() else text, raw=True)
    if not request.quiet:
        say(_summary(run, request, changes))
    code = exit_code(run, request)
    return FINDINGS if code == CLEAN and changes and not request.exit_zero else code


def _summary(run: Run, request: Request, changes: "tuple[Change, ...]") -> str:
    from citecheck.report.summary import count

    if not changes:
        unsafe = any(each.fixes and not any(fix.safe for fix in each.fixes) for each in run.reported())
        return "there is nothing to fix" + (" without --unsafe-fixes" if unsafe and not request.unsafe else "")
    return f"{count(run.fixed or 0, 'finding')} can be fixed in {count(len(changes), 'file')}; nothing was changed"


def _harmless(text: str) -> str:
    from citecheck.report.terminal import safe

    return "".join(safe(line) + "\n" for line in text.split("\n")[:-1])


def _write_document(data: bytes) -> None:
    """Write a fixed document to standard output, byte for byte."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
