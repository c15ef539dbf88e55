"""The configuration: its schema, where it is found, how it is read."""
