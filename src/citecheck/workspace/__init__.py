"""Which files belong to a run."""
