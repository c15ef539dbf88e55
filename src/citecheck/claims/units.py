"""The pieces of prose that a citation can cover: paragraphs, and lead-ins together with what they introduce."""

from collections.abc import Iterator

from citecheck.claims.sections import SectionScopes, is_study
from citecheck.claims.settings import Scope, Settings
from citecheck.model.document import Block, Document
from citecheck.text.hints import Literal
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

Role = Literal["body", "item", "quote"]
Prose = tuple[Block, Role, int, Scope]
"""A block of prose, its part in the unit, the heading over it, and how far citations reach there."""

_TEXT = ("paragraph", "item", "cell")
_SKIPPED = ("note", "furniture", "contents", "code", "caption")
_OPENING = ("“", '"', "‘", "•", "‣", "◦", "·")
_ENDS = (".", "!", "?", ".”", ".’", '."', "?”", "!”", ".)")


# A case cited in the running text, in the forms of neutral citations and of law reports: it says where to look itself.
_CASE = pattern(r"[\[(](?:1[89]|20)\d\d[\])] (?:\d{1,3} )?[A-Z][A-Za-z.]{1,12}(?: [A-Z][A-Za-z.]{1,8}){0,2} \d{1,5}\b")


_DECLARATION = pattern(
    r"(?i)(?:\w{1,20} ){0,2}(?:conflicts? of interests?|competing interests?|declarations? of interests?|funding|"
    r"author contributions?|data availability|ethics approval|acknowledge?ments?)(?: statement)? ?[:.]"
    r"|(?:conceived|designed|performed|analy[sz]ed|wrote|contributed|collected|enrolled)\b[^:.]{2,80}: ?[A-Z]{2,4}\b"
)
_INTERESTS = pattern(
    r"(?i)\b(?:no|any) (?:\w{1,20} )?(?:conflicts? of interests?|(?:competing|conflicting) (?:\w{1,20} )?interests?)\b"
)
_THANKS = pattern(
    r"(?i)\b(?:we|i|authors?) (?:\w{1,10} ){0,3}thank\b|gratefully acknowledge|\b(?:to|grateful to) thank\b"
)
# "Source: ONS, 2019", "Cited in ...": a line that is itself the citation of what it stands under.
_SOURCE = pattern(r"(?:Sources?|Cited in|Quoted in|Adapted from|Reproduced from|Credits?|Photo(?:graph)?s?)\b ?[:A-Z(]")
_SHORT = 300
_DECLARED = ("interest", "funding", "contribution", "availability", "approval", "cknowledg")
_DID = ("conceived", "designed", "performed", "analy", "wrote", "contributed", "collected", "enrolled")
_SOURCES = ("Source", "Cited", "Quoted", "Adapted", "Reproduced", "Credit", "Photo")
# Parts of an article that are about its authors, and its abstract, which rests on the rest.
_JATS_ASIDE = ("author-notes", "ack", "bio", "fn-group", "abstract", "trans-abstract")
_ASIDE = {
    "jats": tuple((f"<{name}", f"</{name}>") for name in _JATS_ASIDE),
    "latex": (("\\begin{abstract}", "\\end{abstract}"),),
}


class Piece(NamedTuple):
    """One block of a unit: its index, its part in the unit, and the offsets in its text where citations end."""

    block: int
    role: Role
    cites: tuple[int, ...]


class Unit(NamedTuple):
    """Blocks that are cited together: a paragraph, or a lead-in with its list or quotation.

    ``heading`` is the index of the nearest heading before it, -1 where there is none; ``scope`` how far its citations
    reach. ``points`` tells that it has markers whose notes name no source.
    """

    pieces: tuple[Piece, ...]
    heading: int
    scope: Scope = "backward"
    points: bool = False

    @property
    def cited(self) -> bool:
        """Whether any of its pieces carries a citation."""
        return any(piece.cites for piece in self.pieces)


