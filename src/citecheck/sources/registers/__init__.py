"""Registers of sources: files beside a document that say what its markers point to."""
