"""Where a URL in running text begins and ends."""

from collections.abc import Iterator

from citecheck.sources.identifiers.identifier import Identifier
from citecheck.text.patterns import pattern

# The slips of the keyboard in a scheme (http:ll, http//, htp://) belong to the address: a rule reports them.
_URL = pattern(
    r"(?i)(?<![\w@])(?:h{1,2}t{1,3}p{1,2}s?(?:://|:[/|\\l1]{2}/?|:/|;//|//)|(?:ftps?|file|sftp)://|www\.(?=[\w ]))"
    r"(?:[^\s<>\"\u201c\u201d\u00ab\u00bb{}|\\^`]){0,2000}"
)
_SECOND = pattern(r"(?i)[;,|](?=(?:https?://|www\.))")
# What may follow a space inside an address, after "www.", after "/" or "-", and before "/http".
_HOST = pattern(r"[ \u00a0](?!www\.)[a-z0-9-]{1,60}(?:\.[a-z0-9-]{2,60}){1,5}(?:/[^\s<>\"]{0,2000})?")
_PATH = pattern(
    r"[ \u00a0](?!https?:|www\.)(?=[^\s/]{0,60}[A-Za-z])[\w%~.-]{1,80}(?:/[\w%~.-]{1,200}){1,20}\.[a-z]{3,5}\b"
)
_WRAPPED = pattern(r"[ \u00a0](?=/https?://)[^\s<>\"]{1,2000}")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'\u2019\u2018*_\u2026)]}"


def trimmed(words: str) -> str:
    """Return ``words`` without the punctuation after an address; closing brackets stay where they are opened in it."""
    end = len(words)
    while end and words[end - 1] in _TRAILING:
        opening = _CLOSING.get(words[end - 1])
        if opening and words.count(opening, 0, end) >= words.count(words[end - 1], 0, end):
            break
        end -= 1
    return words[:end]


def find_urls(text: str) -> Iterator[Identifier]:
    """Yield the URLs of ``text``, with a scheme or ``www.``; lists glued by ``;`` and ``,`` come apart.

    The pieces of an address that a space breaks after ``www.``, after a slash or a hyphen, or before ``/http`` make one
    URL with the fault ``space``.
    """
    last = 0
    for found in _URL.finditer(text):
        if found.start() < last:
            continue
        start = found.start()
        cuts = [cut.end() for cut in _SECOND.finditer(found[0])]
        for low, high in zip([0, *cuts], [*cuts, len(found[0])], strict=True):
            more = _broken(text, found[0][low:high], start + high)
            words = trimmed(found[0][low:high] + more.lstrip())
            if words and not words.lower().endswith(("://", "://www", "www")):
                last = start + low + len(words) + (len(more) - len(more.lstrip()))
                yield Identifier("url", words, start + low, last, "space" if more else "")


def _broken(text: str, words: str, end: int) -> str:
    """Return what follows the space at ``end`` and belongs to the address ``words``, with that space; or ``""``."""
    if not text.startswith((" ", "\u00a0"), end):
        return ""
    if words.lower().endswith("www."):
        form = _HOST
    elif words.endswith(("/", "-")) and not words.endswith("//"):
        form = _PATH
    else:
        form = _WRAPPED
    more = form.match(text, end)
    return more[0] if more else ""
