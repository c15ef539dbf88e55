"""One small report, written in the other formats."""

import html
import re

from parity.writing import Report, native_html, typed_html
from readers import word_files
from readers.epub import books

_MARKER = re.compile(r"\{([^{}]+)\}")


def _split(block: str) -> tuple[str, str]:
    return (block[0], block[2:]) if block[:2] in ("# ", "- ", "> ") else ("", block)


BULLETS = word_files.part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def _paragraph(style: str, *content: str) -> str:
    return word_files.paragraph(*content, style=style, properties=BULLET if style == "ListBullet" else "")


def typed_docx(report: Report) -> bytes:
    """A Word file with typed markers and a typed list."""
    body = "".join(_paragraph(style, html.escape(text, quote=False)) for style, text in _typed(report))
    return word_files.docx(body, more={"numbering": ("numbering.xml", BULLETS)})


def _typed(report: Report) -> list[tuple[str, str]]:
    styles = {"#": "Heading1", "-": "ListBullet", ">": "Quote", "": ""}
    lines = []
    for block in report.blocks:
        kind, words = _split(block)
        lines.append((styles[kind], _MARKER.sub(r"[\1]", words)))
    if report.notes:
        lines.append(("Heading1", report.heading))
        lines += [("", f"[{label}] {words}".rstrip()) for label, words in report.notes]
    return lines


def typed_odt(report: Report) -> bytes:
    """An OpenDocument text with typed markers and a typed list."""
    lines: list[str] = []
    for style, text in _typed(report):
        words = html.escape(text, quote=False)
        if style == "Heading1":
            lines.append(f'<text:h text:outline-level="1">{words}</text:h>')
        elif style == "ListBullet":
            item = f"<text:list-item><text:p>{words}</text:p></text:list-item>"
            if lines and lines[-1].startswith("<text:list>"):
                lines[-1] = lines[-1].replace("</text:list>", item + "</text:list>")
            else:
                lines.append(f"<text:list>{item}</text:list>")
        else:
            lines.append(f"<text:p>{words}</text:p>")
    return word_files.odt("".join(lines))


def _body(page: str) -> str:
    return page.partition("<body>\n")[2].partition("\n</body>")[0].replace("<hr>", "<hr/>")


def typed_epub(report: Report) -> bytes:
    """A book of one page with typed markers and a typed list."""
    return books.packed(books.members({"report.xhtml": _body(typed_html(report))}))


def native_epub(report: Report) -> bytes:
    """A book of one page with linked notes."""
    return books.packed(books.members({"report.xhtml": _body(native_html(report))}))


def native_docx(report: Report) -> bytes:
    """A Word file with footnotes; the identifier of a note is its label."""
    lines = []
    for block in report.blocks:
        kind, words = _split(block)
        pieces = _MARKER.split(words)
        content = [
            word_files.reference(piece) if place % 2 else html.escape(piece, quote=False)
            for place, piece in enumerate(pieces)
            if piece
        ]
        style = {"#": "Heading1", "-": "ListBullet", ">": "Quote", "": ""}[kind]
        lines.append(_paragraph(style, *content))
    notes = "".join(word_files.note(label, " " + html.escape(words, quote=False)) for label, words in report.notes)
    return word_files.docx("".join(lines), footnotes=notes, more={"numbering": ("numbering.xml", BULLETS)})


def native_latex(report: Report) -> str:
    """LaTeX with ``\\cite`` and a list of references."""
    lines = ["\\documentclass{article}", "\\begin{document}"]
    inside = False
    for block in report.blocks:
        kind, words = _split(block)
        text = _MARKER.sub(r"\\cite{\1}", words.replace("%", "\\%"))
        if (kind == "-") != inside:
            lines.append("\\end{itemize}" if inside else "\\begin{itemize}")
            inside = kind == "-"
        lines.append({"#": f"\\section{{{text}}}", "-": f"\\item {text}"}.get(kind, text))
        if kind != "-":
            lines.append("")
    lines += ["\\end{itemize}"] if inside else []
    entries = [f"\\bibitem{{{label}}} {words}" for label, words in report.notes]
    return "\n".join([*lines, "\\begin{thebibliography}{9}", *entries, "\\end{thebibliography}", "\\end{document}", ""])


def native_rst(report: Report) -> str:
    """reStructuredText with numbered footnotes."""
    lines: list[str] = []
    for block in report.blocks:
        kind, words = _split(block)
        text = _MARKER.sub(r"\\ [\1]_", words)
        if kind == "#":
            lines += [text, "=" * len(text), ""]
        elif kind == "-":
            lines += ["* " + text]
        else:
            lines += ([""] if lines and lines[-1].startswith("* ") else []) + [text, ""]
    return "\n".join([*lines, "", *(f".. [{label}] {words}".rstrip() for label, words in report.notes), ""])


def native_asciidoc(report: Report) -> str:
    """AsciiDoc with a bibliography."""
    lines: list[str] = []
    for block in report.blocks:
        kind, words = _split(block)
        text = _MARKER.sub(r"<<n\1>>", words)
        if kind == "#":
            lines += ["== " + text, ""]
        elif kind == "-":
            lines += ["* " + text]
        else:
            lines += ([""] if lines and lines[-1].startswith("* ") else []) + [text, ""]
    entries = [f"* [[[n{label},{label}]]] {words}".rstrip() for label, words in report.notes]
    return "\n".join([*lines, "", "[bibliography]", "== References", "", *entries, ""])


def native_wikitext(report: Report) -> str:
    """Wikitext with named references that the list defines."""
    lines: list[str] = []
    for block in report.blocks:
        kind, words = _split(block)
        text = _MARKER.sub(r'<ref name="n\1" />', words)
        if kind == "#":
            lines += [f"== {text} ==", ""]
        elif kind == "-":
            lines += ["* " + text]
        else:
            lines += ([""] if lines and lines[-1].startswith("* ") else []) + [text, ""]
    entries = [f'<ref name="n{label}">{words}</ref>' for label, words in report.notes]
    return "\n".join([*lines, "", "<references>", *entries, "</references>", ""])
