"""Reasons in words an editor understands: ``attribution: "noted" by "The most recent Ofsted inspection"``."""

from citecheck.claims.analysis import Claims, Sentence
from citecheck.claims.evidence import Reason
from citecheck.text.patterns import pattern

_CLAUSE = pattern(r"[,;:()“”\"]|\b(?:that|and|but|which|who|when|where|while|although|because|as)\b")
_HELPER = pattern(r"(?:\s+(?:has|have|had|also|then|later|once|further|rightly|itself|himself|herself|\w{3,12}ly))+$")
_RELATIVE = ("who", "which", "that")
# Words that a subject begins with inside a sentence.
_BEGIN = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "he", "she", "it", "they",
    "we", "some", "many", "most", "several", "other", "others", "all", "both", "each", "every", "no", "one", "two",
    "three", "four", "few", "witnesses", "inspectors", "experts", "officials", "researchers", "critics", "staff",
))  # fmt: skip
_EMPTY = frozenset(("both", "maybe", "what", "to", "not", "where", "also", "then", "there", "one", "is", "was", "were"))
_LONGEST = 60
# A subject stands within so many code points before its verb.
_FARTHEST = 200
_CLEAR = frozenset(("statistic", "quotation", "report-verb", "superlative"))
# A phrase that ends in one of these is shown with what follows it.
_DANGLING = frozenset(
    ("to", "of", "from", "in", "by", "the", "that", "was", "were", "his", "her", "their", "a", "for", "as")
)
_AROUND = 4
_WORD = pattern(r"[^\s,;:()“”\"]{1,40}")
_NEXT_WORD = pattern(r"[\s-]{1,3}[^\W\d_][\w’'-]{1,30}")


def words_of(sentence: str, reason: Reason) -> str:
    """Return the exact words behind ``reason``, with those around it that tell what it is about.

    A figure comes with what it counts, a quotation is cut to its first words; a verb or a noun that says little by
    itself comes with the words before and behind it in its clause.
    """
    if reason.kind in _CLEAR or (reason.kind == "date" and " " in sentence[reason.start : reason.end]):
        end = reason.end
        if reason.kind == "statistic" and sentence[reason.start].isdigit():
            match = _NEXT_WORD.match(sentence, end)
            end = match.end() if match else end
        return _shortened(sentence[reason.start : end])
    if reason.kind == "attribution":
        dangling = sentence[: reason.end].rsplit(None, 1)[-1].lower() in _DANGLING
        return _shortened(sentence[reason.start : _after(sentence, reason.end, 3) if dangling else reason.end])
    if reason.kind == "lead-in":
        return "… " + " ".join(sentence.split()[-_AROUND:])
    return _shortened(sentence[_before(sentence, reason.start) : _after(sentence, reason.end, _AROUND + 1)])


def _before(sentence: str, at: int) -> int:
    """Return where the last few words before ``at`` begin, in the same clause."""
    low = max(0, at - _FARTHEST)
    for match in _CLAUSE.finditer(sentence, low, at):
        low = match.end()
    starts = [match.start() for match in _WORD.finditer(sentence, low, at)]
    return starts[-_AROUND:][0] if starts else at


def _after(sentence: str, at: int, count: int) -> int:
    """Return where the next ``count`` words behind ``at`` end, in the same clause; an article is not the last."""
    ends = [at]
    telling = at
    for match in _WORD.finditer(sentence, at, at + _FARTHEST):
        if len(ends) > count or _CLAUSE.search(sentence, ends[-1], match.end()):
            break
        ends.append(match.end())
        if match[0].lower() not in _DANGLING:
            telling = match.end() - match[0].endswith((".", "!", "?"))
    return telling


def subject_of(sentence: str, reason: Reason) -> str:
    """Return who speaks: the words before a reporting verb back to the start of its clause, or those after its "by".

    ``""`` where these words are no subject.
    """
    if sentence[reason.end : reason.end + 4] == " by ":
        return _shortened(sentence[reason.end + 4 : _after(sentence, reason.end + 4, _AROUND)])
    start = max(0, reason.start - _FARTHEST)
    for match in _CLAUSE.finditer(sentence, start, reason.start):
        if sentence[match.end() : reason.start].strip():
            start = match.end()
    words = _HELPER.sub("", sentence[start : reason.start].strip(" ’'‘")).strip().split()
    if words and words[-1] in _RELATIVE:
        words = words[-4:-1]
    if not words or (len(words) == 1 and words[0].lower() in _EMPTY) or not _is_subject(words):
        return ""
    return _shortened(" ".join(words))


def _is_subject(words: list[str]) -> bool:
    """Return whether ``words`` begin as a subject does: with a name, an article, a pronoun or a number."""
    return words[0][0].isupper() or words[0][0].isdigit() or words[0] in _BEGIN


def describe(claims: Claims, sentence: Sentence) -> str:
    """Return code and words of the strongest reason of ``sentence``, for a message."""
    reason = claims.reason(sentence)
    if reason is None:
        return "statement of fact"
    text = claims.text_of(sentence)
    shown = f'{reason.code}: "{_plain(words_of(text, reason))}"'
    said = reason.kind == "report-verb" or text[reason.end : reason.end + 4] == " by "
    if said and reason.code == "attribution" and (subject := subject_of(text, reason)):
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
