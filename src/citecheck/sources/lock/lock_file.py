"""The lock file: its rows, read and written. Its form is described in ``rules/schema/lock.schema.json``.

Of each copy it keeps the SHA-256 (FIPS 180-4) of the bytes and of the text that was taken from them. With both, a
quotation that was found once can be found again offline, and a copy that was replaced is noticed.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from citecheck.errors import UsageError
from citecheck.text.record import NamedTuple

VERSION = 1
NAME = "sources.lock"
_OPTIONAL = ("retrieved-at", "url", "archive-url")


class LockedCopy(NamedTuple):
    """One copy: its path relative to the folder of the lock (``/`` between names), what it is, what it was taken for.

    ``sha256`` is of the bytes, ``text_sha256`` of the extracted text in UTF-8 (``""`` where there is none), which
    ``extractor`` (name and version) gave. ``size`` is in bytes, ``pages`` 0 where the medium has none. ``entries`` are
    the keys of the source entries that it is a copy of. ``retrieved_at`` is a day (ISO 8601).
    """

    path: str
    sha256: str
    text_sha256: str
    extractor: str
    size: int
    pages: int
    media_type: str
    entries: tuple[str, ...] = ()
    retrieved_at: str = ""
    url: str = ""
    archive_url: str = ""


def load(path: str) -> dict[str, LockedCopy]:
    """Return the rows of the lock file ``path`` by the path of the copy.

    Raises :class:`UsageError` when the file cannot be read or is no lock file.
    """
    import json

    try:
        with open(path, encoding="utf-8") as file:
            rows = [_row_of(copy) for copy in _copies(json.load(file))]
    except OSError as error:
        raise UsageError(f"{path}: the lock cannot be read: {(error.strerror or '').lower()}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            f"{path}: is no lock file of citecheck: mend it, or delete it and run citecheck lock"
        ) from None
    return {row.path: row for row in rows}


def _copies(data: Any) -> list[Mapping[str, Any]]:
    if data["version"] != VERSION:
        raise ValueError(data["version"])
    copies: list[Mapping[str, Any]] = data["copies"]
    return copies


def _row_of(copy: Mapping[str, Any]) -> LockedCopy:
    return LockedCopy(
        _inside(str(copy["path"])),
        str(copy["sha256"]),
        str(copy["text-sha256"]),
        str(copy["extractor"]),
        int(copy["size"]),
        int(copy["pages"]),
        str(copy["media-type"]),
        tuple(str(entry) for entry in copy["entries"]),
        *(str(copy.get(key, "")) for key in _OPTIONAL),
    )


def _inside(path: str) -> str:
    """A lock file may come from anywhere: it names nothing outside its own folder."""
    if not is_lockable(path):
        raise ValueError(path)
    return path


def is_lockable(path: str) -> bool:
    """Return whether a lock can name ``path``: below its own folder, and the same on every system."""
    outside = not path or path.startswith("/") or path[1:2] == ":" or ".." in path.split("/")
    return not (outside or "\\" in path or any("\ud800" <= char <= "\udfff" for char in path))


def dump(copies: Iterable[LockedCopy]) -> str:
    """Return the text of a lock file: sorted by path, so that it merges well."""
    import json

    rows = [_json_of(copy) for copy in sorted(copies)]
    return json.dumps({"version": VERSION, "copies": rows}, indent=2, ensure_ascii=False) + "\n"


def _json_of(copy: LockedCopy) -> dict[str, Any]:
    row: dict[str, Any] = {name.replace("_", "-"): value for name, value in copy._asdict().items()}
    row["entries"] = sorted(copy.entries)
    return {name: value for name, value in row.items() if value != "" or name not in _OPTIONAL}


def sums(copies: Iterable[LockedCopy]) -> str:
    """Return the lines of a ``SHA256SUMS`` file, as ``sha256sum -c`` reads them in the folder of the lock.

    A name with a line break or a backslash is written with the leading backslash of GNU coreutils.
    """
    lines = []
    for copy in sorted(copies):
        name = copy.path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        mark = "\\" if name != copy.path else ""
        lines.append(f"{mark}{copy.sha256}  {name}\n")
    return "".join(lines)


def sha256_of_file(path: str) -> str:
    """Return the SHA-256 of the bytes of the file ``path``, read piece by piece. Raises ``OSError``."""
    import hashlib

    with open(path, "rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_of_text(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8; ``""`` for no text."""
    if not text:
        return ""
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
