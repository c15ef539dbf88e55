"""The baseline: findings that were there when citecheck was brought in, so that only new ones are reported.

The file holds, by document path relative to its own folder, the fingerprints of findings and how often each occurs.
Fingerprints have no line numbers, so the file survives edits above a finding, moved paragraphs and renumbering. Its
form is described in ``rules/schema/baseline.schema.json``.
"""

import os
from collections.abc import Iterable, Mapping
from typing import Any

from citecheck.errors import UsageError
from citecheck.model.finding import Diagnostic
from citecheck.model.result import FileReport, Run
from citecheck.sources.places.ibid_record import KnownIbid
from citecheck.text.record import NamedTuple

VERSION = 1


class Entry(NamedTuple):
    """An accepted finding: rule id and name, fingerprint, how many times it may occur, and its words for people."""

    id: str
    rule: str
    fingerprint: str
    times: int
    words: str


Entries = Mapping[str, tuple[Entry, ...]]
"""The entries by document path, relative to the folder of the baseline, with ``/`` between names."""


class Comparison(NamedTuple):
    """A baseline held against a run: findings that it lacks, and entries (path, entry) that occur no more."""

    new: tuple[Diagnostic, ...]
    stale: tuple[tuple[str, Entry], ...]


def load(path: str) -> Entries:
    """Return the entries of the baseline file ``path``. Raises :class:`UsageError` when it cannot be used."""
    import json

    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        return _entries(data)
    except OSError as error:
        raise UsageError(f"{path}: the baseline cannot be read: {(error.strerror or '').lower()}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(f"{path}: is no baseline of citecheck; make one with `citecheck baseline create`") from None


def load_ibids(path: str) -> dict[str, dict[str, KnownIbid]]:
    """Return by document path what its ibids stood for, each by its mark; empty for a file that cannot be used."""
    import json

    try:
        with open(path, encoding="utf-8") as file:
            rows = json.load(file).get("ibids", {})
        return {
            str(document): {str(each["mark"]): KnownIbid(each["mark"], each["source"], each["words"]) for each in known}
            for document, known in rows.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}  # what is wrong with the file is said where its findings are read


def _entries(data: Any) -> Entries:
    if data["version"] != VERSION:
        raise ValueError(data["version"])
    return {
        str(path): tuple(
            Entry(str(each["id"]), str(each["rule"]), str(each["fingerprint"]), int(each["count"]), str(each["words"]))
            for each in entries
        )
        for path, entries in data["documents"].items()
    }


def dump(entries: Entries, ibids: Mapping[str, Mapping[str, KnownIbid]] | None = None) -> str:
    """Return the text of a baseline file: sorted, one entry a line, so that it merges well.

    ``ibids`` holds by document path what its ibids stand for.
    """
    import json

    documents = []
    for path in sorted(entries):
        if entries[path]:
            rows = [json.dumps(_row(each)) for each in sorted(entries[path])]
            documents.append(f"    {json.dumps(path)}: [\n      " + ",\n      ".join(rows) + "\n    ]")
    known = []
    for path in sorted(ibids or {}):
        marks = [json.dumps(each._asdict()) for _, each in sorted((ibids or {})[path].items())]
        if marks:
            known.append(f"    {json.dumps(path)}: [\n      " + ",\n      ".join(marks) + "\n    ]")
    kept = f',\n  "ibids": {_object(known)}' if known else ""
    return f'{{\n  "version": {VERSION},\n  "documents": {_object(documents)}{kept}\n}}\n'


def _object(members: list[str]) -> str:
    return "{\n" + ",\n".join(members) + "\n  }" if members else "{}"


def _row(entry: Entry) -> dict[str, str | int]:
    return {
        "id": entry.id,
        "rule": entry.rule,
        "fingerprint": entry.fingerprint,
        "count": entry.times,
        "words": entry.words,
    }


def entries_of(run: Run, baseline: str) -> Entries:
    """Return the entries that accept everything that ``run`` found and nothing else suppresses."""
    found: dict[str, dict[tuple[str, str, str, str], int]] = {}
    for file in run.files:
        counts = found.setdefault(key_of(file.path, baseline), {})
        for each in file.diagnostics:
            if each.suppressed in ("", "baseline"):
                key = (each.id, each.rule, each.fingerprint, each.words[:120])
                counts[key] = counts.get(key, 0) + 1
    return {
        path: tuple(Entry(id_, rule, mark, count, words) for (id_, rule, mark, words), count in sorted(counts.items()))
        for path, counts in found.items()
    }


def ibids_of(run: Run, baseline: str) -> dict[str, dict[str, KnownIbid]]:
    """Return what the ibids of the documents of ``run`` stand for, by path and mark; the run has to record them."""
    return {
        key_of(file.path, baseline): {mark: KnownIbid(mark, source, words) for mark, source, words in file.ibids}
        for file in run.files
    }


def key_of(path: str, baseline: str) -> str:
    """Return how the document ``path`` is named in the baseline file ``baseline``."""
    from citecheck.config.patterns import relative_to

    return relative_to(os.path.dirname(os.path.abspath(baseline)), path)


def apply(file: FileReport, entries: Entries, baseline: str) -> FileReport:
    """Return ``file`` with those diagnostics marked as suppressed that the baseline accepts."""
    left = {each.fingerprint: each.times for each in entries.get(key_of(file.path, baseline), ())}
    if not left:
        return file
    marked = []
    for each in file.diagnostics:
        if not each.suppressed and left.get(each.fingerprint, 0) > 0:
            left[each.fingerprint] -= 1
            each = each._replace(suppressed="baseline")
        marked.append(each)
    return file._replace(diagnostics=tuple(marked))


def compare(run: Run, entries: Entries, baseline: str) -> Comparison:
    """Hold ``run``, to which the baseline was applied, against the baseline's ``entries``."""
    used: dict[tuple[str, str], int] = {}
    checked: set[str] = set()
    for file in run.files:
        path = key_of(file.path, baseline)
        checked.add(path)
        for each in file.diagnostics:
            if each.suppressed == "baseline":
                used[path, each.fingerprint] = used.get((path, each.fingerprint), 0) + 1
    folder = os.path.dirname(os.path.abspath(baseline))
    stale: list[tuple[str, Entry]] = []
    for path in sorted(entries):
        if path in checked or not os.path.exists(os.path.join(folder, path)):
            stale.extend(
                (path, gone) for each in entries[path] if (gone := _gone(each, used.get((path, each.fingerprint), 0)))
            )
    return Comparison(tuple(run.reported()), tuple(stale))


def _gone(entry: Entry, used: int) -> Entry | None:
    return entry._replace(times=entry.times - used) if used < entry.times else None


def prune(entries: Entries, stale: Iterable[tuple[str, Entry]]) -> Entries:
    """Return ``entries`` without what is stale."""
    gone = {(path, each.fingerprint): each.times for path, each in stale}
    return {
        path: tuple(
            each._replace(times=left)
            for each in rows
            if (left := each.times - gone.get((path, each.fingerprint), 0)) > 0
        )
        for path, rows in entries.items()
    }
