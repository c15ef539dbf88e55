"""What the directives of docutils, Sphinx and its usual extensions hold."""

import re

from citecheck.readers.rst.lines import Line

CODE = frozenset(
    ("code", "code-block", "sourcecode", "parsed-literal", "math", "doctest", "testcode", "testoutput", "testsetup",
     "testcleanup", "productionlist", "graphviz", "digraph", "graph", "mermaid", "uml", "plantuml", "prompt", "ipython",
     "jupyter-execute", "plot", "tikz", "highlight", "console", "exec", "command-output", "program-output", "raw",
     "nbplot", "blockdiag", "seqdiag", "aafig", "ditaa", "runblock", "pyplot", "cell-output")
)  # fmt: skip
SILENT = frozenset(
    ("toctree", "contents", "image", "include", "index", "meta", "role", "default-role", "sectnum", "section-numbering",
     "literalinclude", "tabularcolumns", "currentmodule", "module", "bibliography", "footbibliography", "highlightlang",
     "header", "footer", "title", "target-notes", "autosummary", "todolist", "sectionauthor", "codeauthor", "date",
     "youtube", "py:module", "py:currentmodule", "tags", "restructuredtext-test-directive", "genindex", "unicode")
)  # fmt: skip
QUOTES = frozenset(("epigraph", "pull-quote", "highlights", "blockquote"))
TITLED = frozenset(("admonition", "topic", "sidebar", "dropdown", "card"))
TABLES = frozenset(("table", "list-table", "csv-table", "flat-table"))
SPEAKING = frozenset(
    ("note", "warning", "attention", "caution", "danger", "error", "hint", "important", "tip", "seealso", "todo",
     "versionadded", "versionchanged", "deprecated", "versionremoved", "compound", "centered", "line-block", "info",
     "example", "question", "quote", "abstract", "summary", "success", "failure", "bug", "remark", "theorem", "proof",
     "definition", "exercise", "acks", "hlist", "glossary", "pull-quote", "epigraph", "highlights", "blockquote")
)  # fmt: skip
_OPTION = re.compile(r":([A-Za-z][\w .-]{0,40}):(?:[ \t]+|$)")


class Options:
    """The options of a directive: ``:name: value`` lines with the places of the values; ``next`` is what follows."""

    def __init__(self, text: str, lines: list[Line], at: int, floor: int) -> None:
        """Read the options in ``lines`` from ``at`` on, indented beyond the column ``floor``."""
        self.values: dict[str, tuple[str, int]] = {}
        name = ""
        indent = -1
        while at < len(lines):
            line = lines[at]
            if line.start == line.end or line.column <= floor:
                break
            match = _OPTION.match(text, line.start, line.end)
            if match and (indent < 0 or line.column == indent):
                name, indent = match[1].lower(), line.column
                self.values[name] = (text[match.end() : line.end], match.end())
            elif not name or line.column <= indent:
                break
            at += 1
        self.next = at
