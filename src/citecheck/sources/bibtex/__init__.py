"""BibTeX and biblatex files as registers of sources."""
