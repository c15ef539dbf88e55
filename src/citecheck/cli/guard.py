"""What happens when a command cannot go on: a sentence and an exit code, never a traceback unless it is asked for."""

import os
import sys
from collections.abc import Callable

from citecheck.errors import CitecheckError

CLEAN, FINDINGS, USAGE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130


def guarded(command: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Return the exit code of ``command(arguments)``, whatever happens in it."""
    try:
        code = command(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader (`head`, a pager) has seen enough. What is left in the buffer must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except CitecheckError as error:
        say(str(error))
        return USAGE
    except OSError as error:
        if os.environ.get("CITECHECK_DEBUG"):
            raise
        say(
            f"the system refuses: {(error.strerror or str(error)).lower()}"
            + (f" ({error.filename})" if error.filename else "")
        )
        return USAGE
    except KeyboardInterrupt:
        say("stopped")
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("CITECHECK_DEBUG"):
            raise
        what = f"{type(error).__name__}: {str(error)[:200]}"
        say(f"internal error ({what}); please report it; CITECHECK_DEBUG=1 shows where")
        return INTERNAL


def say(message: str) -> None:
    """Write a line to standard error, whatever its encoding; control characters are shown as numbers."""
    from citecheck.report.terminal import safe

    stream = sys.stderr
    if stream is None:
        return
    text = f"citecheck: {safe(message)}\n"
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except (BrokenPipeError, ValueError):
        pass  # nobody listens
