"""Reasons in words an editor understands: ``attribution: "noted" by "The most recent Ofsted inspection"``."""

from citecheck.claims.analysis import Claims, Sentence
from citecheck.claims.evidence import Reason
from citecheck.text.patterns import pattern

_CLAUSE = pattern(r"[,;:()“”\"]|\b(?:that|and|but|which|who|when|where|while|although|because|as)\b")
_HELPER = pattern(r"(?:\s+(?:has|have|had|also|then|later|once|further|rightly|itself|himself|herself|\w{3,12}ly))+$")
_RELATIVE = ("who", "which", "that")
_EMPTY = frozenset(("both", "maybe", "what", "to", "not", "where", "also", "then", "there", "one", "is", "was", "were"))
_LONGEST = 60
# A subject stands within so many code points before its verb.
_FARTHEST = 200
_NEXT_WORD = pattern(r"[\s-]{1,3}[^\W\d_][\w’'-]{1,30}")


def words_of(sentence: str, reason: Reason) -> str:
    """Return the exact words behind ``reason``: a figure with what it counts, a quotation cut to its first words."""
    end = reason.end
    if reason.kind == "statistic" and sentence[reason.start].isdigit() and (match := _NEXT_WORD.match(sentence, end)):
        end = match.end()
    return _shortened(sentence[reason.start : end])


def subject_of(sentence: str, reason: Reason) -> str:
    """Return the words before a reporting verb back to the start of its clause; ``""`` where there are none."""
    start = max(0, reason.start - _FARTHEST)
    for match in _CLAUSE.finditer(sentence, start, reason.start):
        if sentence[match.end() : reason.start].strip():
            start = match.end()
    subject = _HELPER.sub("", sentence[start : reason.start].strip(" ’'‘")).strip()
    words = subject.split()
    if words and words[-1] in _RELATIVE:
        words = words[-4:-1]
    if not words or (len(words) == 1 and words[0].lower() in _EMPTY):
        return ""
    return _shortened(" ".join(words))


def describe(claims: Claims, sentence: Sentence) -> str:
    """Return code and words of the strongest reason of ``sentence``, for a message."""
    reason = claims.reason(sentence)
    if reason is None:
        return "statement of fact"
    text = claims.text_of(sentence)
    if reason.kind in ("person", "name"):
        return reason.code
    shown = f'{reason.code}: "{_plain(words_of(text, reason))}"'
    if reason.kind == "report-verb" and (subject := subject_of(text, reason)):
        shown += f' by "{_plain(subject)}"'
    return shown


def describe_lead(claims: "Claims", sentence: "Sentence") -> str:
    """Return the reason of a sentence that introduces a quoted block, for a message."""
    return f'quotation after "{_plain(_shortened(claims.text_of(sentence)))}"'


def _plain(words: str) -> str:
    """Take straight double quotes away from the ends: messages put their own around the words."""
    return words.strip('"“” ')


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(None, 1)[0] + " …"
