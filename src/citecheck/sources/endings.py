"""The file name endings of registers."""

TREES = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}
LISTS = (".txt", ".md")
