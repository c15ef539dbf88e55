"""Files that hold sources beside the document."""
