"""The fixes of a finding as reports offer them."""

from typing import Any

from citecheck.model.finding import Diagnostic, Edit, Fix, Location
from citecheck.text.record import NamedTuple


class Offer(NamedTuple):
    """A fix that can be made in a file: what it is, and the place of each of its edits."""

    fix: Fix
    places: tuple[Location, ...]

    def edits(self) -> list[tuple[Location, Edit]]:
        """Return the edits with their places, in order."""
        return list(zip(self.places, self.fix.edits, strict=True))


def offers(diagnostic: Diagnostic) -> list[Offer]:
    """Return the fixes that can be made, the best first.

    Parts of a container (a Word file) are no files, so their fixes are left out: nobody could make them there.
    """
    path = diagnostic.location.path
    found = zip(diagnostic.fixes, diagnostic.fix_places, strict=True)
    return [Offer(fix, places) for fix, places in found if all(_is_file(each.span.part, path) for each in fix.edits)]


def _is_file(part: str, path: str) -> bool:
    return part in ("", path)


def fix_objects(diagnostic: Diagnostic) -> list[dict[str, Any]]:
    """Return the fixes as objects of the JSON report."""
    from citecheck.report.json_report import location_object

    return [
        {
            "title": offer.fix.title,
            "safe": offer.fix.safe,
            "edits": [{**location_object(place), "text": edit.text} for place, edit in offer.edits()],
        }
        for offer in offers(diagnostic)
    ]
