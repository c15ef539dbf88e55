"""The one grammar of suppressions, in comments of every format.

    citecheck: ignore[rule, ...] until 2027-01-31 -- reason
    citecheck: ignore-next-line | ignore-file | ignore-start ... ignore-end

Rules are named by id, name, block (``CC3``) or group; without brackets all rules are meant. ``until`` gives the last
day (ISO 8601). Everything after ``--`` is the reason.
"""

from citecheck.text.record import NamedTuple

COMMANDS = ("ignore", "ignore-next-line", "ignore-file", "ignore-start", "ignore-end")


class Ignore(NamedTuple):
    """A comment, read: ``command``, the names in brackets, last day, reason; ``fault`` says what cannot be read.

    ``fault`` is ``""`` or the id of a message of unknown-suppression, with ``words`` the words that are wrong. A
    comment with a fault suppresses nothing.
    """

    command: str
    names: tuple[str, ...] = ()
    until: str = ""
    reason: str = ""
    fault: str = ""
    words: str = ""


def parse(text: str) -> Ignore:
    """Read the words of a comment after ``citecheck:``. Never raises."""
    body, dash, reason = text.strip().partition("--")
    command, bracket, rest = body.partition("[")
    names: tuple[str, ...] = ()
    if bracket:
        inside, closed, rest = rest.partition("]")
        names = tuple(name.strip() for name in inside.split(",") if name.strip())
        if not closed or not names:
            return Ignore(command.strip(), fault="brackets", words="[" + inside.strip()[:60] + ("]" if closed else ""))
    else:
        command, _, rest = command.strip().partition(" ")
    command = command.strip().lower()
    if command not in COMMANDS:
        return Ignore(command, fault="command", words=command[:60])
    return _rest(Ignore(command, names, reason=reason.strip() if dash else ""), rest.split())


def _rest(ignore: Ignore, words: list[str]) -> Ignore:
    if not words:
        return ignore
    if words[0].lower() != "until":
        return ignore._replace(fault="rest", words=" ".join(words)[:60])
    if len(words) != 2 or not is_date(words[1]):
        return ignore._replace(fault="date", words=" ".join(words[1:])[:60])
    return ignore._replace(until=words[1])


def is_date(text: str) -> bool:
    """Return whether ``text`` is a calendar date as YYYY-MM-DD."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not (text.isascii() and text.replace("-", "").isdigit()):
        return False
    from datetime import date  # only comments with "until" need it

    try:
        return date.fromisoformat(text) is not None
    except ValueError:
        return False
