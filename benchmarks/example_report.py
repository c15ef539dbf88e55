"""Makes the PDF of the sample project, always the same bytes: ``python benchmarks/example_report.py``.

All of docs/example-report is invented: the harbour, the people and the inquiry.
"""

import io
import os

from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

PATH = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "docs", "example-report", "evidence", "HBR000103.pdf"
)
HEAD = "Inspection of the east gate"
PAGES = (
    (
        "Inspection of the east gate of Wendle Harbour",
        "J. Ostrander, engineer, 20 May 2019",
        "",
        "I was asked by the Board on 6 May 2019 to inspect the east",
        "gate after the accident of 3 May. I was at the harbour for",
        "two days and examined the gate, its hinges and the chain.",
        "The gate was built in 1961 and weighs 38 tonnes. It has been",
        "repaired four times, the last time in 2004.",
    ),
    (
        "The upper hinge had worn to 14 millimetres, less than half",
        "of its thickness when it was new. The wear could have been",
        "seen by anybody who opened the inspection hatch. The hatch",
        "had been painted shut, and I had to cut the paint with a",
        "knife. In my opinion it had not been opened for at least",
        "five years.",
        "The chain was sound. I do not think that the chain played",
        "any part in the accident.",
    ),
    (
        "A new hinge would have cost £3,400 in 2018. The repairs that",
        "are now needed will cost £412,000, and the gate will be out",
        "of use for eleven weeks.",
        "I recommend that the hatch be opened and the hinge measured",
        "twice a year, unless a gauge is fitted that can be read from",
        "outside.",
    ),
)


def pdf() -> bytes:
    """Return the bytes of the PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=1)
    canvas.setTitle(HEAD)
    for number, lines in enumerate(PAGES, 1):
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(50, A5[1] - 36, HEAD)
        canvas.setFont("Times-Roman", 11)
        for place, line in enumerate(lines):
            canvas.drawString(50, A5[1] - 72 - 16 * place, line)
        canvas.drawString(A5[0] / 2, 30, str(number))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    with open(PATH, "wb") as file:
        file.write(pdf())
    print(f"wrote {PATH}")
