"""What is typed as text in any format: markers, note lists, author-year citations, paragraph numbers."""
