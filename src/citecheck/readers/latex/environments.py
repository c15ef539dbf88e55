"""Environments: lists, quotations, tables, formulas, verbatim text, lists of references."""

import re

from citecheck.model.document import BlockKind
from citecheck.readers.latex.citing import end_entry, end_references
from citecheck.readers.latex.names import LISTS, MATHS, QUOTES, SILENT, SKIPPED, TABLES, TITLED, VERBATIM
from citecheck.readers.latex.reading import MAX_INNER, Handler, Reading

_SHORT = re.compile(r"\{[^{}\s]{0,40}\}")
_BODY_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


def begin(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\begin{name}``."""
    argument = reading.source.argument(end)
    if argument is None:
        return end
    return begin_named(reading, argument[1].strip(), start, argument.end())


def begin_named(reading: Reading, name: str, start: int, end: int) -> int:
    """Begin the environment ``name`` whose ``\\begin`` stands at ``start``..``end``; return where reading goes on."""
    if name == "document":
        reading.preamble = False
        reading.writer.silent = 0
        return end
    if name in SKIPPED or name in reading.skipped_environments:
        return _verbatim_end(reading, name, start, end)[1]
    if name in VERBATIM:
        return _verbatim(reading, name, start, end)
    if name in MATHS or name.rstrip("*") + "*" in MATHS:
        return _maths(reading, name, start, end)
    if name in SILENT:
        return _silent(reading, name, start, end)
    if reading.writer.maths:
        reading.push("environment", name, start)
        return end
    reading.writer.end_block()
    if name in TABLES:
        return _container(reading, name, start, _arguments(reading, end, TABLES[name]), "table", "cell")
    if name in LISTS:
        return _container(reading, name, start, _options(reading, end), "list", "paragraph")
    if name in QUOTES:
        return _container(reading, name, start, _options(reading, end), "quote", "paragraph")
    if name == "thebibliography":
        return _references(reading, name, start, end)
    reading.push("environment", name, start, lambda at: _paragraph_ends(reading, at))
    return _unknown(reading, name, end)


def _paragraph_ends(reading: Reading, at: int) -> int:
    reading.writer.end_block()
    return at


def _options(reading: Reading, at: int) -> int:
    option = reading.source.option(at)
    return option.end() if option else at


def _arguments(reading: Reading, at: int, count: int) -> int:
    """Pass over ``count`` arguments in braces, with optional ones before and between them."""
    for _ in range(count):
        at = _options(reading, at)
        brace = reading.source.opens(at)
        if brace < 0:
            return at
        at = reading.source.group_end(brace)
    return at


def _unknown(reading: Reading, name: str, at: int) -> int:
    """Pass over what describes the form; a heading such as ``[Theorem of \\cite{x}]`` is read."""
    option = reading.source.option(at)
    if option:
        if "cite" in option[1] and reading.depth < MAX_INNER:
            at = reading.inner(*option.span(1))
            reading.writer.end_block()
        at = max(at, option.end())
    while name.rstrip("*") not in TITLED and (short := _SHORT.match(reading.text, at)):
        at = short.end()
    return at


def _container(
    reading: Reading, name: str, start: int, end: int, container: BlockKind, inner: BlockKind, level: int = 0
) -> int:
    writer, builder = reading.writer, reading.builder
    kind, before, part = writer.kind, writer.level, builder.part
    builder.open(container, start)
    # In a cell, what a list or quotation holds is no cell of its own.
    writer.kind, writer.level = inner, level

    def close(at: int) -> int:
        writer.end_block()
        if reading.entry_depth > len(reading.frames):
            end_entry(reading, at)
        builder.close(at if builder.part == part else start)
        writer.kind, writer.level = kind, before
        return at

    reading.push("environment", name, start, close)
    return end


def _references(reading: Reading, name: str, start: int, end: int) -> int:
    widest = reading.source.argument(end)

    def close(at: int) -> int:
        end_references(reading, at)
        return _paragraph_ends(reading, at)

    reading.push("environment", name, start, close)
    return widest.end() if widest else end


def _maths(reading: Reading, name: str, start: int, end: int) -> int:
    if (after := reading.display(f"\\end{{{name}}}", end)) > 0:
        return after
    reading.open_formula("environment", start)
    # The frame of the formula closes with that of the environment above it.
    place = len(reading.frames) - 1

    def close(at: int) -> int:
        return reading.pop_to(place, at)

    reading.push("environment", name, start, close)
    if name.startswith(("alignat", "xalignat", "IEEEeqnarray")):
        return _arguments(reading, end, 1)
    return end


def _silent(reading: Reading, name: str, start: int, end: int) -> int:
    writer = reading.writer
    writer.silent += 1

    def close(at: int) -> int:
        writer.silent = max(writer.silent - 1, 0)
        return at

    reading.push("environment", name, start, close)
    return end


# -- verbatim ---------------------------------------------------------------------------------------------------------


def _verbatim_end(reading: Reading, name: str, start: int, at: int) -> tuple[int, int]:
    """Return where the text of a verbatim environment ends, and where reading goes on."""
    closing = f"\\end{{{name}}}"
    found = reading.text.find(closing, at)
    if found < 0:
        reading.partial = True
        reading.builder.problem("truncated", f'no "{closing}" follows: the rest of the file is read as it', start, at)
        return len(reading.text), len(reading.text)
    return found, found + len(closing)


def _verbatim(reading: Reading, name: str, start: int, at: int) -> int:
    while option := reading.source.option(at):
        at = option.end()
    if name == "minted" and (language := reading.source.argument(at)):
        at = language.end()
    end, after = _verbatim_end(reading, name, start, at)
    if reading.writer.silent:
        return after
    reading.writer.end_block()
    reading.writer.aside("code", start)
    for match in _BODY_LINE.finditer(reading.text, at, end):
        low, high = match.span(1)
        if high > low:
            reading.builder.verbatim(reading.text[low:high], low, high)
        if match[2]:
            reading.builder.line_break(*match.span(2))
    reading.writer.reached(after)
    reading.writer.leave(after)
    if reading.entry is None and not reading.writer.notes:
        reading.writer.end_block()
    return after


# -- ends -------------------------------------------------------------------------------------------------------------


def end_environment(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\end{name}``."""
    argument = reading.source.argument(end)
    if argument is None:
        return end
    return end_named(reading, argument[1].strip(), start, argument.end())


def end_named(reading: Reading, name: str, start: int, end: int) -> int:
    """End the environment ``name``, and what is open in it; one that is not open is passed over."""
    if name == "document":
        return len(reading.text)
    places = reading.open.get(name)
    if places and places[-1] >= reading.base:
        return reading.pop_to(places[-1], end)
    return end


def item(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\item[label]``: the next item of a list; the label of a description is its term."""
    writer = reading.writer
    if writer.maths or writer.silent:
        return end
    writer.end_block()
    option = reading.source.option(end)
    if option:
        if option[1].strip() and reading.depth < MAX_INNER:
            writer.enter("term")
            end = reading.inner(*option.span(1))
            writer.leave(max(end - 1, option.end(1)))
        end = max(end, option.end())
    if writer.kind in ("paragraph", "item"):
        writer.kind = "item"
    return end


HANDLERS: dict[str, Handler] = {"begin": begin, "end": end_environment, "item": item}
