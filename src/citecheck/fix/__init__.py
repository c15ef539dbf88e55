"""Fixes: from the edits that findings carry to changed files, with nothing lost on the way."""
