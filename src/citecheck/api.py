"""The one door to citecheck for the command line, hooks, editors, notebooks and tests."""

from citecheck.config.settings import Settings
from citecheck.engine.check import FileResult, check_file
from citecheck.errors import UsageError
from citecheck.readers.detect import detect_format

__all__ = ["FileResult", "Settings", "check_bytes"]


def check_bytes(data: bytes, path: str, settings: Settings | None = None, *, format_name: str = "") -> FileResult:
    """Check the bytes of a document and return what was found.

    ``path`` names the document in the result and tells its format, unless ``format_name`` (``text``, ``markdown``,
    ``html``) does; sources kept beside that path are used. Raises :class:`citecheck.errors.UsageError` when the format
    cannot be told; never for content.
    """
    name = format_name or detect_format(path, data)
    if not name:
        raise UsageError(f'"{path}" is in no format that citecheck reads: name one with --language')
    settings = settings or Settings()
    return check_file(data, path, name, settings, settings.dialect)
