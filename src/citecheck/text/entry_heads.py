"""The head of a source entry without a label: its authors and its year, wherever the style puts the year.

APA, Harvard and Chicago author-date print the year after the authors; Vancouver, MLA and notes styles print it towards
the end (``Press; 2019``, ``London: Press, 2019.``).
"""

from citecheck.text.author_names import PARTICLES, Authors, entry_authors, is_initials
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

YEAR = r"(?:1[4-9]|20)\d\d"
UNDATED = r"n\. ?d\.?|s\. ?d\.|o\. ?J\.|no date|undated|forthcoming|in press|in prep(?:aration)?|submitted|im Druck"
_HEAD_YEAR = pattern(
    rf"(?P<open>[(\[]?)(?:c\.? ?|ca\.? |circa )?(?:\[?(?P<old>{YEAR})\]? ?[/]? ?)??"
    rf"(?P<year>{YEAR}|{UNDATED})(?:-?(?P<suffix>[a-z])(?![\w]))?(?![\w])"
    rf"(?:[-–/](?P<to>\d{{2,4}})(?!\d))?(?:\)? ?[(\[](?:orig[^()\[\]\d]{{0,30}})?(?P<reprint>{YEAR})[)\]])?",
)
_LATE_YEAR = (
    pattern(rf"(?<![\w/.-])(?P<year>{YEAR})(?P<suffix>[a-z])?(?: [A-Z][a-z]{{2}}(?: \d{{1,2}})?)? ?;"),
    pattern(rf"\((?:[A-Z][a-z]{{2,8}}\.? )?(?P<year>{YEAR})(?P<suffix>[a-z])?\)"),
    pattern(rf"[,;] (?:\d{{1,2}} )?(?:[A-Z][a-z]{{2,8}}\.? )?(?P<year>{YEAR})(?P<suffix>[a-z])?(?=[.,:)\]]|\s?$)"),
    pattern(rf"(?<![\w/.-])(?P<year>{YEAR})(?P<suffix>[a-z])?(?![\w/-])"),
)
_LOOKED_UP = pattern(r"(?i)\b(?:accessed|retrieved|available|abgerufen|consulté|consultado|cited \d|last viewed)\b")
_LATE_UNDATED = pattern(rf"(?<!\w)(?P<year>{UNDATED})(?!\w)(?P<suffix>(?!))?")
_DASH = pattern(r"(?:[—–―_⸺⸻]|--){1,12}[.,]?(?=[\s(,.]|$)|-{3,12}[.,]?(?=[\s(,.]|$)")
_WORD = pattern(r"\S{1,60}")
_FURTHEST = 400
_NEAR = 4
_JOINTS = frozenset(("and", "et", "und", "y", "al", "others", "colleagues", "eds", "ed", "editors", "the", "of", "for"))
_ANDS = frozenset(("and", "et", "und", "y"))
_TITLED = frozenset(("jr.", "sr.", "dr.", "st.", "eds.", "ed.", "prof.", "sir.", "hrsg.", "al.", "etc."))


class EntryHead(NamedTuple):
    """Authors and year of an entry: ``year`` without its ``suffix``; ``others`` are years that it may also be cited by.

    ``start``..``end`` is the place of the year, ``names_end`` where the authors end; offsets in the text given.
    ``repeats`` tells that a dash stands for the authors of the entry before.
    """

    authors: Authors
    year: str
    suffix: str
    others: tuple[str, ...]
    names_end: int
    start: int
    end: int
    repeats: bool = False


def entry_head(text: str) -> EntryHead | None:
    """Return the head of the entry ``text``, or None where it names no author or no year."""
    dash = _DASH.match(text)
    low = dash.end() if dash else _mark(text)
    stop = _authors_end(text, low)
    for match in _HEAD_YEAR.finditer(text, low, _FURTHEST):
        if match.start("year") > stop + _NEAR:
            break
        if (
            text[match.end("year") : match.end("year") + 1].isdecimal()
            or text[match.start() - 1 : match.start()] == "/"
        ):
            continue
        return _made(text, match, min(match.start(), stop), low, dash is not None)
    return _late(text, low, _title_start(text, low, stop), dash is not None)


def _mark(text: str) -> int:
    """Bullets and stars before an entry are no part of it."""
    at = 0
    while at < len(text) and at < 4 and not (text[at].isalnum() or text[at] in "“\"'‘("):
        at += 1
    return at


def _made(text: str, match, names_end: int, low: int, repeats: bool) -> EntryHead | None:  # type: ignore[no-untyped-def]
    found = match.groupdict()
    others = tuple(each for each in (found.get("old"), found.get("reprint"), _until(found)) if each)
    authors = entry_authors(text[low:names_end])
    if not repeats and not authors.first:
        return None
    year = " ".join(found["year"].lower().split()) if not found["year"][0].isdecimal() else found["year"]
    return EntryHead(
        authors, undated(year), found.get("suffix") or "", others, names_end, match.start("year"), match.end("year"),
        repeats,
    )  # fmt: skip


def undated(year: str) -> str:
    """Return one spelling for each way to say that a work has no date or is not out yet."""
    if year[:1].isdecimal():
        return year
    if year.startswith(("n", "s. d", "s.d", "o", "undated")):
        return "n.d."
    return "forthcoming"


def _until(found: dict[str, str | None]) -> str:
    """``2019-20`` may be cited as 2019 or 2020."""
    until, year = found.get("to") or "", found["year"] or ""
    if not until or not year.isdecimal():
        return ""
    return year[: 4 - len(until)] + until


def _late(text: str, low: int, names_end: int, repeats: bool) -> EntryHead | None:
    cut = _LOOKED_UP.search(text, names_end)
    high = min(cut.start() if cut else len(text), 1500)
    for each in _LATE_YEAR:
        if match := each.search(text, names_end, high):
            return _made(text, match, names_end, low, repeats)
    match = _LATE_UNDATED.search(text, names_end, high)
    return _made(text, match, names_end, low, repeats) if match else None


def _authors_end(text: str, low: int) -> int:
    """Return where the first sentence ends: a stop after a word, not after an initial or ``et al.``"""
    before = ""
    for match in _WORD.finditer(text, low, _FURTHEST):
        word = match[0]
        if word[0] in '“"‘' and before:
            return match.start()
        bare = word.strip("*_,)(")
        if bare.endswith(".") and not is_initials(bare) and len(bare) > 3 and bare.casefold() not in _TITLED:
            return match.end()
        if bare.endswith(".") and is_initials(bare) and "." not in bare[:-1] and before[-1:].islower():
            following = text[match.end() + 1 : match.end() + 2]
            if len(bare) > 2 or (following.isalpha() and _begins_title(text, match.end() + 1)):
                return match.end()
        before = word
    return min(len(text), _FURTHEST)


def _begins_title(text: str, at: int) -> bool:
    """``Smith J. Title of work``, ``Smith J. The Title``: words without the commas and stops between names."""
    words = text[at : at + 80].split(" ")[:2]
    if len(words) < 2 or words[1] in _ANDS or words[0].casefold() in PARTICLES:
        return False
    return words[0][-1:].isalpha() and words[1][:1].isalpha() and (words[1][0].islower() or words[1][-1].isalpha())


def _title_start(text: str, low: int, stop: int) -> int:
    """Return where the title begins in an entry that prints its year late: before its first small words."""
    last = low
    for match in _WORD.finditer(text, low, stop):
        word = match[0].strip(".,()&;:*_")
        if word[:1].islower() and word.isalpha() and word not in PARTICLES and word not in _JOINTS:
            return last if last > low else stop
        last = match.start()
    return stop
