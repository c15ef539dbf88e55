"""CC706: the same note word for word, twice in a row."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.places.order import units


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note that repeats the one before it; with ``anywhere`` any earlier one of its unit."""
    anywhere = context.options["anywhere"]
    for unit in units(document, context):
        seen: dict[str, int] = {}
        for order in unit:
            note = document.notes[order]
            words = " ".join(note.text.text.casefold().split())
            if words in seen and words:
                # The same remark, the same part of this report or one ibid after the other is no slip.
                from citecheck.sources.grammar.notes import parsed_notes  # few documents have such notes

                if parsed_notes(document, context)[order].form not in ("sources", "unknown"):
                    continue
                other = document.notes[seen[words]]
                if other.key == note.key:
                    continue  # a label that is given twice has its own rule
                related = (Related(other.span, f"note {other.label}"),)
                text = note.text.text[:80]
                yield finding(
                    "repeated", note.span, text, block=note.block, related=related, label=note.label, other=other.label
                )
            elif not anywhere:
                seen.clear()
            seen[words] = order
