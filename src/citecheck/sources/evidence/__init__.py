"""The evidence folder: copies of the sources on disk, found for the citations of a report, with their text."""
