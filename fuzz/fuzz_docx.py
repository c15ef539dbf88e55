"""Fuzz the reader of Word files: ``python fuzz/fuzz_docx.py --seconds 60``. Every input must give a legal Document.

The mutations change the parts, which are then packed anew, so that they reach behind the archive; every tenth input is
the packed file itself, changed.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.docx.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402
from tests.readers.word_files import field, members, note, paragraph, part, reference, zipped  # noqa: E402
from tests.readers.word_files import run as text_run  # noqa: E402

MARK = b"\n--part--\n"
_CSL = 'ADDIN CSL_CITATION {"citationItems":[{"id":1,"itemData":{"title":"T","author":[{"family":"A"}]}}]}'
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
    "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
)
_BODY = (
    paragraph("A claim.", reference("1"), text_run("3", '<w:vertAlign w:val="superscript"/>'), style="Heading1")
    + paragraph("More [1] ", field(_CSL, "[1]"), reference("2", mark="*"), _BOX)
    + "<w:tbl><w:tr><w:tc>" + paragraph("cell") + "</w:tc><w:tc>" + paragraph("cell") + "</w:tc></w:tr></w:tbl>"
    + paragraph("References") + paragraph("Smith, 2019.", properties=_NUMBERED)
    + paragraph('<w:commentRangeStart w:id="4"/>', "x", '<w:commentRangeEnd w:id="4"/>', "<w:del><w:r/></w:del>")
    + paragraph(field("ADDIN ZOTERO_BIBL {}", "[1] A. T."))
    + "<w:sectPr><w:footnotePr><w:numFmt w:val='lowerRoman'/></w:footnotePr></w:sectPr>"
)  # fmt: skip
_MORE = {
    "numbering": (
        "numbering.xml",
        part(
            "numbering",
            '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
            '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        ),
    ),
    "styles": (
        "styles.xml",
        part("styles", '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'),
    ),
    "comments": ("comments.xml", part("comments", f'<w:comment w:id="4">{paragraph("citecheck: ignore")}</w:comment>')),
}
_FILES = members(_BODY, footnotes=note("1", "One.") + note("2", "* Two."), endnotes="", more=_MORE)
_NAMES = sorted(_FILES)
SAMPLES = [MARK.join(str(_FILES[name]).encode() for name in _NAMES), zipped(_FILES)]
PIECES = (
    "<w:p>|</w:p>|<w:r>|</w:r>|<w:t>|</w:t>|<w:footnoteReference w:id='1'/>|<w:tbl>|</w:tbl>|<w:tc>|<w:sdt>"
    "|<w:ins>|</w:ins>|<w:del>|<w:fldChar w:fldCharType='begin'/>|<w:fldChar w:fldCharType='separate'/>"
    "|<w:fldChar w:fldCharType='end'/>"
    "|<w:instrText>CITATION x</w:instrText>|<w:instrText>TOC</w:instrText>|BIBLIOGRAPHY|&amp;|&|<|[1]|*|</w:body>"
    "|<w:commentRangeEnd w:id='4'/>|<w:footnote w:id='1'>|</w:footnote>|\0"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"\xff", b"PK\x03\x04"]


def check(data: bytes) -> None:
    """Read ``data``, packed if it is not, and check the contract of the model."""
    if not data.startswith(b"PK"):
        pieces = data.split(MARK)
        data = zipped(dict(zip(_NAMES, pieces, strict=False)))
    check_contract(read(data, "fuzz.docx"))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
