"""The media types of copies (IANA), by their first bytes, then by ending."""

import os

_BY_ENDING = {
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".epub": "application/epub+zip",
    ".xml": "application/xml",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".json": "application/json",
    ".rtf": "application/rtf",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".wav": "audio/wav",
    ".warc": "application/warc",
    ".zip": "application/zip",
}
_ANY = "application/octet-stream"


def media_type_of(path: str, head: bytes) -> str:
    """Return the media type of the file ``path`` that begins with ``head``: what it is goes before its name."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%PDF-" in head[:1024]:
        return _BY_ENDING[".pdf"]
    if start.startswith((b"<!doctype html", b"<html")):
        return _BY_ENDING[".html"]
    return _BY_ENDING.get(os.path.splitext(path)[1].lower(), _ANY)


def media_type_at(path: str) -> str:
    """Return the media type of the file ``path`` on the disk; by its name alone where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return media_type_of(path, file.read(2048))
    except OSError:
        return media_type_of(path, b"")
