"""How well the quotations of whole reports are joined to their sources and held against them.

Run ``python benchmarks/verification.py [--count N] [--misses] [--seed N] [--corpus FOLDER]``. A report is written with
quotations from the sources of ``quotes.py``: true ones, altered ones and absent ones, in four forms (marks with a note
after them, single marks between two notes, quoted blocks after a lead-in, straight marks after a note); its copies are
PDFs. Prints what came of each kind: true ones should be verified, none of the others.
"""

import argparse
import os
import random
import tempfile
import time
from collections import Counter

from quotes import MAKERS, ROOT, cases
from quotes_source import sources

from citecheck.api import read_document
from citecheck.sources.evidence.evidence import Evidence, Places
from citecheck.sources.evidence.folder import copy_files
from citecheck.verification.verify import of_kind

_KINDS = [kind for kind in (*MAKERS, "absent") if not kind.startswith("true,")]
_MARKS = frozenset('*_[]`<#|"“”')
_FORMS = (
    "The witness said that “{words}”.[^{note}]",
    "The matter is clear.[^{note}] As the record has it: ‘{words}’[^{note}] That was in June.",
    "The record says:\n\n> {words}[^{note}]",
    'This was noted in passing. It was recorded,[^{note}] "{words}" and nothing more was said.',
)


def write_report(folder: str, count: int, seed: int, corpus: str) -> list[tuple[str, str]]:
    """Write a report and its copies to ``folder``; return the kind and the words of the quotation of each note."""
    rng = random.Random(seed)
    os.makedirs(os.path.join(folder, "evidence"))
    asked: list[tuple[str, str]] = []
    body: list[str] = []
    notes: list[str] = []
    for number, source in enumerate(sources(seed, 200_000, corpus)):
        code = f"QQQ{number:06}"
        with open(os.path.join(folder, "evidence", f"{code}.pdf"), "wb") as file:
            file.write(source.pdf)
        for kind in _KINDS:
            for words in cases(source, kind, count, rng):
                words = words.rstrip(" -")
                if not _MARKS.intersection(words) and not words[0].isdigit():  # "4." would begin a list in Markdown
                    asked.append((kind, words))
                    form = _FORMS[len(asked) % len(_FORMS)]
                    body.append(form.format(words=words.rstrip("."), note=len(asked)))
                    notes.append(f"[^{len(asked)}]: Record of the sittings, {code}.")
    with open(os.path.join(folder, "report.md"), "w", encoding="utf-8") as file:
        file.write("\n\n".join(body) + "\n\n" + "\n".join(notes) + "\n")
    return asked


def main() -> None:
    """Write a report, verify it, and print what came of each kind of quotation."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--corpus", default=os.path.join(os.path.dirname(ROOT), "shared", "corpus"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asked = write_report(folder, options.count, options.seed, options.corpus)
        evidence = os.path.join(folder, "evidence")
        begin = time.perf_counter()
        document, context = read_document(os.path.join(folder, "report.md"))
        places = Places(evidence, os.path.join(folder, "sources.lock"))
        context.known = {"evidence": Evidence(places, copy_files(evidence), None)}
        found = of_kind(document, context, "quotation")
        spent = time.perf_counter() - begin
    outcomes: dict[str, list[str]] = {}
    for each in found:
        if each.note >= 0:
            outcomes.setdefault(document.notes[each.note].label, []).append(each.outcome)
    counted = {kind: Counter[str]() for kind in _KINDS}
    for number, (kind, words) in enumerate(asked, 1):
        came = outcomes.get(str(number), [])
        outcome = came[0] if len(came) == 1 else f"{len(came)} quotations"
        counted[kind][outcome] += 1
        if options.misses and (outcome == "verified") != (kind == "true"):
            print(f"  {kind}: {outcome}: {words}")
    print(f"{len(asked)} quotations in one report, {len(found)} found, {spent:.1f} s")
    for kind, outcome_counts in counted.items():
        said = ", ".join(f"{count} {outcome}" for outcome, count in outcome_counts.most_common())
        print(f"{kind:>14}: {said}")


if __name__ == "__main__":
    main()
