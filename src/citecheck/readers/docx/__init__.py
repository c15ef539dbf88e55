"""Word documents (Office Open XML, ECMA-376 part 1, transitional and strict)."""
