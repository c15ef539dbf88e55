"""Builds Word files and OpenDocument texts from XML written in the tests."""

import io
import zipfile

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return a zip file of ``members``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def part(root: str, body: str) -> str:
    """Return a WordprocessingML part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {W}>{body}</w:{root}>'


def run(text: str, properties: str = "") -> str:
    """Return a run of ``text``."""
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; plain strings are runs of text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def reference(identifier: str, kind: str = "footnote", mark: str = "") -> str:
    """Return a reference to a note, with a custom ``mark`` if one is given."""
    custom = ' w:customMarkFollows="1"' if mark else ""
    text = f"<w:t>{mark}</w:t>" if mark else ""
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{raised}<w:{kind}Reference{custom} w:id="{identifier}"/>{text}</w:r>'


def note(identifier: str, *content: str, kind: str = "footnote") -> str:
    """Return a note."""
    return f'<w:{kind} w:id="{identifier}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>", *content)}</w:{kind}>'


def field(code: str, shown: str, properties: str = "") -> str:
    """Return a complex field; its instruction is split over two runs as Word does."""
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    half = len(escaped) // 2
    while "&" in escaped[max(0, half - 5) : half]:
        half += 1
    instruction = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>'
        for piece in (escaped[:half], escaped[half:])
    )
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return sign.format("begin") + instruction + sign.format("separate") + run(shown, properties) + sign.format("end")


def docx(
    body: str,
    *,
    footnotes: str = "",
    endnotes: str = "",
    more: dict[str, tuple[str, str]] | None = None,
    names: dict[str, str] | None = None,
) -> bytes:
    """Return a Word file; ``more`` maps kinds of relationship to the name and the text of a further part."""
    return zipped(members(body, footnotes=footnotes, endnotes=endnotes, more=more, names=names))


def members(
    body: str,
    *,
    footnotes: str = "",
    endnotes: str = "",
    more: dict[str, tuple[str, str]] | None = None,
    names: dict[str, str] | None = None,
) -> dict[str, str | bytes]:
    """Return the members of a Word file; ``names`` renames the parts called ``document`` and ``footnotes``."""
    called = {"document": "document.xml", "footnotes": "footnotes.xml", "endnotes": "endnotes.xml"} | (names or {})
    related = {kind: (name, text) for kind, (name, text) in (more or {}).items()}
    if footnotes:
        related["footnotes"] = called["footnotes"], part("footnotes", footnotes)
    if endnotes:
        related["endnotes"] = called["endnotes"], part("endnotes", endnotes)
    links = "".join(
        f'<Relationship Id="r{place}" Type="{RELATIONS}{kind}" Target="{name}"/>'
        for place, (kind, (name, _)) in enumerate(related.items())
    )
    main = called["document"]
    files: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships {PACKAGE}><Relationship Id="r" Type="{RELATIONS}officeDocument" '
        f'Target="word/{main}"/></Relationships>',
        f"word/{main}": part("document", f"<w:body>{body}</w:body>"),
        f"word/_rels/{main}.rels": f"<Relationships {PACKAGE}>{links}</Relationships>",
    }
    for name, text in related.values():
        files[f"word/{name}"] = text
    return files


ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *((each, each) for each in ("office", "text", "table", "style", "meta")),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def odf_content(body: str, styles: str = "") -> str:
    """Return the content part of an OpenDocument text."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def odt(body: str, styles: str = "", **parts: str) -> bytes:
    """Return an OpenDocument text; ``parts`` are further members, ``styles_xml`` for ``styles.xml``."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": odf_content(body, styles),
    }
    for name, text in parts.items():
        files[name.replace("_xml", ".xml").replace("META_INF_", "META-INF/")] = text
    return zipped(files)


def odf_note(identifier: str, citation: str, text: str, kind: str = "footnote") -> str:
    """Return a note as OpenDocument keeps it, in the middle of its paragraph."""
    return (
        f'<text:note text:id="{identifier}" text:note-class="{kind}">'
        f"<text:note-citation>{citation}</text:note-citation>"
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
    )
