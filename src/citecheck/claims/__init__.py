"""What is a claim, what covers it, and how much of a document is covered."""
