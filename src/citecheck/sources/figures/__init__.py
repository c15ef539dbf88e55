"""Whether the figures and names of a sentence stand in a copy, and where (see :mod:`.check`)."""
