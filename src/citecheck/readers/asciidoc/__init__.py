"""The reader of AsciiDoc."""
