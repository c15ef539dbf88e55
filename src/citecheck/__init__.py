"""citecheck: a linter for the citations, footnotes and sources of reports."""

__version__ = "0.1.0"
