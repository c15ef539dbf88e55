"""The grammar of notes: what sources a note names, where in them, and by which house style."""
