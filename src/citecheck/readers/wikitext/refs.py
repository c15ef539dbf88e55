"""``<ref>`` tags: where each begins and ends, its attributes, and what is wrong with them.

Names and groups are compared as the Cite extension does: white space folded, entities resolved, case kept.
"""

import re
from html import unescape

_ATTRIBUTE = re.compile(
    r"""([A-Za-z][\w-]{0,30})[ \t\n]{0,9}=[ \t\n]{0,9}"""
    r"""(?:"([^"]{0,500})"?|'([^']{0,500})'?|[“”„«]([^“”„»]{0,500})[“”»]?|([^\s"'>]{1,300}))"""
)
_WRONG_CLOSE = re.compile(r"</?r\w{0,5}[ \t]{0,9}/?>|<\\ref>|</ref(?=[^\w>])|<ref/>", re.IGNORECASE)
_NEXT_BLOCK = re.compile(r"\n(?=[ \t]*\n|[=*#:;|!{])")
_CODE_ENDS = ("</code>", "</tt>", "</kbd>", "</samp>", "&lt;/ref", "`")
_MOST = 200  # faults that are reported one by one


class Ref:
    """One ``<ref>``: its tag at ``start``..``inner``, its content up to ``content_end``, all of it up to ``end``.

    ``name`` and ``group`` are ``""`` where not given; ``name_at`` is the place of the name. ``empty`` tells a tag that
    closes itself or holds nothing. ``fault`` tells that it was not closed.
    """

    __slots__ = ("content_end", "empty", "end", "fault", "group", "inner", "name", "name_at", "paragraph", "start")

    def __init__(self, start: int, inner: int, paragraph: int) -> None:
        """Begin a reference whose tag ends at ``inner``, in the paragraph with that number."""
        self.start, self.inner, self.paragraph = start, inner, paragraph
        self.content_end = self.end = inner
        self.name = self.group = ""
        self.name_at = (inner, inner)
        self.empty = self.fault = False


def attributes(text: str, start: int, end: int) -> dict[str, tuple[str, int, int]]:
    """Return the attributes of a tag between ``start`` and ``end``: name to value and the place of the value."""
    found: dict[str, tuple[str, int, int]] = {}
    for match in _ATTRIBUTE.finditer(text, start, end):
        place = next((group for group in (2, 3, 4, 5) if match[group] is not None), 5)
        value, low, high = match[place], match.start(place), match.end(place)
        if place == 5 and value.endswith("/") and high == end:
            value, high = value[:-1], high - 1
        found.setdefault(match[1].lower(), (folded(value), low, high))
    return found


def folded(name: str) -> str:
    """Return a name as MediaWiki compares it: entities resolved, white space folded."""
    return " ".join((unescape(name) if "&" in name else name).split())


