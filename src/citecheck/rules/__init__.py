"""The rules: one module each, pure functions from a document to findings."""
