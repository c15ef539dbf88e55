"""Excel workbooks made by hand for the tests: only what the reader has to know."""

import io
import zipfile
from xml.sax.saxutils import escape

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Cells = dict[str, str]
"""The cells of a sheet: ``A1`` and the XML of the cell."""


def workbook(sheets: dict[str, str], **more: str) -> bytes:
    """Return a workbook with ``sheets``: names and the XML of their rows; ``more`` are parts by short names."""
    names = {"strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{place}" r:id="r{place}"/>' for place, name in enumerate(sheets, 1)
        )
        book = (
            f'<workbook {_MAIN} xmlns:r="{_RELATIONS}">{more.pop("properties", "")}<sheets>{listed}</sheets></workbook>'
        )
        archive.writestr("xl/workbook.xml", book)
        related = "".join(
            f'<Relationship Id="r{place}" Target="worksheets/sheet{place}.xml"/>' for place in range(1, len(sheets) + 1)
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{related}</Relationships>")
        for place, rows in enumerate(sheets.values(), 1):
            xml = f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>"
            archive.writestr(f"xl/worksheets/sheet{place}.xml", xml)
        for name, xml in more.items():
            archive.writestr(names[name], xml)
    return data.getvalue()


def row(number: int, *cells: str) -> str:
    """Return a row of inline strings; a cell that begins with ``<c`` is taken as it is."""
    made = []
    for place, words in enumerate(cells):
        inline = f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{escape(words)}</t></is></c>'
        made.append(words if words.startswith("<c") else inline)
    return f'<row r="{number}">{"".join(made)}</row>'
