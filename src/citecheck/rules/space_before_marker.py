"""CC302: white space separates a marker from the word that it belongs to."""

from collections.abc import Iterator

from citecheck.linking.clusters import Cluster, clusters
from citecheck.linking.placing import without_space
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding

_LEADS = frozenset(
    ("see", "in", "note", "notes", "footnote", "and", "or", "cf", "cf.", "from", "by", "of", "to", "also", "with",
     "per", "through", "until", "under", "source", "ref", "as", "at")
)  # fmt: skip
_OPENING = '([“"‘–—-'
_ENOUGH = 3


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each marker after a space where the document mostly puts none.

    Brackets that are a word of the sentence ("see [4]") or the first thing on a line are in order. With the option
    ``always`` every raised marker after a space is reported.
    """
    always: bool = context.options["always"]
    groups: dict[bool, list[Cluster]] = {}
    for cluster in clusters(document, context):
        if cluster.before.strip() and (cluster.raised or not _unanswered(context, cluster)):
            groups.setdefault(cluster.raised, []).append(cluster)
    for raised, members in groups.items():
        spaced = [cluster for cluster in members if cluster.before[-1].isspace()]
        close = len(members) - len(spaced)
        if (always and raised) or close >= max(_ENOUGH, (2 if raised else 4) * len(spaced)):
            for cluster in spaced:
                if not _is_word(document, cluster):
                    yield _finding(document, cluster)


def _unanswered(context: Context, cluster: Cluster) -> bool:
    """Return whether the bracket has no note where others have: it may be an editor's sign."""
    links = context.links
    return any(links.cited_by) and all(link.note < 0 for link in links.of_marker[cluster.markers[0].order])


def _is_word(document: Document, cluster: Cluster) -> bool:
    """Return whether the marker is said as a word, or only wrapped to the next line."""
    before = cluster.before.rstrip()
    if before.split()[-1].lower().lstrip(_OPENING) in _LEADS or before[-1] in _OPENING:
        return True
    marker = cluster.markers[0]
    source = document.source.part(marker.span.part).text
    gap = source[max(0, marker.span.start - 80) : marker.span.start]
    return not cluster.raised and "\n" in gap[len(gap.rstrip()) :]


def _finding(document: Document, cluster: Cluster) -> Finding:
    first = cluster.markers[0]
    fixes = without_space(document, cluster)
    return finding("space", first.span, first.raw, block=first.block, fixes=fixes, marker=first.raw)