class RefScanner:
    """Pairs ``<ref>`` with ``</ref>``; told of both, and of blank lines, in the order of the text."""

    def __init__(self, text: str) -> None:
        """Read the tags of ``text``."""
        self.text = text
        self.refs: list[Ref] = []
        self.faults: list[tuple[str, int, int]] = []
        self._open: list[Ref] = []
        self._cut: list[Ref] = []  # tags without an end
        self._paragraph = 0

    def paragraph(self, start: int) -> None:
        """Note that a blank line follows."""
        self._paragraph += 1

    def open(self, start: int, end: int) -> Ref:
        """Read the tag ``<ref`` at ``start`` whose name ends at ``end``."""
        text = self.text
        stop = text.find(">", end, end + 2000)
        cut = text.find("<", end, stop if stop >= 0 else end + 200)
        if stop < 0 or cut >= 0:
            stop = cut if cut >= 0 else min(end, len(text))
            ref = Ref(start, stop, self._paragraph)
            self._fault('the tag "<ref" is not closed: add ">"', start, min(start + 4, len(text)))
            self._read(ref, end, stop)
            ref.empty = ref.fault = True
            self._cut.append(ref)
            return self._kept(ref)
        ref = Ref(start, stop + 1, self._paragraph)
        closes = text[stop - 1] == "/"
        self._read(ref, end, stop - closes)
        if closes:
            ref.empty = True
        elif not self._stands_for_close(ref):
            self._open.append(ref)
        return self._kept(ref)

    def _kept(self, ref: Ref) -> Ref:
        self.refs.append(ref)
        return ref

    def _read(self, ref: Ref, start: int, end: int) -> None:
        found = attributes(self.text, start, end)
        if "name" in found:
            ref.name, low, high = found["name"]
            ref.name_at = (low, high)
        elif "follow" in found:
            ref.name = found["follow"][0]
        ref.group = found["group"][0] if "group" in found else ""

    def _stands_for_close(self, ref: Ref) -> bool:
        """Return whether a bare ``<ref>`` was typed for ``</ref>``: one is open here, and no word follows."""
        text, outer = self.text, self._open[-1] if self._open else None
        if outer is None or outer.paragraph != self._paragraph or ref.name or ref.group:
            return False
        after = text[ref.inner : ref.inner + 1]
        if after and (after.isalnum() or after in "'\"[{(“‘") or ref.start == outer.inner:
            return False
        self._open.pop()
        self._fault('"<ref>" stands where "</ref>" is meant', ref.start, ref.inner)
        outer.content_end, outer.end, outer.fault = ref.start, ref.inner, True
        ref.empty = True
        ref.end = -1  # no reference of its own
        return True

    def close(self, start: int, end: int) -> int:
        """Read the tag ``</ref`` at ``start`` and return where it ends."""
        text = self.text
        stop = text.find(">", end, end + 200)
        after = stop + 1 if stop >= 0 and not text[end:stop].strip() else end
        ref = self._open[-1] if self._open else None
        nested = ref is not None and len(self._open) > 1
        if ref is None or (len(self.refs) and self.refs[-1] is not ref and ref.paragraph != self._paragraph):
            self._fault('"</ref>" closes nothing: remove it, or add the "<ref>" that it belongs to', start, after)
            return after
        self._open.pop()
        ref.content_end, ref.end = start, after
        if not text[ref.inner : start].strip():
            ref.empty = True
        if after == end:
            self._fault('the tag "</ref" is not closed: add ">"', start, end)
        if not nested and self.refs[-1] is not ref:
            self._nested(ref)
        return after

    def _nested(self, ref: Ref) -> None:
        """Report a reference inside ``ref``: MediaWiki ends the outer one at the first closing tag."""
        message = 'a "<ref>" stands inside another one: use {{#tag:ref}} for one of them, or close the first one'
        self._fault(message, ref.start, ref.inner)

    def finish(self) -> None:
        """Find an end for those never closed: a mistyped tag, the end of the paragraph, or the next note."""
        starts = [ref.start for ref in self.refs] + [len(self.text)]
        places = {id(ref): place for place, ref in enumerate(self.refs)}
        defined = {(ref.group, ref.name) for ref in self.refs if ref.name and not ref.empty and ref.end > ref.inner}
        for ref in self._cut:
            if (ref.group, ref.name) not in defined:
                ref.name = ""  # nothing more is said of it
        for ref in self._open:
            if self.text.startswith(_CODE_ENDS, ref.inner):
                ref.fault = ref.empty = True  # words about the tag
                continue
            limit = starts[places[id(ref)] + 1]
            wrong = _WRONG_CLOSE.search(self.text, ref.inner, limit)
            block = _NEXT_BLOCK.search(self.text, ref.inner, wrong.start() if wrong else limit)
            ref.fault = True
            name = f' name="{ref.name}"' if ref.name else ""
            if wrong is not None and block is None:
                ref.content_end, ref.end = wrong.span()
                self._fault(f'"{wrong[0]}" does not close "<ref{name}>": write "</ref>"', ref.start, ref.inner)
                continue
            self._fault(f'"<ref{name}>" is not closed: add "</ref>", or "/" where the note stands elsewhere',
                        ref.start, ref.inner)  # fmt: skip
            if (ref.group, ref.name) in defined:
                ref.empty = True
            else:
                ref.content_end = ref.end = block.start() if block is not None else limit
                if not self.text[ref.inner : ref.end].strip(" .,;\n"):
                    ref.content_end = ref.end = ref.inner
                    ref.name, ref.empty = "", True  # its words are lost: no more is said of it

    def _fault(self, message: str, start: int, end: int) -> None:
        if len(self.faults) < _MOST:
            self.faults.append((message, start, end))
