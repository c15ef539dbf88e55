"""Joining markers to notes and sources, in one place for all formats."""