def find_units(document: Document, settings: Settings, sourceless: frozenset[int] = frozenset()) -> list[Unit]:
    """Return the units of the prose of ``document``, in document order.

    Left out: headings, captions, contents, page furniture, code, notes, tables (but for cells where the settings ask
    for them), quoted blocks that no lead-in introduces, and sections whose heading says that they rest on the rest.
    ``sourceless`` are the markers that name no source.
    """
    cites = _citations(document, sourceless)
    pointing = {document.markers[order].block for order in sourceless}
    prose = list(_prose(document, settings))
    units: list[Unit] = []
    at = 0
    while at < len(prose):
        block, role, heading, scope = prose[at]
        size = _reach(document, prose, at)
        points = bool(pointing) and any(each[0].order in pointing for each in prose[at : at + size])
        if size == 1:
            if role != "quote":
                ends = cites.get(block.order) or _cases(block)
                units.append(Unit((Piece(block.order, "body", ends),), heading, scope, points))
        else:
            units.append(Unit(_pieces(prose[at : at + size], cites), heading, scope, points))
        at += size
    return units


def _pieces(blocks: list[Prose], cites: dict[int, tuple[int, ...]]) -> tuple[Piece, ...]:
    """Return the pieces of a unit of several blocks; one that introduces the others is body text whatever it is."""
    pieces = tuple(Piece(each.order, role, cites.get(each.order) or _cases(each)) for each, role, *_ in blocks)
    return (pieces[0]._replace(role="body"), *pieces[1:]) if _introduces(blocks[0][0]) else pieces


def _citations(document: Document, sourceless: frozenset[int]) -> dict[int, tuple[int, ...]]:
    """Return for each block the ends of its citations. Machine and misspelt markers count: their rules report them."""
    found: dict[int, list[int]] = {}
    for marker in document.markers:
        if marker.order not in sourceless:
            found.setdefault(marker.block, []).append(marker.end)
    for suspect in document.suspects:
        found.setdefault(suspect.block, []).append(suspect.end)
    # An address in the source of a paragraph, printed or behind a link, tells the reader where to look as well.
    texts = {part.name: part.text for part in document.source.parts if not part.register and "://" in part.text}
    if texts:
        for block in document.blocks:
            if block.kind in _TEXT and block.span.part in texts and len(block.text):
                _add_addresses(block, texts[block.span.part], found)
    return {block: tuple(sorted(ends)) for block, ends in found.items()}


def _cases(block: Block) -> tuple[int, ...]:
    """Return the ends of the law reports that are cited in the text of ``block``."""
    text = block.text.text
    return tuple(match.end() for match in _CASE.finditer(text)) if "] " in text or ") " in text else ()


def _add_addresses(block: Block, source: str, found: dict[int, list[int]]) -> None:
    at = source.find("://", block.span.start, block.span.end)
    while at >= 0:
        found.setdefault(block.order, []).append(_derived(block, at))
        at = source.find("://", at + 3, block.span.end)


def _derived(block: Block, source: int) -> int:
    """Return the offset in the text of ``block`` of the last character that stands before ``source``."""
    low, high = 0, len(block.text)
    while low < high:
        middle = (low + high) // 2
        if block.text.source_offset(middle) < source:
            low = middle + 1
        else:
            high = middle
    return low


def _prose(document: Document, settings: Settings) -> Iterator[Prose]:
    skipped: set[int] = set()
    quoted: set[int] = set()
    listed: set[int] = set()
    scopes = SectionScopes(settings, study=settings.specifications != "check" and is_study(document))
    aside = _aside(document)
    heading = -1
    long_quotation = False  # the paragraph before was quoted and did not close its quotation marks
    for block in document.blocks:
        order, parent = block.order, block.parent
        if block.kind in _SKIPPED or parent in skipped or (block.kind == "table" and not settings.tables):
            skipped.add(order)
            continue
        if block.kind == "heading":
            heading = order
            scopes.enter(block.text.text, block.level)
            continue
        if aside and any(low <= block.span.start < high for low, high in aside):
            continue
        long_quotation = _goes_on(block.text.text) or (long_quotation and block.text.text[:1] == "“")
        if block.kind == "quote" or parent in quoted or long_quotation or _closes(block.text.text):
            quoted.add(order)
        if block.kind in ("list", "item") or parent in listed:
            listed.add(order)
        if scopes.scope != "off" and block.kind in _TEXT and len(block.text) and not _declares(block):
            yield block, "quote" if order in quoted else "item" if order in listed else "body", heading, scopes.scope


