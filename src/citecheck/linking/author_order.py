"""The order of several works in one pair of brackets: by name or by year, as the document itself keeps to."""

from citecheck.linking.author_year import cited
from citecheck.model.document import Document, Marker

_ENOUGH = 4


def out_of_order(document: Document) -> list[Marker]:
    """Return the citations of several works that break the order which the others keep.

    An order is the document's own where at least four citations, and nine in ten, keep to it, and no more of them keep
    the other.
    """
    names: dict[int, bool] = {}
    years: dict[int, bool] = {}
    for marker in document.markers:
        if marker.style != "author-year" or len(marker.items) < 2:
            continue
        works = [cited(item.label) for item in marker.items]
        if any(work is None or not work.when.year.isdecimal() for work in works):
            continue
        authors = [work.authors.names[0] for work in works if work]
        if len(set(authors)) < 2:
            continue
        names[marker.order] = authors == sorted(authors)
        when = [(int(work.when.year), work.when.suffix) for work in works if work]
        years[marker.order] = when == sorted(when)
    for order, other in ((names, years), (years, names)):
        kept = sum(order.values())
        if kept >= _ENOUGH and kept * 10 >= len(order) * 9 and kept >= sum(other.values()):
            return [document.markers[place] for place, keeps in order.items() if not keeps]
    return []
