"""The immutable model that readers make and rules read."""
