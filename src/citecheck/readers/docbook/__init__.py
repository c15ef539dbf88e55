"""The reader of DocBook."""
