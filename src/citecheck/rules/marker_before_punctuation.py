"""CC301: a marker stands on the wrong side of a full stop or comma."""

from collections.abc import Iterator

from citecheck.linking.clusters import Cluster, clusters
from citecheck.linking.placing import across_stop
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.text.hints import Literal

Side = Literal["before", "after"]

_WIDE = "。，、！？"
_STOPS = ".,!?" + _WIDE
_CLOSING = "\"'”’»)*_"
_BEFORE = ("fr", "it", "es", "pt", "ca", "zh", "ja")
_ENOUGH = 3


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each marker on the other side of the punctuation than the language asks for.

    With the option ``style = "auto"`` only where the document itself mostly follows its language: a house style that
    differs throughout is nobody's slip. ``after`` and ``before`` fix the side. Semicolons, colons, dashes and brackets
    are left alone, since guides differ there; so are brackets that are a word of the sentence ("see [4].").
    """
    style: str = context.options["style"]
    placed = [(cluster, *side) for cluster in clusters(document, context) if (side := _side(cluster)) is not None]
    for wide in (False, True):
        same = [each for each in placed if (each[2] in _WIDE) == wide]
        wanted = style if style != "auto" else _preferred(document.metadata.language, wide)
        wrong = [each for each in same if each[1] != wanted]
        if style == "auto" and len(same) - len(wrong) < max(_ENOUGH, 2 * len(wrong)):
            continue
        for cluster, stands, stop in wrong:
            block, fixes = cluster.markers[0].block, across_stop(document, cluster, stands)
            words = cluster.words
            yield finding(stands, cluster.span, words, block=block, fixes=fixes, marker=words, stop=stop)


def _preferred(language: str, wide: bool) -> Side:
    return "before" if wide or language[:2].lower() in _BEFORE else "after"


def _side(cluster: Cluster) -> tuple[Side, str] | None:
    """Return the side of the punctuation on which the markers stand, and the punctuation; None where neither."""
    if cluster.before[-1:].isspace() and not cluster.raised:
        return None
    following = cluster.after[:1]
    before = cluster.before.rstrip()
    preceding = before.rstrip(_CLOSING)[-1:] or " "
    stands_before = following != "" and following in _STOPS and (following in _WIDE or not _goes_on(cluster.after))
    stands_after = preceding in _STOPS
    if stands_before and not stands_after and before:
        return "before", following
    if stands_after and not stands_before and not _abbreviation(preceding, cluster.after):
        return "after", preceding
    return None


def _goes_on(after: str) -> bool:
    """``[1].5``, ``[1]...``: no full stop of a sentence."""
    return after[1:2].isalnum() or after[1:2] == "."


def _abbreviation(preceding: str, after: str) -> bool:
    return preceding == "." and after.lstrip()[:1].islower()