def _declares(block: Block) -> bool:
    """Return whether ``block`` declares interests, funding or contributions, gives thanks, or names its own source."""
    text = block.text.text
    head = text[:_SHORT].lower()  # few paragraphs hold these words, and the expressions are dear
    if (any(word in head for word in _DECLARED) or head.startswith(_DID)) and _DECLARATION.match(text):
        return True
    if text.startswith(_SOURCES) and _SOURCE.match(text):
        return True
    if len(text) >= _SHORT:
        return False
    return bool(
        ("interest" in head and _INTERESTS.search(text))
        or (("thank" in head or "acknowledge" in head) and _THANKS.search(text))
    )


def _aside(document: Document) -> list[tuple[int, int]]:
    """Return the ranges of the source that are abstracts or about the authors, where the format marks them."""
    ranges = []
    for opening, closing in _ASIDE.get(document.source.format, ()):
        text = document.source.parts[0].text
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at)
            ranges.append((at, end if end >= 0 else at))
            at = text.find(opening, end) if end >= 0 else -1
    return ranges


def _goes_on(text: str) -> bool:
    """Return whether ``text`` is a paragraph of a quotation that goes on in the next one."""
    return text[:1] == "“" and text.rfind("“") > text.rfind("”")


def _closes(text: str) -> bool:
    """Return whether a quotation that began in an earlier paragraph ends in this one."""
    first = text.find("”")
    return first > len(text) // 2 and "“" not in text[:first]


def _introduces(block: Block) -> bool:
    return block.text.text.rstrip().endswith(":")


def _reach(document: Document, prose: list[Prose], at: int) -> int:
    """Return how many blocks from ``at`` on belong to one unit."""
    block, role, *_ = prose[at]
    if _introduces(block):
        return 1 + _introduced(document, prose, at)
    if role == "item" and not block.text.text.rstrip().endswith(_ENDS):
        return _same_list(prose, at)
    return 1


def _introduced(document: Document, prose: list[Prose], at: int) -> int:
    """Count the blocks after the lead-in at ``at`` that it introduces: a list, a quotation, or both in turn."""
    lead = prose[at][0]
    size = 0
    for index in range(at + 1, len(prose)):
        block, role, *_ = prose[index]
        beside = block.parent == lead.parent
        bare_item = role == "item" and lead.kind != "item" and beside
        text = block.text.text.lstrip()
        quoted = beside and role != "item" and (text.startswith(_OPENING) or _closes(text))
        if not (bare_item or quoted or _contains(document, block, lead)):
            break
        size += 1
    return size


def _contains(document: Document, block: Block, lead: Block) -> bool:
    """Return whether ``block`` lies in a list or quotation that follows ``lead`` on its own level or inside it."""
    for outer in document.ancestors(block.order):
        if outer.order == lead.order or (outer.parent == lead.parent and outer.order > lead.order):
            return outer.kind in ("list", "quote", "item", "paragraph")
    return False


def _same_list(prose: list[Prose], at: int) -> int:
    """Count the items from ``at`` on that go on in the same list: fragments are cited together."""
    parent = prose[at][0].parent
    size = 1
    for index in range(at + 1, len(prose)):
        block, role, *_ = prose[index]
        if role != "item" or block.parent != parent or prose[at][0].kind != "item":
            break
        size += 1
        if block.text.text.rstrip().endswith("."):
            break
    return size
