"""One check from the command line: run, render, write, and the exit code."""

import os
import sys
import time
from collections.abc import Callable, Iterable

from citecheck.api import Options, Run, check_paths
from citecheck.cli.guard import CLEAN, FINDINGS, INTERNAL, USAGE, say
from citecheck.config.resolve import Resolver
from citecheck.errors import ConfigError
from citecheck.report.render import FOR_PEOPLE, ReportOptions, render
from citecheck.text.hints import TextIO
from citecheck.text.record import NamedTuple

Check = Callable[[Iterable[str], Options, "Progress | None"], Run]


class Request(NamedTuple):
    """What the command line asks of a check.

    ``form`` is the form of the report (``""``: as configured), ``output`` the file that it goes to (``""``: standard
    output). ``color`` is ``auto``, ``always`` or ``never``. ``fixing`` is ``fix`` to change files, ``diff`` to show how
    they would change; ``unsafe`` asks for unsafe fixes too.
    """

    paths: tuple[str, ...]
    options: Options = Options()
    form: str = ""
    output: str = ""
    color: str = "auto"
    quiet: bool = False
    stats: bool = False
    exit_zero: bool = False
    fixing: str = ""
    unsafe: bool = False


def execute(request: Request) -> int:
    """Check, report, and return the exit code."""
    if request.fixing:
        from citecheck.cli.fixing import execute_fixes

        return execute_fixes(request)
    form = request.form or configured_form(request.options)
    run = run_checks(request)
    write_report(run, request, form)
    return exit_code(run, request)


def write_report(run: Run, request: Request, form: str, stream: TextIO | None = None) -> None:
    """Render ``run`` in ``form`` and write it where ``request`` says, else to ``stream`` (None: standard output)."""
    color = not request.output and wants_color(request.color)
    text = render(form, run, ReportOptions(color, request.quiet, request.stats))
    if request.output:
        from citecheck.cli.files import write_atomically

        write_atomically(request.output, text)
    else:
        write_out(text, raw=form not in FOR_PEOPLE, stream=stream)


def run_checks(request: Request, check: Check = check_paths) -> Run:
    """Run the checks of ``request`` with ``check`` and say its notices on standard error."""
    options = request.options
    if "-" in request.paths and not options.stdin:
        options = options._replace(stdin=sys.stdin.buffer.read())
    progress = Progress() if not request.quiet and sys.stderr is not None and sys.stderr.isatty() else None
    run = check(request.paths, options, progress)
    if progress is not None:
        progress.clear()
    for notice in run.notices:
        say(f"{notice.path}: {notice.message}" if notice.path else notice.message)
    return run


def configured_form(options: Options) -> str:
    """Return the form of the report that the configuration of the working folder asks for."""
    try:
        return Resolver(options).of_folder(os.curdir).format
    except ConfigError:
        if options.config:
            raise
        return "full"  # the fault is reported with the files that it concerns


def exit_code(run: Run, request: Request) -> int:
    """Return 3 for an error of citecheck, 2 for a path that could not be used, 1 for findings, else 0."""
    kinds = {notice.kind for notice in run.notices}
    if "internal" in kinds:
        return INTERNAL
    if "usage" in kinds:
        return USAGE
    return FINDINGS if run.failed() and not request.exit_zero else CLEAN


def incomplete(run: Run) -> bool:
    """Return whether something that was asked for could not be checked."""
    return any(notice.kind != "warning" for notice in run.notices)


def wants_color(choice: str) -> bool:
    """Return whether to use colour; ``auto`` follows NO_COLOR, FORCE_COLOR and whether a terminal is there."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def write_out(text: str, *, raw: bool, stream: TextIO | None = None) -> None:
    """Write ``text`` to ``stream`` (None: standard output) and never fail on a character.

    ``raw`` asks for UTF-8 bytes, else the encoding of the stream is used.
    """
    stream = sys.stdout if stream is None else stream
    if stream is None:  # closed by the caller
        return
    encoding = "utf-8" if raw else getattr(stream, "encoding", None) or "utf-8"
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
        return
    stream.flush()
    buffer.write(text.encode(encoding, "backslashreplace"))
    buffer.flush()


class Progress:
    """A line on the terminal that says how far a long run is; nothing for the first second."""

    def __init__(self) -> None:
        """Start the clock."""
        self._next = time.monotonic() + 1.0
        self._count = 0
        self._shown = False

    def __call__(self, path: str) -> None:
        """Count one more file; show it when it is time to."""
        self._count += 1
        if (now := time.monotonic()) >= self._next:
            from citecheck.report.terminal import safe

            self._next, self._shown = now + 0.1, True
            sys.stderr.write(f"\r\x1b[Kchecking file {self._count}: {safe(path)[-60:]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
