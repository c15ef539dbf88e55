"""One quotation against the copies that it may come from."""

from collections.abc import Iterator

from citecheck.model.document import Document
from citecheck.sources.copies.model import CopyProblem, CopyText
from citecheck.sources.evidence.evidence import Evidence
from citecheck.sources.quotes.index import CopyIndex
from citecheck.sources.quotes.squeeze import squeeze
from citecheck.sources.quotes.tokens import is_negation, tokens_of
from citecheck.sources.quotes.verdict import Flag, Verdict
from citecheck.sources.quotes.verify import verify
from citecheck.verification.joining import Joiner, Support
from citecheck.verification.model import Outcome, Target, Verification
from citecheck.verification.quoted import Quotation, count_words

_SURE_WORDS = 5
_RANK: tuple[Outcome, ...] = ("verified", "elsewhere", "ambiguous", "differs", "unchecked", "not-found")
_ABOUT = {"other-page", "no-such-page"}
_ROOM = 80
_MOST_OTHERS = 9


def check_quotation(document: Document, quotation: Quotation, joiner: Joiner, evidence: Evidence) -> Verification:
    """Return whether one of the sources that ``quotation`` rests on has its words.

    Every source that a citation names is asked; that none has them is said only where all could be read.
    """
    text = document.blocks[quotation.block].text.text
    if quotation.form == "marks":
        support = joiner.of_words(quotation.block, quotation.start, quotation.end)
    else:
        support = joiner.of_block(quotation.block, quotation.end)
    if not support.targets:
        return _unchecked(quotation, text, None, "no citation of a source covers it")
    found = [
        each
        for target in support.targets
        for end in (quotation.end, *quotation.ends)
        for each in _against(quotation._replace(end=end), text, target, evidence)
    ]
    best = min(found, key=lambda each: (_RANK.index(each.outcome), len(each.changes)))
    best = best._replace(candidates=len(support.targets))
    if best.outcome == "not-found":
        best = _not_found(best, quotation, support, joiner)
        if best.outcome == "not-found" and _is_title(document, best.words, support, evidence):
            best = best._replace(outcome="unchecked", reason="not found; it is the title of the source")
    return best._replace(flags=tuple(flag for flag in best.flags if not _told_in_report(flag, best, text)))


def _unchecked(quotation: Quotation, text: str, target: Target | None, reason: str) -> Verification:
    start, end = quotation.start, quotation.end
    return Verification("quotation", quotation.block, start, end, text[start:end], target, "unchecked", reason)


def _against(quotation: Quotation, text: str, target: Target, evidence: Evidence) -> Iterator[Verification]:
    if target.copy is None:
        yield _unchecked(quotation, text, target, target.reason)
        return
    copy = evidence.text(target.copy)
    if isinstance(copy, CopyProblem):
        yield _unchecked(quotation, text, target, copy.message)
        return
    words = text[quotation.start : quotation.end]
    verdict = _verdict(words, evidence.index(target.copy), target.pages)
    outcome, reason = _outcome(verdict, target, len(copy.pages))
    places = (*verdict.places, *verdict.others[:_MOST_OTHERS]) if outcome == "ambiguous" else verdict.places
    yield Verification(
        "quotation", quotation.block, quotation.start, quotation.end, words, target, outcome, reason,
        verdict.level, places, verdict.changes, verdict.flags,
    )  # fmt: skip


def _verdict(words: str, index: CopyIndex, pages: tuple[str, ...]) -> Verdict:
    """Capital letters are changed as sentences want them; all else is judged as if they stood as in the copy."""
    verdict = verify(words, index, pages)
    if verdict.kind != "differs" or not verdict.changes or any(each.kind != "case" for each in verdict.changes):
        return verdict
    for change in reversed(verdict.changes):
        source = index.copy.text[change.source_start : change.source_end]
        words = words[: change.start] + source + words[change.end :]
    again = verify(words, index, pages)
    return again._replace(note=again.note or "a capital letter differs")


def _outcome(verdict: Verdict, target: Target, pages: int) -> tuple[Outcome, str]:
    kinds = {flag.kind: flag.words for flag in verdict.flags}
    if "other-page" in kinds and verdict.kind in ("verified", "ambiguous"):
        return "elsewhere", f"cited is page {', '.join(target.pages)}"
    if verdict.kind == "ambiguous":
        on_pages = {place.label for place in (*verdict.places, *verdict.others)}
        if target.placed or pages < 2 or len(on_pages) < 2:
            return "verified", verdict.note
    if "no-such-page" in kinds:
        return verdict.kind, verdict.note or f"the copy has no page {kinds['no-such-page']} by its own numbers"
    return verdict.kind, verdict.note


def _not_found(best: Verification, quotation: Quotation, support: Support, joiner: Joiner) -> Verification:
    """Words that may be no quotation, or none from this source, are not said to be missing."""
    if quotation.form == "block" and not joiner.introduced(quotation.block):
        reason = "not found; nothing says that the block is a quotation"
    elif count_words(best.words) < _SURE_WORDS:
        reason = "not found; it is so short that it may be no quotation"
    elif not support.near:
        reason = "not found; the citation stands in another sentence, so that it may come from elsewhere"
    else:
        if len(support.targets) > 1:
            return best._replace(reason=f"no passage of the {len(support.targets)} cited sources is like the quotation")
        return best
    return best._replace(outcome="unchecked", reason=reason)


def _is_title(document: Document, words: str, support: Support, evidence: Evidence) -> bool:
    """Return whether the note, or the copy itself, gives ``words`` as its title."""
    wanted = squeeze(words)
    for target in support.targets:
        copy = evidence.text(target.copy) if target.copy is not None else None
        titles = [
            document.notes[target.named].text.text,
            *(field.value for field in document.notes[target.named].fields),
        ]
        titles += [copy.title] if isinstance(copy, CopyText) else []
        if any(wanted in squeeze(title) for title in titles):
            return True
    return False


def _told_in_report(flag: Flag, found: Verification, text: str) -> bool:
    """Return whether the report itself says what the quotation leaves out, right beside it."""
    if flag.kind in _ABOUT:
        return False
    if flag.kind == "starts-after-negation":
        before = tokens_of(text, max(found.start - _ROOM, 0), found.start)
        return any(is_negation(token) for token in before)
    if flag.kind in ("stops-before-limit", "next-sentence-limits"):
        word = flag.words.split(" ")[0].strip(".,;").lower()
        return word in text[found.end : found.end + _ROOM].lower().replace(",", " ").split()
    return False
