"""Copies that are hard to read, made by hand: a scan, a protected PDF, an error page, a zip bomb, a huge file."""

import os
import zipfile

_IMAGE = b"q 200 0 0 200 100 400 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff\xff\x00 EI Q"
_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_BODY = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>"
)


def pdf(content: bytes, more: bytes = b"") -> bytes:
    """Return a PDF of one page; ``more`` is added to its trailer."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (size, table, size, more, len(data))


def text_pdf(words: str) -> bytes:
    return pdf(f"BT /F 12 Tf 72 700 Td ({words}) Tj ET".encode())


def scan() -> bytes:
    return pdf(_IMAGE)


def protected() -> bytes:
    """Return a PDF (revision 2 of the standard handler) whose user password nobody knows."""
    keys = b"/O <%s> /U <%s>" % (b"ab" * 32, b"cd" * 32)
    encrypt = b"/Encrypt << /Filter /Standard /V 1 /R 2 %s /P -4 >> /ID [<00112233> <00112233>]"
    return pdf(_IMAGE, encrypt % keys)


def error_page() -> bytes:
    return b"<!DOCTYPE html>\n<title>404 Not Found</title>\n<h1>Not Found</h1><p>The requested URL was not found.</p>\n"


def bomb(path: str, megabytes: int = 600) -> None:
    """Write a Word file of less than a megabyte that unpacks to ``megabytes``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        with package.open("word/document.xml", "w") as part:
            part.write(_BODY.encode())
            for _ in range(megabytes):
                part.write(b"a" * 1_000_000)


def sparse(path: str, size: int = 2 * 1024**3) -> None:
    """Write a file of ``size`` bytes that takes no room on the disk."""
    with open(path, "wb") as file:
        file.write(b"%PDF-1.4\n")
        os.truncate(file.fileno(), size)
