"""What a report says of its sources, held against their copies (see :mod:`.verify`)."""
