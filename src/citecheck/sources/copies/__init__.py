"""The text of copies: what a source on disk says, with its pages and printed lines (see :mod:`.read`)."""
