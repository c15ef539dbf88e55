"""One small report in JATS, TEI, DocBook and xml2rfc."""

import re
from html import escape

from parity.writing import Report

_MARKER = re.compile(r"\{([^{}]+)\}")


def _cited(labels: str, link) -> str:  # type: ignore[no-untyped-def]
    """Link every number of ``1, 3-5`` and keep the signs between them."""
    return re.sub(r"\d+", lambda match: link(match[0]), labels)


def _blocks(report: Report, marker, tags: dict[str, tuple[str, str]]) -> str:  # type: ignore[no-untyped-def]
    lines = []
    for block in report.blocks:
        kind, words = (block[0], block[2:]) if block[:2] in ("# ", "- ", "> ") else ("", block)
        before, after = tags[kind]
        lines.append(before + _MARKER.sub(lambda match: marker(match[1]), escape(words, quote=False)) + after)
    return "\n".join(lines).replace(tags["-"][1] + "\n" + tags["-"][0], tags["join"][0])


def jats(report: Report) -> str:
    """An article with references that are linked inside square brackets."""
    tags = {
        "": ("<p>", "</p>"), "#": ("<title>", "</title>"), ">": ("<disp-quote><p>", "</p></disp-quote>"),
        "-": ("<list><list-item><p>", "</p></list-item></list>"), "join": ("</p></list-item><list-item><p>", ""),
    }  # fmt: skip
    body = _blocks(
        report, lambda m: "[" + _cited(m, lambda n: f'<xref ref-type="bibr" rid="r{n}">{n}</xref>') + "]", tags
    )
    refs = "".join(
        f'<ref id="r{label}"><label>{label}</label><mixed-citation>{escape(words)}</mixed-citation></ref>\n'
        for label, words in report.notes
    )
    back = f"<back><ref-list><title>{report.heading}</title>\n{refs}</ref-list></back>" if refs else ""
    return f"<article><front/><body><sec>{body}</sec></body>{back}</article>\n"


def _endnotes(report: Report, ref: str, note: str, tags: dict[str, tuple[str, str]]) -> tuple[str, str]:
    body = _blocks(report, lambda m: _cited(m, lambda n: ref.format(n=n)), tags)
    notes = "\n".join(note.format(n=label, words=escape(words)) for label, words in report.notes)
    return body, notes


def tei(report: Report) -> str:
    """A text with raised references and its notes at the end."""
    tags = {
        "": ("<p>", "</p>"), "#": ("<head>", "</head>"), ">": ("<quote><p>", "</p></quote>"),
        "-": ("<list><item>", "</item></list>"), "join": ("</item><item>", ""),
    }  # fmt: skip
    ref, note = '<ref target="#n{n}">{n}</ref>', '<note n="{n}" xml:id="n{n}" place="end">{words}</note>'
    body, notes = _endnotes(report, ref, note, tags)
    back = f"<back><div><head>{report.heading}</head>{notes}</div></back>" if notes else ""
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div>{body}</div></body>{back}</text></TEI>\n'


def docbook(report: Report) -> str:
    """An article with a bibliography whose labels are numbers."""
    tags = {
        "": ("<para>", "</para>"), "#": ("<title>", "</title>"), ">": ("<blockquote><para>", "</para></blockquote>"),
        "-": ("<itemizedlist><listitem><para>", "</para></listitem></itemizedlist>"),
        "join": ("</para></listitem><listitem><para>", ""),
    }  # fmt: skip
    ref = '<biblioref linkend="b{n}"/>'
    note = '<bibliomixed xml:id="b{n}"><abbrev>{n}</abbrev>{words}</bibliomixed>'
    body, notes = _endnotes(report, ref, note, tags)
    back = f"<bibliography><title>{report.heading}</title>{notes}</bibliography>" if notes else ""
    return f'<article xmlns="http://docbook.org/ns/docbook"><section>{body}</section>{back}</article>\n'


def rfcxml(report: Report) -> str:
    """A draft whose references are printed as numbers."""
    tags = {
        "": ("<t>", "</t>"), "#": ("<name>", "</name>"), ">": ("<blockquote><t>", "</t></blockquote>"),
        "-": ("<ul><li>", "</li></ul>"), "join": ("</li><li>", ""),
    }  # fmt: skip
    ref = '<xref target="R{n}"/>'
    note = '<reference anchor="R{n}"><front><title>{words}</title></front></reference>'
    body, notes = _endnotes(report, ref, note, tags)
    back = f"<back><references><name>{report.heading}</name>{notes}</references></back>" if notes else ""
    return f'<rfc symRefs="false"><middle><section>{body}</section></middle>{back}</rfc>\n'
