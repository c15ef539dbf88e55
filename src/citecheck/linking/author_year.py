"""Author-year citations against the entries of the list: which work is meant, and where the two disagree."""

from citecheck.model.document import Document, Marker, Note
from citecheck.model.links import Link, Links
from citecheck.text.author_names import Authors, abbreviations, cited_authors, fold, forms
from citecheck.text.author_works import When, Work, Works, same_year, when
from citecheck.text.entry_heads import UNDATED, YEAR, EntryHead, entry_head
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

DISAGREEMENTS = ("year", "name", "suffix", "ambiguous", "authors", "et-al")
"""How a citation may disagree with its entry; ``Link.by`` of links that nevertheless found one."""

_CITED = pattern(
    rf"[^\w]*(?P<names>[^\d]{{1,300}}?)(?:['’]s?)?[,:;]?\s*[(\[]?"
    rf"(?P<year>(?:\[?{YEAR}\]?[ /]{{1,2}})?(?:{YEAR}|{UNDATED})(?:-?[a-z](?!\w))?(?: ?[\[(]{YEAR}[\])])?)\W*$"
)
_NUMBERED = pattern(
    r"(?i)\b(?:rfcs?|bcp|std|fyi|pep|section|sect\.|sec\.|§|chapter|clause|part|paragraph|para|article|appendix|annex"
    r"|figure|fig\.|table|page|no\.|number)[ \u00a0-]?\d{4}\W*$"
)
_STANDARDS = ("iso", "iec", "iso iec", "ieee", "ansi", "din", "nist", "itu", "itu t", "bs", "en", "bs en")
"""Bodies whose standards bear numbers that look like years, and which may be authors themselves."""
_LONGEST = 400
_LONGEST_ENTRY = 1000
_SHORT = 4
_CLOSE = 3
_MOST_NEAR = 200


class Cited(NamedTuple):
    """What a citation says: who, and when."""

    authors: Authors
    when: When


class Judged(NamedTuple):
    """The entries that a citation means (indexes of notes) and how they disagree with it: ``""`` where they do not."""

    notes: tuple[int, ...] = ()
    how: str = ""


def cited(words: str) -> Cited | None:
    """Read ``Smith & Jones, 2019a`` or ``Smith and Jones (2019a)``; None for anything else, as for ``RFC 1945``."""
    if len(words) > _LONGEST or not (match := _CITED.match(words)) or _NUMBERED.search(words):
        return None
    authors = cited_authors(match["names"])
    return Cited(authors, when(match["year"])) if authors.words else None


def head_of(note: Note) -> EntryHead | None:
    """Return authors and year of an entry, from its fields where it has them."""
    people = [field.value for field in note.fields if field.name == "author"]
    issued = next((field.value for field in note.fields if field.name == "issued"), "")
    if not people or not issued:
        return entry_head(note.text.text)
    year = when(issued[:4] + issued[4:5].strip("-0123456789 "))
    names = tuple(fold(person.partition(",")[0]) for person in people)
    first, comma, given = people[0].partition(",")
    # A citation may name the journal too: "Smith and Lee, Science 2009".
    words = fold(" ".join([*people, *(field.value for field in note.fields if field.name == "container-title")]))
    sure = bool(comma) or len(names) == 1
    return EntryHead(Authors(first, names, given.strip()[:1].casefold(), False, (), words, sure), *year, 0, 0, 0)


class Entries:
    """The entries of a document as works, and what each citation makes of them."""

    def __init__(self, document: Document) -> None:
        """Read the heads of all source entries."""
        self.works = Works()
        self.heads: dict[int, EntryHead] = {}
        self._of_year: dict[str, list[Work]] = {}
        for note in document.notes:
            if note.kind == "entry" and (head := head_of(note)) and (work := self.works.add(head, note.order)):
                self.heads[note.order] = work.head
                for each in (work.head.year, *work.head.others):
                    self._of_year.setdefault(each, []).append(work)
        self._texts = {note.order: note.text.text for note in document.notes if note.order in self.heads}
        self._looked = 0

    def exact(self, cite: Cited) -> Judged:
        """Return the entries with the names and the year of a citation."""
        same = [work for work in self.works.by(cite.authors) if same_year(cite.when, work.head)]
        hits = [work for work in same if work.head.suffix == cite.when.suffix]
        hits = _narrowed(cite, hits)
        if len(hits) == 1:
            return Judged((hits[0].place,), _names_disagree(cite, hits[0].head))
        if hits:
            return Judged(tuple(hit.place for hit in hits), "ambiguous" if self._differ(hits) else "")
        others = [work for work in same if _agrees(cite, work.head)]
        return Judged(tuple(work.place for work in others), "suffix") if others else Judged()

    def _differ(self, works: list[Work]) -> bool:
        """Two entries of one work are another rule's finding."""
        return len({" ".join(self._texts[work.place].casefold().split())[:200] for work in works}) > 1

    def near(self, cite: Cited, taken: set[int]) -> Judged:
        """Return the entry that a citation without an exact one probably means; ``taken`` are those cited exactly."""
        free = [work for work in self.works.by(cite.authors) if work.place not in taken and _is_near(cite, work.head)]
        if free:
            free.sort(key=lambda work: (_distance(cite.when.year, work.head.year), work.place))
            return Judged((free[0].place,), "year")
        self._looked += 1
        if self._looked > _MOST_NEAR:
            return Judged()
        years = (cite.when.year, *cite.when.others)
        dated = {work.place: work for year in years for work in self._of_year.get(year, ())}
        alike = [each for each in dated.values() if _same_date(cite, each.head) and self._alike(cite, each, taken)]
        return Judged((alike[0].place,), "name") if len(alike) == 1 else Judged()

    def _alike(self, cite: Cited, work: Work, taken: set[int]) -> bool:
        """Return whether one name may be a slip for the other."""
        mine, other = cite.authors.names[0], fold(work.head.authors.first)
        if work.place in taken and len(cite.authors.names) < 2:
            return False
        if cite.authors.names[1:] and not _agrees(cite, work.head):
            return False
        return mine != other and is_slip(mine, other)


