"""``sources.lock``: which copies of the sources a report was checked against, with their hashes."""
