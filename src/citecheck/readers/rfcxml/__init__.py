"""The reader of xml2rfc."""
