"""Where the short title of an Act or instrument begins, read backwards from its year.

A short title is words with capitals, joined by small ones ("Offences against the Person", "Police and Justice"); the
words before it are small ones, numbers, or the beginnings of sentences.
"""

import re

from citecheck.text.patterns import pattern

_WORD = pattern(r"[^\s]+")
_JOINING = " and of for in to etc etc. against from with on as by or at & "
_STOP = (
    " The See Under In Section Sections Sch Schedule Schedules Part Parts Article Articles Act Acts Para Paras "
    "Paragraph Paragraphs Regulation Regulations Rule Rules Also And Compare Cf Contrary Pursuant By If As At For "
    "Now When S Ss Chapter Following Whereas While Because Although That This These Of To "
    "I II III IV V VI VII VIII IX X XI XII "
)
_MOST_WORDS = 16
_REACH = 160


def title_start(text: str, end: int, *, years: bool = False) -> int:
    """Return where the title that ends at ``end`` begins; ``end`` when there is none.

    With ``years`` the title may hold the year of an Act: "Enterprise Act 2002 (Protection of Interests) Order".
    """
    low = max(0, end - _REACH)
    words = list(_WORD.finditer(text, low, end))[-_MOST_WORDS:]
    start, depth, joined = end, 0, False
    for at in range(len(words) - 1, -1, -1):
        word = words[at][0]
        if low and words[at].start() == low:
            break
        depth += word.count(")") - word.count("(")
        bare = word.strip("()[]\u2018\u2019'\u201c\u201d\",")
        if depth < 0 or word.endswith((";", ":", ".", "!", "?", "\u201d", '"')) and bare != "etc.":
            break
        if bare[:1].isupper() and (not _listed(bare, _STOP) or (bare in ("Act", "Part") and (depth or years))):
            if word.endswith(",") and not joined and not depth:
                break
            start = words[at].start() + (len(word) - len(word.lstrip("[\u2018\u2019'\u201c\u201d\"")))
            if word[0] in "\u2018'\u201c\"[":
                break
            continue
        if years and len(bare) == 4 and bare.isdecimal() and at and words[at - 1][0] == "Act":
            continue
        if depth and (bare[:1].isalpha() or bare.isalnum()):
            continue
        if bare == "the" and at and words[at - 1][0] in ("of", "against", "to") and _goes_on(words, at - 1):
            continue
        if not _listed(bare, _JOINING) or not _goes_on(words, at):
            break
        joined = joined or bare in ("and", "&")
    return _opened(text, start, end)


def _listed(word: str, words: str) -> bool:
    return f" {word} " in words


def _goes_on(words: "list[re.Match[str]]", at: int) -> bool:
    """Return whether a word of a title stands before the joining word at ``at``."""
    if not at:
        return False
    before = words[at - 1][0]
    return before[:1].isupper() and not _listed(before.strip(","), _STOP) and not before.endswith((";", ".", ":"))


def _opened(text: str, start: int, end: int) -> int:
    """A bracket around the whole citation is no part of the title."""
    if start < end and text[start] == "(" and text.count(")", start, end) < text.count("(", start, end):
        return start + 1
    return start
