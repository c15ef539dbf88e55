"""Whether a quotation stands in a copy, word for word (see :mod:`.verify`)."""
