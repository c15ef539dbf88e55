"""The numbers that MediaWiki prints for notes: counted for each group, in the order of first use."""

_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def printed(group: str, number: int) -> str:
    """Return how note ``number`` of ``group`` is shown between its brackets."""
    if not group:
        return str(number)
    if group in ("lower-alpha", "upper-alpha"):
        letters = _letters(number)
        return letters if group == "lower-alpha" else letters.upper()
    if group in ("lower-roman", "upper-roman") and number < 400:
        roman = _roman(number)
        return roman if group == "lower-roman" else roman.upper()
    if group == "lower-greek" and number <= len(_GREEK):
        return _GREEK[number - 1]
    return f"{group} {number}"


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    roman = ""
    for value, sign in _ROMAN:
        while number >= value:
            roman += sign
            number -= value
    return roman


class NoteIdentity:
    """What a note is called: ``label`` in messages, ``key`` for comparing, ``anchor`` for linking, ``shown`` in print.

    ``defined`` tells whether its words were met.
    """

    __slots__ = ("anchor", "defined", "key", "label", "shown")

    def __init__(self, label: str, key: str, anchor: str, shown: str) -> None:
        """Make an identity."""
        self.label, self.key, self.anchor, self.shown = label, key, anchor, shown
        self.defined = False


class NoteNumbers:
    """Counts the notes of each group and remembers what the named ones say."""

    def __init__(self) -> None:
        """Start at 1 in every group."""
        self._counts: dict[str, int] = {}
        self._named: dict[tuple[str, str], NoteIdentity] = {}
        self._words: dict[tuple[str, str], str] = {}
        self.first_use: dict[str, int] = {}

    def identity(self, group: str, name: str, start: int) -> NoteIdentity:
        """Return the identity of the note used or defined at ``start``; a named one has one for all uses.

        Keys of unnamed notes and of names that are numbers bear a sign: the numbers that are printed are MediaWiki's
        own and nothing that an author could get wrong.
        """
        known = self._named.get((group, name)) if name else None
        if known is not None:
            return known
        self.first_use.setdefault(group, start)
        count = self._counts[group] = self._counts.get(group, 0) + 1
        shown = printed(group, count)
        lead = f"{group}|" if group else ""
        if not name:
            return NoteIdentity(shown, f"#{lead}{shown}", f"ref#{lead}{count}", shown)
        key = f"{lead}{name}"
        made = NoteIdentity(name, f"#{key}" if key.isdecimal() else key, f"ref:{key}", shown)
        self._named[group, name] = made
        return made

    def is_repeated(self, group: str, name: str, words: str) -> bool:
        """Return whether the named note was defined before with these very words; the first ones are remembered."""
        if not name:
            return False
        folded = " ".join(words.split())
        known = self._words.get((group, name))
        if known is None:
            self._words[group, name] = folded
        return known == folded
