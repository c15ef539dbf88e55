"""The reader of JATS."""
