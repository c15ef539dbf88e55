"""Markers whose notes name no source: notes that only point elsewhere in the text, or only comment.

Such a marker covers nothing. The grammar of notes is loaded only for notes whose words look like that.
"""

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.text.patterns import pattern

_POINTS = pattern(
    r"\b(?:above|below|supra|infra|see|paragraphs?|paras?|sections?|chapters?|part|annex|appendix|footnote|note)\b"
)
_LONGEST = 600
# A note in capitals, quotation marks or with a figure, an address or "ibid" may name a source in any form.
_MAY_NAME = pattern(r"https?:|www\.|\bibid|\bop\.? ?cit|\bloc\.? ?cit|\bidem\b|\bid\.")
# Both are looked for in small letters, and only where one of their words stands: compiling them is dear.
_NAMING = ("http", "www.", "ibid", "cit", "idem", "id.")
_POINTING = (
    "above",
    "below",
    "supra",
    "infra",
    "see",
    "para",
    "section",
    "chapter",
    "part",
    "annex",
    "appendix",
    "note",
)


def sourceless_markers(document: Document, context: Context) -> frozenset[int]:
    """Return the markers (their order) all of whose notes only cross-refer or comment."""
    doubtful = [note for note in document.notes if _is_doubtful(note)]
    if not doubtful:
        return frozenset()
    from citecheck.sources.grammar.notes import profile_of
    from citecheck.sources.grammar.parse import parse_note
    from citecheck.sources.places.prose import is_prose

    profile = profile_of(document, context)
    forms = ((note, parse_note(note.text.text, profile).form) for note in doubtful)
    empty = {
        note.order
        for note, form in forms
        if form == "cross-reference" or (form == "explanatory" and is_prose(note.text.text))
    }
    return frozenset(
        order
        for order, links in enumerate(context.links.of_marker)
        if links and all(each.note in empty for each in links)
    )


def _is_doubtful(note: Note) -> bool:
    """Return whether the grammar has to tell if ``note`` names a source."""
    if note.kind == "entry" or note.fields or note.block < 0:
        return False
    text = note.text.text
    if not text or len(text) > _LONGEST:
        return False
    low = text.lower()
    if not any(map(str.isdecimal, text)) and not (any(word in low for word in _NAMING) and _MAY_NAME.search(low)):
        return True
    return any(word in low for word in _POINTING) and bool(_POINTS.search(low))
