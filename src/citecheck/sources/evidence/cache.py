"""The text of copies, kept between runs by the hash of their bytes and the version of what read them.

The cache only saves time: what cannot be read or written, or does not fit its own hash, is as if it were not there.
``CITECHECK_CACHE`` names its folder, ``off`` switches it off; without it the folder of the system for such files is
taken. Nobody but the user may read it, since the copies may be confidential.
"""

import os
import sys
from functools import cache
from typing import Any

from citecheck.sources.copies.model import Aside, CopyProblem, CopyText, PrintedLine
from citecheck.sources.lock.lock_file import sha256_of_text

_FORM = 1
_LASTING = ("password", "no-text", "error-page", "web-page", "empty", "damaged")
"""Problems that the same bytes have again; the others depend on what is installed and on limits."""


def cache_folder() -> str:
    """Return the folder of the cache, ``""`` where there is to be none."""
    named = os.environ.get("CITECHECK_CACHE", "")
    if named:
        return "" if named.lower() == "off" else os.path.abspath(named)
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "citecheck") if os.path.isabs(base) else ""


def is_usable(folder: str) -> bool:
    """Return whether texts can be kept in ``folder``."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


@cache
def reader_version() -> str:
    """Return a name for the versions of all that takes text from copies; it is part of the names in the cache."""
    import hashlib
    from importlib import metadata

    from citecheck.sources import copies

    known = [str(_FORM), sys.version.partition(" ")[0]]
    for name in ("citecheck-linter", "pypdfium2", "lxml"):
        try:
            known.append(metadata.version(name))
        except metadata.PackageNotFoundError:
            known.append("")
    try:  # a checkout changes without a new version
        with os.scandir(os.path.dirname(copies.__file__)) as modules:
            known += sorted(f"{each.name} {each.stat().st_mtime_ns}" for each in modules if each.name.endswith(".py"))
    except OSError:
        pass
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:16]


def place_of(folder: str, sha256: str, name: str) -> str:
    """Return where the text of the bytes with the hash ``sha256`` is kept; the ending of ``name`` tells the reader."""
    import hashlib

    ending = os.path.splitext(name)[1].lower().encode("utf-8", "surrogatepass")
    kind = hashlib.sha256(ending).hexdigest()[:8]
    return os.path.join(folder, "text", sha256[:2], f"{sha256}-{kind}-{reader_version()}")


def recall(place: str) -> CopyText | CopyProblem | None:
    """Return what is kept at ``place``; None where it is nothing, or damaged."""
    import json

    try:
        with open(place, encoding="utf-8", errors="surrogatepass", newline="") as file:
            head, text = json.loads(file.readline()), file.read()
        if "reason" in head:
            return CopyProblem(head["reason"], str(head["message"])) if head["reason"] in _LASTING else None
        return _text_of(head, text) if text and sha256_of_text(text) == head.pop("sha256") else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _text_of(head: dict[str, Any], text: str) -> CopyText:
    head["asides"] = tuple(Aside(*each) for each in head["asides"])
    head["lines"] = tuple(PrintedLine(*each) for each in head["lines"])
    lists = {name: tuple(value) for name, value in head.items() if isinstance(value, (list, tuple))}
    return CopyText(text=text, **{**head, **lists})


def keep(place: str, found: CopyText | CopyProblem) -> None:
    """Write ``found`` to ``place`` as a whole or not at all; never fails."""
    import json
    import tempfile

    if isinstance(found, CopyProblem) and found.reason not in _LASTING:
        return
    fields = found._asdict()
    text = str(fields.pop("text", ""))
    if text:
        fields["sha256"] = sha256_of_text(text)
    data = json.dumps(fields).encode("ascii") + b"\n" + text.encode("utf-8", "surrogatepass")
    folder = os.path.dirname(place)
    draft = ""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".draft-", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(draft, place)
    except OSError:
        if draft and os.path.exists(draft):
            os.unlink(draft)
