"""The reader of TEI."""
