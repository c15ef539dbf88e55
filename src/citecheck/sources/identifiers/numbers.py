"""ISBN, ISSN, ORCID and ISNI: numbers with a check digit, found by their labels or their own form."""

from collections.abc import Iterator

from citecheck.sources.identifiers.check_digits import isbn10_check, isbn13_check, isni_check, issn_check
from citecheck.sources.identifiers.identifier import Identifier, IdentifierFault
from citecheck.text.patterns import pattern

_DASH = "\\-\u2010-\u2013\u2212"
_ISBN_LABEL = pattern(
    rf"(?i)\bISBN(?:[ {_DASH}]?1[03](?!\d))?(?:s|es)?(?: ?(?:no|number)\.?)?(?![a-z])[\s:=({{\"']{{0,6}}"
)
_ISBN_BODY = pattern(rf"(?:\d[ {_DASH}]?){{4,19}}[\dXx](?![\dA-Za-z])")
_ISBN_STRICT = pattern(
    rf"(?:97[89](?:[ {_DASH}]?\d){{9}}[ {_DASH}]?\d|\d(?:[ {_DASH}]?\d){{8}}[ {_DASH}]?[\dXx])"
    rf"(?![\dA-Za-z]|[{_DASH}]\d)"
)
_ISBN_NEXT = pattern(r"(?i)(?:\s{0,2}\([\w.: -]{1,30}\))?\s{0,2}(?:[,;/&|]|and|or|\s(?=[\d-]{10,17}))\s{0,2}")
_ISBN_BARE = pattern(rf"(?<![\d{_DASH}./])97[89][{_DASH}]\d(?:[{_DASH}]?\d){{8}}[{_DASH}]?[\dXx](?![\d{_DASH}/])")
_ISSN = pattern(
    rf"(?i)\b[ep]?{_DASH[0:2]}?ISSN(?:[{_DASH}]L)?(?:\s?\([\w -]{{1,12}}\))?[\s:=({{\"']{{0,6}}"
    rf"(\d{{2,5}}[ {_DASH}]?\d{{2,5}}X?)(?![\dA-Z])"
)
_SIXTEEN = rf"(?:\d{{3,5}}[ {_DASH}]?){{3}}\d{{2,4}}[\dXx](?![\dA-Za-z])"
_ORCID = pattern(rf"(?i)\borcid(?:\.org/|(?: ?iD)?[\s:=({{\"']{{0,6}}(?:https?://orcid\.org/)?)({_SIXTEEN})")
_ISNI = pattern(rf"(?i)\bisni(?:\.org/(?:isni/)?|[\s:=({{\"']{{0,6}}(?:https?://isni\.org/isni/)?)({_SIXTEEN})")


def find_isbns(text: str) -> Iterator[Identifier]:
    """Yield the ISBNs after a label, lists of them included, and hyphenated ones that begin with 978 or 979."""
    last = 0
    for label in _ISBN_LABEL.finditer(text):
        at: int | None = label.end()
        while at is not None and (body := _ISBN_STRICT.match(text, at) or _ISBN_BODY.match(text, at)):
            yield isbn(body[0], body.start())
            last = body.end()
            more = _ISBN_NEXT.match(text, last)
            at = more.end() if more else None
    if "978" in text or "979" in text:
        for body in _ISBN_BARE.finditer(text):
            if body.start() >= last:
                yield isbn(body[0], body.start())


def find_issns(text: str) -> Iterator[Identifier]:
    """Yield the ISSNs after their label."""
    for found in _ISSN.finditer(text):
        yield issn(found[1], found.start(1))


def find_names(text: str) -> Iterator[Identifier]:
    """Yield ORCID iDs and ISNIs after their label or resolver."""
    for found in _ORCID.finditer(text):
        yield _person("orcid", found[1], found.start(1))
    for found in _ISNI.finditer(text):
        yield _person("isni", found[1], found.start(1))


def isbn(words: str, start: int = 0) -> Identifier:
    """Return the ISBN printed as ``words`` at ``start``, with its fault."""
    digits = _digits(words)
    return Identifier("isbn", digits, start, start + len(words), _isbn_fault(digits))


def issn(words: str, start: int = 0) -> Identifier:
    """Return the ISSN printed as ``words`` at ``start``, with its fault."""
    digits = _digits(words)
    fault: IdentifierFault = ""
    if len(digits) != 8 or not digits[:7].isdecimal():
        fault = "length"
    elif issn_check(digits[:7]) != digits[7]:
        fault = "check-digit"
    return Identifier("issn", f"{digits[:4]}-{digits[4:]}", start, start + len(words), fault)


def _isbn_fault(digits: str) -> IdentifierFault:
    if len(digits) not in (10, 13) or not digits[:-1].isdecimal() or (len(digits) == 13 and digits[-1] == "X"):
        return "length"
    if len(digits) == 10:
        return "" if isbn10_check(digits[:9]) == digits[9] else "check-digit"
    if digits[:3] not in ("978", "979"):
        return "prefix"
    return "" if isbn13_check(digits[:12]) == digits[12] else "check-digit"


def _person(kind: str, words: str, start: int) -> Identifier:
    digits = _digits(words)
    fault: IdentifierFault = ""
    if len(digits) != 16:
        fault = "length"
    elif isni_check(digits[:15]) != digits[15]:
        fault = "check-digit"
    sign = "-" if kind == "orcid" else " "
    value = sign.join(digits[at : at + 4] for at in range(0, len(digits), 4))
    return Identifier("orcid" if kind == "orcid" else "isni", value, start, start + len(words), fault)


def _digits(words: str) -> str:
    return "".join(char for char in words.upper() if char in "0123456789X")
