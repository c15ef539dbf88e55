"""Markdown: CommonMark with notes, in the dialects of GitHub and pandoc."""