def is_slip(one: str, other: str) -> bool:
    """Return whether two folded names differ by one letter, two neighbours swapped, or in long names two letters.

    One restricted Damerau-Levenshtein distance, at most 2; names of fewer than four letters are never slips.
    """
    if min(len(one), len(other)) < _SHORT or abs(len(one) - len(other)) > 2:
        return False
    if one[0] != other[0] and len(one) < 6:
        return False
    return edits(one[:40], other[:40]) <= (2 if min(len(one), len(other)) >= 9 else 1)


def edits(one: str, other: str) -> int:
    """Return how many letters to insert, delete, change or swap with their neighbour turn one word into the other."""
    rows = [list(range(len(other) + 1))]
    for at, left in enumerate(one, 1):
        row = [at]
        for to, right in enumerate(other, 1):
            cost = min(rows[-1][to] + 1, row[-1] + 1, rows[-1][to - 1] + (left != right))
            if at > 1 and to > 1 and left == other[to - 2] and one[at - 2] == right:
                cost = min(cost, rows[-2][to - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _is_near(cite: Cited, head: EntryHead) -> bool:
    """Return whether a work has the authors of a citation and a year that may be a slip for its own."""
    if _names_disagree(cite, head):
        return False
    mine, other = cite.when.year, head.year
    return not (mine.isdecimal() and other.isdecimal()) or _distance(mine, other) <= _CLOSE or edits(mine, other) < 2


def _same_date(cite: Cited, head: EntryHead) -> bool:
    return same_year(cite.when, head) and cite.when.suffix == head.suffix


def _distance(one: str, other: str) -> int:
    return abs(int(one) - int(other)) if one.isdecimal() and other.isdecimal() else 0


def _narrowed(cite: Cited, works: list[Work]) -> list[Work]:
    """Of several works of one name and year keep those that fit the citation best."""
    if len(works) < 2:
        return works
    for test in (_fits_wholly, _fits_count, lambda each, head: _agrees(each, head), _has_year_itself):
        if fitting := [work for work in works if test(cite, work.head)]:
            works = fitting
    return works


def _fits_wholly(cite: Cited, head: EntryHead) -> bool:
    return not _names_disagree(cite, head)


def _has_year_itself(cite: Cited, head: EntryHead) -> bool:
    return cite.when.year == head.year


def _agrees(cite: Cited, head: EntryHead) -> bool:
    """Return whether nothing that the citation says of the authors contradicts the entry."""
    mine, theirs = cite.authors, head.authors
    if mine.initial and theirs.initial and mine.initial != theirs.initial:
        return False
    return _is_whole_name(mine, theirs) or all(_among(name, theirs) for name in mine.names[1:])


def _fits_count(cite: Cited, head: EntryHead) -> bool:
    """Of a work of two and one of three authors "et al." means the latter."""
    return not cite.authors.more or head.authors.more or len(head.authors.names) > 2


def _is_whole_name(mine: Authors, theirs: Authors) -> bool:
    """``Centers for Disease Control and Prevention`` is one name."""
    return len(mine.names) > 1 and mine.words in (*theirs.aliases, theirs.words, *forms(theirs.first))


def _among(name: str, authors: Authors) -> bool:
    """Umlauts may be spelt out on one side: ``Mueller`` is ``muller`` where the entry prints Müller."""
    if name in authors.names or f" {name} " in f" {authors.words} " or authors.more:
        return True
    plain = _unspelt(name)
    return any(_unspelt(other) == plain for other in authors.names)


def _unspelt(name: str) -> str:
    return name.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _names_disagree(cite: Cited, head: EntryHead) -> str:
    """Return ``authors`` or ``et-al`` where the citation names other people than its entry, else ``""``."""
    mine, theirs = cite.authors, head.authors
    if _is_whole_name(mine, theirs):
        return ""
    if not _agrees(cite, head):
        return "authors"
    if not theirs.sure or theirs.more:
        return ""
    if mine.more:
        return "et-al" if len(theirs.names) < 2 else ""
    return "authors" if len(mine.names) < len(theirs.names) else ""


def printed(marker: Marker, place: int) -> str:
    """Return the words of a cited work: those of its label, or of a link that stands for one work."""
    return marker.raw if marker.target and len(marker.items) == 1 else marker.items[place].label


def settle(document: Document) -> dict[int, dict[int, Link]]:
    """Return the links of the author-year citations in running text that mean an entry, by marker and item.

    Citations with the very name and year come first: an entry that one of them cites is no near miss of another.
    """
    entries = Entries(document)
    settled: dict[int, dict[int, Link]] = {}
    if not entries.works.works:
        return settled
    left: list[tuple[Marker, int, Cited]] = []
    taken: set[int] = set()
    for marker in document.markers:
        if marker.style != "author-year" or not marker.typed or marker.target:
            continue
        for place in range(len(marker.items)):
            cite = cited(printed(marker, place))
            judged = entries.exact(cite) if cite else Judged()
            if judged.notes:
                taken.update(judged.notes)
                settled.setdefault(marker.order, {})[place] = _link(marker, place, judged)
            elif cite:
                left.append((marker, place, cite))
    if not _has_list(document, len(settled)):
        return {order: {at: each._replace(by="label") for at, each in of.items()} for order, of in settled.items()}
    elsewhere = _Elsewhere(document)
    for marker, place, cite in left:
        judged = entries.near(cite, taken)
        if judged.notes:
            settled.setdefault(marker.order, {})[place] = _link(marker, place, judged)
        elif elsewhere.lists(cite):
            settled.setdefault(marker.order, {})[place] = Link(marker.order, place, -1, "elsewhere")
    return settled


class _Elsewhere:
    """Blocks that look like entries without being any: of a list that was not recognised, or only in part."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._begins: dict[str, list[int]] | None = None

    def lists(self, cite: Cited) -> bool:
        """Return whether a block outside the recognised lists reads like the entry of a citation."""
        if self._begins is None:
            self._begins = _first_words(self._document)
        for order in self._begins.get(cite.authors.names[0].split(" ")[0], ())[:_MOST_NEAR]:
            head = entry_head(self._document.blocks[order].text.text[:_LONGEST_ENTRY])
            if head and same_year(cite.when, head) and fold(head.authors.first) == cite.authors.names[0]:
                return True
        return False


def _first_words(document: Document) -> dict[str, list[int]]:
    """Map the first words of blocks that begin with no citation to these blocks."""
    cites = {marker.block for marker in document.markers if marker.start < _SHORT and marker.style == "author-year"}
    held = {note.block for note in document.notes if note.kind == "entry"}
    begins: dict[str, list[int]] = {}
    for block in document.blocks:
        if not block.text.text or block.kind == "heading" or block.order in cites:
            continue
        if document.inside_note(block.order) not in held:
            word = fold(block.text.text[:60].lstrip("-*•–— []()0123456789.").partition(" ")[0])
            begins.setdefault(word.split(" ")[0], []).append(block.order)
    return begins


def cites_listed_works(document: Document, links: Links) -> bool:
    """Return whether the document lists the works that it cites by author and year, so that one may be missing."""
    found = sum(link.note >= 0 and document.markers[link.marker].style == "author-year" for link in links.links)
    return _has_list(document, found)


def _has_list(document: Document, found: int) -> bool:
    """A list without numbers is one; a numbered one is where the text does not cite it by its numbers."""
    if any(note.kind == "entry" and not note.key.isdecimal() for note in document.notes):
        return True
    others = sum(marker.style != "author-year" for marker in document.markers)
    return found > 1 and others == 0


def _link(marker: Marker, place: int, judged: Judged) -> Link:
    return Link(marker.order, place, judged.notes[0], judged.how or "label", judged.notes[1:])


def compared(cite: Cited, head: EntryHead) -> str:
    """Return how a citation disagrees with the entry that it links to: ``""`` where it does not.

    ``linked`` tells that it names another work altogether.
    """
    same_name = bool(
        {cite.authors.words, *forms(cite.authors.first)} & {*forms(head.authors.first), *head.authors.aliases}
    )
    loose = same_name or _is_related(cite.authors, head.authors)
    if not loose and cite.authors.words in _STANDARDS:
        return ""
    if not same_year(cite.when, head):
        return "year" if loose and _agrees(cite, head) else "linked"
    if not loose:
        return "name" if is_slip(cite.authors.names[0], fold(head.authors.first)) else "linked"
    if cite.when.suffix != head.suffix and cite.when.suffix and head.suffix:
        return "suffix"
    return _names_disagree(cite, head)


def _is_related(mine: Authors, theirs: Authors) -> bool:
    """Names that share a word, or an abbreviation with what it stands for, are taken for one."""
    first = fold(theirs.first)
    if set(mine.words.split()) & set(first.split()):
        return True
    return mine.words.replace(" ", "") in abbreviations(theirs.first) or first.replace(" ", "") in abbreviations(
        mine.first
    )
