"""One small report, written as plain text, Markdown and HTML."""

import html
import re
from typing import NamedTuple


class Report(NamedTuple):
    """A report: blocks in order and notes by label.

    Blocks begin with ``# `` (heading), ``- `` (list item), ``> `` (quotation) or nothing (paragraph). Markers stand as
    ``{1}``; several labels as ``{1, 3-5}``.
    """

    blocks: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()
    heading: str = "Notes"


_MARKER = re.compile(r"\{([^{}]+)\}")


def typed_text(report: Report) -> str:
    """Plain text with ``[1]`` markers and a list of ``[1] ...``."""
    blocks = [_MARKER.sub(r"[\1]", _plain(block)) for block in report.blocks]
    notes = [f"[{label}] {words}".rstrip() for label, words in report.notes]
    return _joined(blocks) + (f"\n\n{report.heading}\n\n" + "\n".join(notes) if notes else "") + "\n"


def typed_markdown(report: Report) -> str:
    """Markdown with the same typed markers and list."""
    blocks = [_MARKER.sub(r"[\1]", block) for block in report.blocks]
    notes = [f"[{label}] {words}".rstrip() for label, words in report.notes]
    return _joined(blocks) + (f"\n\n# {report.heading}\n\n" + "\n\n".join(notes) if notes else "") + "\n"


def typed_html(report: Report) -> str:
    """HTML with the same typed markers and list."""
    body = _html_blocks(report, lambda match: f"[{match[1]}]")
    notes = [f"<p>[{label}] {html.escape(words)}</p>" for label, words in report.notes]
    return _page(body + ([f"<h1>{report.heading}</h1>", *notes] if notes else []))


def native_markdown(report: Report) -> str:
    """Markdown with footnotes."""
    blocks = [_MARKER.sub(r"[^\1]", block) for block in report.blocks]
    notes = [f"[^{label}]: {words}".rstrip() for label, words in report.notes]
    return _joined(blocks) + ("\n\n" + "\n\n".join(notes) if notes else "") + "\n"


def native_html(report: Report) -> str:
    """HTML with linked superscripts and a list of notes with links back."""
    body = _html_blocks(report, lambda m: f'<sup><a id="r{m[1]}" href="#n{m[1]}">{m[1]}</a></sup>')
    notes = [
        f'<p id="n{label}"><sup>{label}</sup> {html.escape(words)} <a href="#r{label}">&#8617;</a></p>'
        for label, words in report.notes
    ]
    return _page(body + (["<hr>", *notes] if notes else []))


def _plain(block: str) -> str:
    if block.startswith("# "):
        return block[2:]
    if block.startswith("- "):
        return "  \u2022 " + block[2:]
    return "    " + block[2:] if block.startswith("> ") else block


def _joined(blocks: list[str]) -> str:
    lines: list[str] = []
    for block in blocks:
        item = block.lstrip().startswith(("- ", "\u2022 "))
        if lines and not (item and lines[-1].lstrip().startswith(("- ", "\u2022 "))):
            lines.append("")
        lines.append(block)
    return "\n".join(lines)


def _html_blocks(report: Report, marker) -> list[str]:  # type: ignore[no-untyped-def]
    lines: list[str] = []
    for block in report.blocks:
        kind, words = (block[0], block[2:]) if block[:2] in ("# ", "- ", "> ") else ("", block)
        text = _MARKER.sub(marker, html.escape(words, quote=False))
        if kind == "-":
            if lines and lines[-1] == "</ul>":
                lines.pop()
            else:
                lines.append("<ul>")
            lines += [f"<li>{text}</li>", "</ul>"]
        else:
            tag = {"#": ("<h1>", "</h1>"), ">": ("<blockquote><p>", "</p></blockquote>")}.get(kind, ("<p>", "</p>"))
            lines.append(tag[0] + text + tag[1])
    return lines


def _page(lines: list[str]) -> str:
    return "<!DOCTYPE html>\n<html lang=en><title>Report</title><body>\n" + "\n".join(lines) + "\n</body></html>\n"
