"""Which cross-references cite: those to entries of a bibliography, and those that look like them and lead nowhere."""

from citecheck.readers.asciidoc.macros import anchors_of, ids_of, shape


class References:
    """What the texts of a document define. ``cited`` and ``noted`` are filled while they are read."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.entries: dict[str, str] = {}
        self._ids: set[str] = set()
        self._shapes: set[str] = set()
        self.complete = True
        self.cited = False
        self.noted: set[str] = set()

    def learn(self, text: str) -> None:
        """Add what ``text`` defines."""
        self.entries.update(anchors_of(text))
        if self.entries:
            self._ids |= ids_of(text)
            self._shapes = {shape(name) for name in self.entries}

    def cites(self, name: str, looks: str) -> bool:
        """Return whether a cross-reference to ``name``, of the shape ``looks``, is a citation.

        One to nothing is a citation of an entry that is missing where it looks like the ids of the others.
        """
        if name in self.entries:
            return True
        if not self.entries or not self.complete or name in self._ids or any(sign in name for sign in "#/ "):
            return False
        return looks in self._shapes and any(char.isdigit() for char in name) and name[:1] != "_"
