"""Text with places: spans, line tables, text maps, decoding. Knows nothing of documents."""
