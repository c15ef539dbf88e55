"""Author-year citations: ``(Smith, 2019; Lee & Cho 2020a)`` and ``Smith et al. (2019)``."""

from citecheck.readers.draft import BlockDraft


def find_author_year(drafts: list[BlockDraft]) -> None:
    """Add the author-year citations of a document that uses them."""
