"""The command line."""

import sys
from collections.abc import Sequence

COMMANDS = (
    "check",
    "rules",
    "explain",
    "dump",
    "baseline",
    "config",
    "coverage",
    "sources",
    "lock",
    "verify",
    "export",
)
_MANY_OBJECTS = 100_000


def start() -> int:
    """Run the command as a process of its own and return its exit code: what the console script calls.

    A run on a small file makes some ten thousand objects that live until it ends. To look for cycles among them, again
    and again and once more at the exit, took a tenth of its time; so that waits until there are many, and at the exit
    there is nothing left to look at. Documents are never searched for cycles meanwhile (see ``engine.check``).
    """
    import gc

    gc.set_threshold(_MANY_OBJECTS, 10, 10)
    try:
        return main()
    finally:
        gc.freeze()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 findings, 2 wrong call, 3 error of citecheck itself.

    Paths without options are checked at once: that is what hooks do, and the parser of options is dear to import.
    """
    from citecheck.cli.guard import guarded

    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] not in COMMANDS and not any(each.startswith("-") for each in given):
        return guarded(_plain, given)
    return guarded(_parsed, given)


def _plain(paths: list[str]) -> int:
    from citecheck.cli.run import Request, execute

    return execute(Request(tuple(paths)))


def _parsed(arguments: list[str]) -> int:
    from citecheck.cli.app import parse_and_run

    return parse_and_run(arguments)
