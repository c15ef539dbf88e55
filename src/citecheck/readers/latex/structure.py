"""Headings, captions, titles, quotations, addresses, raised and verbatim words."""

import re

from citecheck.model.document import BlockKind
from citecheck.readers.latex.citing import cite, end_entry
from citecheck.readers.latex.names import BREAKS, MUTED, REFERENCES, SECTIONS
from citecheck.readers.latex.reading import MAX_INNER, Handler, Reading
from citecheck.readers.latex.symbols import RAISED

_DIGITS = re.compile(r"\d{1,4}(?:[,\u2013-] ?\d{1,4}){0,8}")
_DELIMITED = re.compile(r"\*?(?:\[[^\]\n]{0,200}\])?([^\sA-Za-z{*])([^\n\r]{0,1000}?)\1")
_ESCAPE = re.compile(r"\\([#%&_{}~$])")


def heading(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\section*[short]{words}``."""
    if name == "chapter":
        reading.counters.chapter()
        reading.chapters = True
    if name == "part" and not reading.source.argument(end):
        return end
    level = SECTIONS[name] + (1 if reading.chapters else 0)
    if not reading.writer.notes:
        end_entry(reading, start)
    return _titled(reading, "heading", "heading", max(level, 1), start, end)


def caption(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\caption[short]{words}``."""
    if name == "captionof" and (of := reading.source.argument(end)):
        end = of.end()
    return _titled(reading, "caption", "caption", 0, start, end)


def _titled(reading: Reading, kind: BlockKind, name: str, level: int, start: int, end: int) -> int:
    option = reading.source.option(end)
    brace = reading.source.opens(option.end() if option else end)
    if brace < 0 or reading.preamble or reading.writer.silent:
        return end
    writer = reading.writer
    writer.end_block()
    writer.enter(kind, level)

    def close(at: int) -> int:
        writer.leave(at)
        return at

    reading.push("brace", name, brace, close)
    return brace + 1


def title(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\title{words}``, ``\\author{...}``, ``\\date{...}``: the front of the document, which is no prose."""
    option = reading.source.option(end)
    brace = reading.source.opens(option.end() if option else end)
    if brace < 0:
        return end
    writer = reading.writer
    writer.end_block()
    writer.enter("furniture")
    first = len(reading.builder.drafts)

    def close(at: int) -> int:
        if name == "title" and not reading.title:
            drafts = [draft for draft in reading.builder.drafts[first:] if draft.container_note() is None]
            reading.title = " ".join(" ".join(draft.text.plain() for draft in drafts).split())
        writer.leave(at)
        return at

    reading.push("brace", name, brace, close)
    return brace + 1


def quoted(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\enquote{words}``, ``\\textquote[source]{words}``, ``\\textcquote[p. 3]{key}{words}`` of csquotes."""
    if name.startswith(("foreign", "hyphen")) and (language := reading.source.argument(end)):
        end = language.end()
    if "cquote" in name:
        # The citation is printed after the words; it is written where it stands.
        end = cite(reading, "autocite", start, end)
    elif option := reading.source.option(end):
        if "cite" in option[1] and reading.depth < MAX_INNER:
            end = reading.inner(*option.span(1))
        end = max(end, option.end())
    brace = reading.source.opens(end)
    if brace < 0:
        return end
    reading.writer.put("\u201c", brace, brace + 1)

    def close(at: int) -> int:
        reading.writer.put("\u201d", at - reading.text.startswith("}", at - 1), at)
        return at

    reading.push("brace", "text", brace, close)
    return brace + 1


def raised(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\textsuperscript{3}``: raised digits are written as ``³``, to be judged as in plain text."""
    argument = reading.source.argument(end)
    if argument is None or not _DIGITS.fullmatch(argument[1].strip()):
        return end
    reading.writer.put(argument[1].strip().replace(" ", "").translate(RAISED), start, argument.end())
    return argument.end()


def text_in_formula(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\text{words}``: prose inside a formula."""
    brace = reading.source.opens(end)
    if brace < 0:
        return end
    writer = reading.writer
    maths, writer.maths = writer.maths, 0
    reading.formulas.append(-1)

    def close(at: int) -> int:
        writer.maths = maths
        reading.formulas.pop()
        return at

    reading.push("brace", "text", brace, close)
    return brace + 1


def verb(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\verb|words|``, ``\\lstinline{words}``, ``\\mintinline{python}{words}``."""
    if reading.text[end - 1] == "*":
        end -= 1
    if name == "mintinline" and (language := reading.source.argument(end)):
        end = language.end()
    if reading.text.startswith("{", end) or name == "mintinline":
        return address(reading, name, start, end)
    match = _DELIMITED.match(reading.text, end)
    if match is None:
        return end
    if match[2]:
        reading.writer.put(match[2], *match.span(2), verbatim=True)
        reading.writer.reached(match.end())
    return match.end()


def address(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\url{address}``: words in which nothing is looked for and a percent sign is itself."""
    brace = reading.source.opens(end)
    if brace < 0:
        return verb(reading, name, start, end) if name != "mintinline" and _DELIMITED.match(reading.text, end) else end
    after = reading.source.group_end(brace, raw=True)
    low, high = brace + 1, max(brace + 1, after - 1)
    if high - low < 5000:
        words = " ".join(_ESCAPE.sub(r"\1", reading.text[low:high]).split())
        if words and not reading.writer.silent:
            reading.writer.put(words, low, high, verbatim=True)
            reading.writer.reached(after)
    return after


def link(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\href{address}{words}``: the words."""
    brace = reading.source.opens(_past_option(reading, end))
    return reading.source.group_end(brace, raw=True) if brace >= 0 else end


def _past_option(reading: Reading, at: int) -> int:
    option = reading.source.option(at)
    return option.end() if option else at


def reference(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\ref{label}``: a number that only LaTeX knows; a letter stands for it."""
    argument = reading.source.argument(end)
    if argument is None:
        return end
    if not reading.writer.silent and not reading.writer.maths:
        reading.writer.put("X", start, argument.end(), verbatim=True)
    return argument.end()


def muted(reading: Reading, name: str, start: int, end: int) -> int:
    """A command whose first arguments are not text."""
    at = end
    for _ in range(MUTED[name]):
        while option := reading.source.option(at):
            at = option.end()
        brace = reading.source.opens(at)
        if brace < 0:
            return at
        at = reading.source.group_end(brace)
    if MUTED[name] == 0:
        at = _past_option(reading, at)
    return at


def break_paragraph(reading: Reading, name: str, start: int, end: int) -> int:
    """A command that ends the paragraph."""
    if not reading.writer.maths and reading.writer.kind not in ("heading", "furniture"):
        reading.writer.end_block()
    elif name in ("par", "and"):
        reading.writer.space(start, end)
    return reading.after_word(end)


def newline(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\newline``, ``\\linebreak``; ``\\tabularnewline`` ends a row."""
    if reading.writer.kind == "cell":
        reading.writer.end_block()
    else:
        reading.writer.line_break(start, end)
    return end


def spaced(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\newblock``, ``\\xspace``: a space may follow."""
    if name == "newblock":
        reading.writer.space(start, end)
    return end


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(MUTED, muted),
    **dict.fromkeys(SECTIONS, heading),
    **dict.fromkeys(REFERENCES, reference),
    **dict.fromkeys(("caption", "caption*", "captionof", "subcaption"), caption),
    **dict.fromkeys(("title", "author", "date", "subtitle", "institute", "affil", "address", "email"), title),
    **dict.fromkeys(
        (
            "enquote", "textquote", "foreignquote", "foreigntextquote", "hyphenquote", "blockquote", "textcquote",
            "blockcquote",
        ),
        quoted,
    ),
    "textsuperscript": raised,
    **dict.fromkeys(("text", "mbox", "textrm", "hbox", "intertext", "textnormal", "shortintertext"), text_in_formula),
    **dict.fromkeys(("verb", "lstinline", "mintinline", "Verb", "spverb"), verb),
    **dict.fromkeys(("url", "nolinkurl", "path"), address),
    "href": link,
    **dict.fromkeys(BREAKS, break_paragraph),
    **dict.fromkeys(("newline", "linebreak", "tabularnewline"), newline),
    **dict.fromkeys(("newblock", "xspace"), spaced),
}  # fmt: skip
