"""The check of a quotation against a copy: a ladder from the exact letters to words aligned one by one.

Similarity is not verification: a passage and its negation are 99 % similar. A quotation is ``verified`` only where all
its letters, digits and signs stand in the copy in their order, apart from what square brackets, ellipses, note marks
and page furniture explain; everything else is ``differs``, with each difference, or ``not-found``.
"""

from collections.abc import Sequence

from citecheck.sources.copies.model import CopyText
from citecheck.sources.quotes.context import flags_of
from citecheck.sources.quotes.index import CopyIndex
from citecheck.sources.quotes.parse import LEAST, Fragment, fragments_of, whole
from citecheck.sources.quotes.search import Match, Spans, is_within, literal_matches, matches_of
from citecheck.sources.quotes.squeeze import squeeze
from citecheck.sources.quotes.verdict import Change, Flag, Level, Place, Verdict

MAX_GAP = 8000
"""No ellipsis leaves out more characters of the source than this."""
_LEVELS: tuple[Level, ...] = ("exact", "folded", "squeezed", "aligned")
_MOST_PARTS = 40
_TOO_SHORT = "the quotation is too short to be found for certain"
_PARTS_TOO_SHORT = "no part of the quotation is long enough to be found for certain"

Chain = tuple[Match, ...]


def verify(quote: str, index: CopyIndex, pages: Sequence[str] | None = None) -> Verdict:
    """Return whether ``quote`` stands in the copy of ``index``, word for word.

    ``quote`` may stand in its quotation marks and hold ellipses, square brackets, ``[sic]`` and "emphasis added".
    ``pages`` are the labels of the cited pages ("12", "iv"; None or empty: none are cited). Words found on other pages
    only are ``verified`` with the flag ``other-page``; words found in several places, none or all of them on the cited
    pages, are ``ambiguous`` unless pages decide. A copy that was read in part leaves unfound words ``unchecked``.
    Deterministic; never raises for content.
    """
    copy = index.copy
    spans = tuple(span for page in pages or () for span in copy.spans_of(page))
    missing = [page for page in pages or () if copy.pages and not copy.spans_of(page)]
    flags = tuple(Flag("no-such-page", page) for page in missing)
    if len(squeeze(quote)) < LEAST:
        return Verdict("unchecked", flags=flags, note=_TOO_SHORT, reason="too-short")
    parts = fragments_of(quote)
    chains = _whole(quote, parts, index)
    if not chains:
        short = [part for part in parts if len(part.literal) < LEAST]
        long = [part for part in parts if len(part.literal) >= LEAST]
        if not long:
            return Verdict("unchecked", flags=flags, note=_PARTS_TOO_SHORT, reason="too-short")
        found = [matches_of(quote, part, index, spans) for part in long[:_MOST_PARTS]]
        if any(not matches or matches[0].changes for matches in found):
            return _unverified(quote, long, found, index, flags)
        chains = _chains(found)
        if not chains:
            places = tuple(_place(matches[0], copy) for matches in found)
            note = "the parts of the quotation stand far from each other, or in another order"
            return Verdict("differs", "aligned", places, flags=flags, note=note, reason="parts-apart")
        if short:
            words = quote[short[0].start : short[0].end].strip()
            places = tuple(_place(match, copy) for match in chains[0])
            note = f'the part "{words}" is too short to be found for certain'
            return Verdict("unchecked", places=places, flags=flags, note=note, reason="short-part")
    return _verified(quote, chains, index, spans, flags)


def _whole(quote: str, parts: tuple[Fragment, ...], index: CopyIndex) -> list[Chain]:
    """Return the places of the quotation as it stands: with its dots and remarks, where the source has them too."""
    if len(parts) == 1 and parts[0].squeezed == squeeze(quote):
        return []
    return [(match,) for match in literal_matches(quote, whole(quote), index)]


def _chains(found: list[list[Match]]) -> list[Chain]:
    """Return the ways to find one place for each part, in order and near each other, those first that hide least."""
    chains: list[Chain] = []
    for first in found[0]:
        links = [first]
        for matches in found[1:]:
            end = links[-1].end
            following = next((match for match in matches if end <= match.start <= end + MAX_GAP), None)
            if following is None:
                break
            links.append(following)
        else:
            chains.append(tuple(links))
    best: dict[int, Chain] = {}
    for chain in chains:
        last = best.get(chain[-1].end)
        if last is None or chain[0].start > last[0].start:
            best[chain[-1].end] = chain
    return list(best.values())


def _verified(quote: str, chains: list[Chain], index: CopyIndex, spans: Spans, flags: tuple[Flag, ...]) -> Verdict:
    copy = index.copy
    on_page = [chain for chain in chains if any(is_within(match, spans) for match in chain)]
    chosen = on_page or chains
    chain = chosen[0]
    places = tuple(_place(match, copy) for match in chain)
    others = tuple(_place(other[0], copy) for other in chains if other is not chain)
    found = (*flags, *flags_of(quote, chain, copy))
    if spans and not on_page:
        found = (Flag("other-page", places[0].label), *found)
    level = max((match.level for match in chain), key=_LEVELS.index)
    if len(chosen) > 1 and not on_page:
        note = f"the words stand in {len(chosen)} places of the copy"
        return Verdict("ambiguous", level, places, flags=found, others=others, note=note)
    return Verdict("verified", level, places, flags=found, others=others)


def _unverified(
    quote: str, parts: list[Fragment], found: list[list[Match]], index: CopyIndex, flags: tuple[Flag, ...]
) -> Verdict:
    """Say what differs; where no part was found at all, whether the copy was read in full."""
    copy = index.copy
    if not any(found):
        if copy.blank or copy.notes:
            return Verdict("unchecked", flags=flags, note=_unread(copy), reason="read-in-part")
        return Verdict("not-found", flags=flags, note="no passage of the copy is like the quotation")
    changes: list[Change] = []
    for part, matches in zip(parts, found, strict=False):
        if matches:
            changes += matches[0].changes
        else:
            at = next(each[0].end for each in found if each)
            words = quote[part.start : part.end].strip()
            changes.append(Change("word", words, "", part.start, part.end, at, at))
    places = tuple(_place(matches[0], copy) for matches in found if matches)
    return Verdict("differs", "aligned", places, tuple(changes), flags)


def _unread(copy: CopyText) -> str:
    if copy.blank:
        shown = ", ".join(copy.labels[page] for page in copy.blank[:5]) + (" and more" if len(copy.blank) > 5 else "")
        return f"not found in the text of the copy, whose pages {shown} have no text"
    return f"not found in what was read: {copy.notes[0]}"


def _place(match: Match, copy: CopyText) -> Place:
    line = copy.line_at(match.start)
    return Place(
        match.start, match.end, copy.page_at(match.start), copy.label_at(match.start), line.number if line else 0
    )
