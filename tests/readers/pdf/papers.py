"""A minimal writer of PDF (ISO 32000-1): text at places in Helvetica, so that the tests need no other library."""

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from contract import check_contract  # noqa: E402

from citecheck.config.settings import Settings  # noqa: E402
from citecheck.engine.check import check_document  # noqa: E402
from citecheck.model.document import Document  # noqa: E402
from citecheck.readers.pdf.reader import read  # noqa: E402


class Run(NamedTuple):
    """Words at ``x``, ``y`` (points from the lower left), ``size`` points large."""

    x: float
    y: float
    size: float
    words: str


NARROW = {"ijl": 222, " .,:;/[]ftI": 278, "-()r": 333, "ckvxyzsJ": 500, "FTZ": 611, "ABEKPSVXY": 667, "CDHNRUw": 722}
WIDTHS = {char: points for chars, points in {**NARROW, "GOQ": 778, "mM": 833, "W": 944}.items() for char in chars}


def width(words: str, size: float) -> float:
    """Return about how wide ``words`` are in Helvetica, in points."""
    return sum(WIDTHS.get(char, 556) for char in words) * size / 1000


def line(y: float, words: str, size: float = 11, x: float = 72) -> list[Run]:
    """Return the runs of a line; what stands between ``^`` and ``^`` is raised and smaller."""
    runs = []
    for place, piece in enumerate(words.split("^")):
        raised = place % 2 == 1
        run = Run(x, y + 0.35 * size, 0.6 * size, piece) if raised else Run(x, y, size, piece)
        if piece:
            runs.append(run)
        x += width(piece, run.size)
    return runs


def lines(y: float, words: Sequence[str], size: float = 11) -> list[Run]:
    """Return the runs of several lines one below the other from ``y`` on."""
    return [run for place, text in enumerate(words) for run in line(y - place * size * 1.2, text, size)]


def pdf(pages: Sequence[Sequence[Run]], *, encrypt: bool = False) -> bytes:
    """Return a PDF of ``pages``; with ``encrypt`` one that asks for a password nobody knows."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects.append(b"<</Type/Catalog/Pages 2 0 R>>")
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    for place, runs in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (5 + 2 * place)
        )
        content = b"".join(_shown(run) for run in runs)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    trailer = b""
    if encrypt:
        objects.append(b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32))
        trailer = b"/Encrypt %d 0 R/ID[<00><00>]" % len(objects)
    return _file(objects, trailer)


def _shown(run: Run) -> bytes:
    words = run.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %.2f Tf %.2f %.2f Td (%s) Tj ET\n" % (run.size, run.x, run.y, words)


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(data)


def paper(*pages: Sequence[Run]) -> Document:
    """Read ``pages`` and hold the Document to the contract of the model."""
    return checked(pdf(pages))


def checked(data: bytes) -> Document:
    document = read(data, "draft.pdf", "")
    check_contract(document)
    return document


def texts(document: Document, kind: str) -> list[str]:
    return [block.text.text for block in document.blocks if block.kind == kind]


def findings(document: Document) -> list[tuple[str, str, str]]:
    found = check_document(document, Settings(), "draft.pdf")
    return [(each.id, each.location.part, each.words) for each in found if not each.id.startswith("CC4")]
