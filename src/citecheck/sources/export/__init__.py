"""Source entries written in the formats of other programs."""
