"""Note lists that are typed as text: ``[1] Smith``, ``1. Smith``, under a heading, at page bottoms or at the end.

Runs of blocks that begin like entries are collected first; a run becomes a list where a heading, the markers of the
text or its place bear it out, so that numbered paragraphs and recommendations stay what they are.
"""

from citecheck.readers.draft import BlockDraft, ListDraft
from citecheck.readers.typed.note_evidence import Evidence
from citecheck.readers.typed.note_heads import STRONG
from citecheck.readers.typed.note_runs import Run, collect_runs
from citecheck.text.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.readers.typed.note_cutting import Replacements


def find_typed_notes(drafts: list[BlockDraft], lists: list[ListDraft]) -> tuple[list[BlockDraft], list[ListDraft]]:
    """Return drafts and lists with the typed note lists turned into notes.

    The blocks of an entry are put into a container of kind ``note``; labels are cut out of the text. Lists that the
    markup declares stay as they are.
    """
    runs = collect_runs(drafts)
    if not runs:
        return drafts, lists
    accepted = _accept(runs, drafts)
    if not accepted:
        return drafts, lists
    from citecheck.readers.typed.note_cutting import (
        make_list,  # where the markup declares the notes there is no such list
    )

    replaced: Replacements = {}
    for run in accepted:
        lists.append(make_list(run, replaced))
    lists.sort(key=lambda listing: listing.start)
    result: list[BlockDraft] = []
    for draft in drafts:
        result.extend(replaced.get(id(draft), (draft,)))
    return result, lists


def _accept(runs: list[Run], drafts: list[BlockDraft]) -> list[Run]:
    evidence = Evidence(drafts)
    last = max((at for at, each in enumerate(drafts) if each.kind != "furniture" and each.text.length), default=-1)
    labelled = [run for run in runs if run.entries]
    unlabelled = [run for run in runs if run.loose and _take_unlabelled(run)]
    labelled = [run for run in labelled if not _follows_works(run, unlabelled)]
    sure = [run for run in labelled if _is_sure(run, evidence, last)]
    covered = any(run.form in ("bracket", "dot", "parenthesis", "plain", "superscript") for run in sure)
    kept = {id(run) for run in sure}
    for run in labelled:
        if id(run) in kept or run.region is not None or run.form in STRONG or run.form == "key":
            continue
        if (run.form in ("symbol", "parentheses") or not covered) and _is_borne_out(run, evidence, run.high >= last):
            kept.add(id(run))
    headings = {id(run.heading) for run in labelled if id(run) in kept and run.heading is not None}
    kept |= {id(run) for run in unlabelled if id(run.heading) not in headings}
    return [run for run in runs if id(run) in kept]


def _follows_works(run: Run, unlabelled: list[Run]) -> bool:
    """Return whether works without labels stand above a run under its heading: what is numbered then is no source."""
    if run.form in STRONG or run.form == "key":
        return False
    return any(works.heading is run.heading and works.low < run.low for works in unlabelled if len(works.entries) > 2)


def _is_sure(run: Run, evidence: Evidence, last: int) -> bool:
    """Return whether a run is a list by its heading or by heads that no paragraph has."""
    if _is_legend(run):
        return False
    if run.region is not None:
        return _fits_heading(run, evidence)
    if run.entries[0].head.closing or run.form == "key":
        return True
    if run.form not in STRONG:
        return False
    keys = [entry.head.key for entry in run.entries]
    matched = sum(evidence.outside(run.form, key, run.low, run.high) for key in keys)
    if matched * 2 >= len(keys):
        return True
    if matched or (len(keys) > 1 and run.high >= last):
        return not evidence.covers_most(run.low, run.high)
    return False


def _fits_heading(run: Run, evidence: Evidence) -> bool:
    assert run.region is not None
    if run.form == "symbol":
        return any(evidence.before("symbol", entry.head.label, run.low, run.high) for entry in run.entries)
    if run.form == "plain" and not _ascends(run):
        return False
    if run.form in STRONG or run.form == "key" or run.region.family != "endnotes":
        return True
    return any(evidence.outside(run.form, entry.head.key, run.low, run.high) for entry in run.entries)


def _is_legend(run: Run) -> bool:
    """``[1] = whole note`` explains signs."""
    signs = 0
    for entry in run.entries:
        draft, low, _ = entry.pieces[0]
        signs += draft.text.plain()[low : low + 2].strip()[:1] in ("=", "→", "—")
    return signs * 2 > len(run.entries)


def _ascends(run: Run) -> bool:
    numbers = [entry.head.number for entry in run.entries]
    steps = sum(after == before + 1 for before, after in zip(numbers, numbers[1:], strict=False))
    return (numbers[0] == 1 or len(numbers) > 2) and steps * 5 >= (len(numbers) - 1) * 4


def _is_borne_out(run: Run, evidence: Evidence, at_end: bool) -> bool:
    """Return whether the markers before a run and its place make a list of a run like any numbered paragraphs."""
    if run.before is not None and run.before.kind not in ("furniture", "heading"):
        if run.before.text.plain().rstrip().endswith(":"):
            return False
    elif run.before is None:
        return False
    at_foot = run.after is not None and run.after.kind == "furniture"
    under_rule = run.before.kind == "furniture"
    if not (at_foot or under_rule or run.form == "symbol" or at_end):
        return False
    if run.form == "plain" and not (_ascends(run) or (under_rule and len(run.entries) == 1)):
        return False
    keys = [entry.head.key for entry in run.entries]
    matched = sum(evidence.before(run.form, key, run.low, run.high) for key in keys)
    inside = evidence.count_inside(run.low, run.high) if run.form != "symbol" else 0
    return matched * 2 >= len(keys) and inside <= matched


def _take_unlabelled(run: Run) -> bool:
    """Turn blocks under ``Bibliography`` that begin with names and hold a year into entries."""
    assert run.region is not None
    if run.region.family != "entries":
        return False
    from citecheck.readers.typed.author_year_entries import split_entries

    run.entries = split_entries(run.loose)
    return bool(run.entries)
