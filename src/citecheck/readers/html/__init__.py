"""HTML pages and the note markup of their generators."""
