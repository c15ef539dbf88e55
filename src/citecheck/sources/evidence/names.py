"""How the name of a file may say which source it is a copy of."""

import os
import unicodedata

from citecheck.text.patterns import pattern

_TOKEN = pattern(r"[^\W_]+")
_SCHEME = pattern(r"(?i)^[a-z]{2,6}:/{1,3}(?:www\.)?|^www\.")
_ARCHIVED = pattern(
    r"(?i)^https?://(?:web\.archive\.org/web/|webarchive\.nationalarchives\.gov\.uk/(?:ukgwa/)?|arquivo\.pt/wayback/"
    r"|(?:www\.)?webarchive\.org\.uk/wayback/archive/|archive\.(?:ph|is|today|md|li|fo|vn)/)"
    r"(?:[0-9]{4,14}(?:[a-z]{2}_)?|\*)/(?=https?:/|www\.)"
)
ARCHIVES = (
    *("web.archive.org", "webarchive.", "archive.is", "archive.ph", "archive.today", "archive.md", "archive.li"),
    *("archive.fo", "archive.vn", "perma.cc", "arquivo.pt", "webcitation.org", "megalodon.jp", "wayback."),
)
"""How the hosts of web archives begin."""
_MOST_TOKENS = 24
_LONGEST_RUN = 4
_LEAST_CODE = 5


def fold(name: str) -> str:
    """Return the letters and digits of ``name``, case folded: ``Witness Statement_2`` is ``witnessstatement2``."""
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return "".join(_TOKEN.findall(text.casefold()))


def stem_of(path: str) -> str:
    """Return the last name of ``path`` without its ending: ``a/INQ0001.pdf`` is ``INQ0001``."""
    name = path.rpartition("/")[2]
    stem, ending = os.path.splitext(name)
    return stem if 1 < len(ending) <= 6 and not ending[1:].isdigit() else name


def codes_in(stem: str) -> set[str]:
    """Return the words of ``stem``, folded, that may be evidence codes: letters with digits, up to four words joined.

    ``INQ-0001 Letter`` gives ``inq0001``; a code stands between words, so that ``INQ00010`` does not hold INQ0001.
    """
    tokens = [token.casefold() for token in _TOKEN.findall(stem)[:_MOST_TOKENS]]
    found = set()
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + _LONGEST_RUN, len(tokens)) + 1):
            word = "".join(tokens[first:last])
            if is_code(word):
                found.add(word)
    return found


def is_code(word: str) -> bool:
    """Return whether the folded ``word`` is distinct enough to be looked for inside the names of files."""
    return len(word) >= _LEAST_CODE and any(map(str.isdigit, word)) and any(map(str.isalpha, word))


def address_of(url: str) -> str:
    """Return ``url`` for comparison: without scheme, ``www.``, fragment, last slash; an archived page as its original.

    Percent signs are decoded.
    """
    from urllib.parse import unquote

    original = archived_original(url)
    plain = _SCHEME.sub("", (original or url).strip(), 1).partition("#")[0]
    host, slash, path = plain.partition("/")
    return unquote(host.casefold() + slash + path).rstrip("/")


def archived_original(url: str) -> str:
    """Return the address that the address ``url`` of an archived page wraps, ``""`` where it is none or hides it."""
    match = _ARCHIVED.match(url)
    return url[match.end() :] if match else ""


def is_archived(url: str) -> bool:
    """Return whether ``url`` leads to a web archive."""
    host = _SCHEME.sub("", url.strip(), 1).casefold()
    return host.startswith(ARCHIVES)


def last_name(address: str) -> str:
    """Return the file name at the end of an address, ``""`` where it ends in no name with an ending."""
    path = address.partition("?")[0]
    name = path.rpartition("/")[2] if "/" in path else ""
    ending = os.path.splitext(name)[1]
    return name if 2 < len(ending) <= 6 and ending[1:].isalnum() and not ending[1:].isdigit() else ""
