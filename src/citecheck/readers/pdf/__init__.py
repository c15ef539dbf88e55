"""PDF with a text layer: read-only, and less exact than formats that keep the structure of a text."""
