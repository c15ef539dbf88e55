"""The file name endings of registers."""

TREES = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}
LISTS = (".txt", ".md")
TABLES = (".csv", ".tsv", ".xlsx")
TAGGED = {".ris": "ris", ".nbib": "nbib"}
BIBTEX = ".bib"
CFF = ".cff"
READABLE = ".bib, .json, .yaml, .toml, .ris, .nbib, .cff, .csv, .tsv, .xlsx, .txt or .md"
"""The endings in words, for messages."""
