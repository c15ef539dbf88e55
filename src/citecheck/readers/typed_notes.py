"""Note lists that are typed as text: ``[1] Smith``, ``1. Smith``, under a heading or at the end."""

from citecheck.readers.draft import BlockDraft, ListDraft


def find_typed_notes(drafts: list[BlockDraft], lists: list[ListDraft]) -> tuple[list[BlockDraft], list[ListDraft]]:
    """Return drafts and lists with the typed note lists turned into notes."""
    return drafts, lists
