"""MediaWiki wikitext: articles of wikis, and reports such as Bitcoin's improvement proposals that are written in it.

Grammar: https://www.mediawiki.org/wiki/Help:Formatting, https://www.mediawiki.org/wiki/Help:Cite, and the templates of
Wikipedia that make notes. Templates are not expanded: what they cite is read, what they print is not known.
"""

from citecheck.model.document import Document, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.encoding import report_encoding
from citecheck.readers.wikitext.inline import WikitextWriter
from citecheck.readers.wikitext.scan import Scan
from citecheck.text.decode import decode


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a text of MediaWiki. ``dialect`` is not used. Never raises on content.

    Positions are code points of the decoded text.
    """
    decoded = decode(data)
    text = decoded.text
    builder = DocumentBuilder(SourceFile(path, "wikitext", (Part("", path, text, decoded.encoding),), dialect))
    report_encoding(builder, decoded)
    if decoded.note != "binary":
        scan = Scan(text)
        for fault in scan.faults:
            builder.problem("truncated", fault.message, fault.start, fault.end)
        writer = WikitextWriter(builder, scan)
        writer.write()
        writer.close()
        _report_missing_lists(builder, writer)
        builder.metadata = builder.metadata._replace(title=writer.title, exact_keys=True)
    return builder.finish(len(text))


def _report_missing_lists(builder: DocumentBuilder, writer: WikitextWriter) -> None:
    """Report notes that are nowhere printed: no list for them, and no template that may be one.

    MediaWiki adds a list at the end for notes without a group, other programs do not.
    """
    for group, start in writer.numbers.first_use.items():
        if group in writer.listed or writer.unknown > start:
            continue
        attribute = f' group="{group}"' if group else ""
        message = f'the notes have no list: add "<references{attribute} />" where they are to be printed'
        builder.problem("truncated", message, start, min(start + 4, len(writer.text)))
