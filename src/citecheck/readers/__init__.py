"""Readers: bytes of one format in, one immutable Document out."""
