"""How well claims are told from other sentences, on hand-labelled sentences and paragraphs of real reports.

Run ``python benchmarks/claims.py [CORPUS]``; the corpus is ``../shared/corpus`` or the folder in ``CITECHECK_CORPUS``.
Prints the figures next to two baselines: flag everything; and any number, quotation or attribution. Leaves one document
out at a time when it sets the threshold, so that no sentence is judged by a threshold that it helped to choose.
"""

import json
import os
import random
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from citecheck.claims.evidence import weigh
from citecheck.text.sentences import split_sentences

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
Row = dict[str, Any]
Scorer = Callable[[str], float]

_CUE = re.compile(
    r"\d|[“\"‘]\w|\b(?:said|told|noted|found|stated|explained|reported|argued|described|suggested)\b|according to", re.I
)


def everything(sentence: str) -> float:
    """Score every sentence alike: the first baseline."""
    return 1.0


def any_cue(sentence: str) -> float:
    """Score by the number of figures, quotation marks and reporting verbs: the second baseline."""
    return float(len(_CUE.findall(sentence)))


def by_evidence(sentence: str) -> float:
    """Score as citecheck does."""
    return weigh(sentence).score


def mean_of_paragraph(scorer: Scorer) -> Scorer:
    """Return a scorer of paragraphs: the mean over the sentences."""

    def score(text: str) -> float:
        ranges = split_sentences(text)
        return sum(scorer(text[start:end]) for start, end in ranges) / max(len(ranges), 1)

    return score


def area(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the area under the ROC curve: how often a claim scores above a sentence that is none."""
    yes = [score for score, label in zip(scores, labels, strict=True) if label]
    no = [score for score, label in zip(scores, labels, strict=True) if not label]
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / (len(yes) * len(no))


def measures(flags: Sequence[bool], labels: Sequence[bool]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of ``flags``."""
    hit = sum(flag and label for flag, label in zip(flags, labels, strict=True))
    precision, recall = hit / max(sum(flags), 1), hit / max(sum(labels), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def best_threshold(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the threshold with the best F1."""
    return max(sorted(set(scores)), key=lambda t: measures([score >= t for score in scores], labels)[2])


def left_out(scores: Sequence[float], labels: Sequence[bool], groups: Sequence[str]) -> list[bool]:
    """Flag each group by the threshold that is best on all the others."""
    flags = [False] * len(scores)
    for group in set(groups):
        rest = [index for index, each in enumerate(groups) if each != group]
        threshold = best_threshold([scores[i] for i in rest], [labels[i] for i in rest])
        for index, each in enumerate(groups):
            if each == group:
                flags[index] = scores[index] >= threshold
    return flags


def precision_at(recall: float, scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the best precision among the thresholds whose recall is at least ``recall``."""
    found = (measures([score >= t for score in scores], labels) for t in set(scores))
    return max((precision for precision, reached, _ in found if reached >= recall), default=0.0)


def interval(flags: Sequence[bool], labels: Sequence[bool]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of F1 (seeded)."""
    pick = random.Random(1)
    values = []
    for _ in range(500):
        chosen = [pick.randrange(len(flags)) for _ in flags]
        values.append(measures([flags[i] for i in chosen], [labels[i] for i in chosen])[2])
    values.sort()
    return values[12], values[487]


def report(title: str, rows: list[Row], scorers: Mapping[str, Scorer]) -> None:
    """Print one table: a line for each scorer."""
    labels = [row["gold"] == "Y" for row in rows]
    groups = [row["id"].split(":")[1] for row in rows]
    print(f"\n{title}: {len(rows)} rows, {sum(labels)} claims")
    print(f"  {'':24} AUC    P     R     F1    95 % of F1   P at R=.8")
    for name, scorer in scorers.items():
        scores = [scorer(row["text"]) for row in rows]
        flags = left_out(scores, labels, groups)
        precision, recall, f1 = measures(flags, labels)
        low, high = interval(flags, labels)
        at = precision_at(0.8, scores, labels)
        figures = f"{area(scores, labels):.3f}  {precision:.3f} {recall:.3f} {f1:.3f} {low:.2f}-{high:.2f}    {at:.3f}"
        print(f"  {name:24} {figures}")


def by_document(rows: list[Row]) -> None:
    """Print AUC part by part, which shows whether the cues fit one part only."""
    print("\nAUC without each part of the report in turn, and on it alone")
    for part in sorted({row["id"].split(":")[1].split("/")[0] for row in rows}):
        inside = [row for row in rows if row["id"].split(":")[1].split("/")[0] == part]
        outside = [row for row in rows if row["id"].split(":")[1].split("/")[0] != part]
        figures = []
        for group in (outside, inside):
            labels = [row["gold"] == "Y" for row in group]
            mixed = 0 < sum(labels) < len(labels)
            figures.append(f"{area([by_evidence(row['text']) for row in group], labels):.3f}" if mixed else "  -  ")
        print(f"  {part}: without {figures[0]}, alone {figures[1]} (n={len(inside)})")


def boundaries(rows: list[Row]) -> None:
    """Print how many sentence boundaries are wrong."""
    total = wrong = 0
    for row in rows:
        text = row["text"]
        inner = {end for end in row["ends"] if end < len(text.rstrip())}
        unsure = {each if isinstance(each, int) else each[0] for each in row["dont_care"]}
        wrong += len(({end for _, end in split_sentences(text)[:-1]} ^ inner) - unsure)
        total += len(inner)
    print(f"\nsentence boundaries: {wrong} wrong of {total}")


def speed(rows: list[Row]) -> None:
    """Print sentences and megabytes per CPU second."""
    texts = [row["text"] for row in rows]
    joined = " ".join(texts)
    begun = time.process_time()
    for text in texts:
        weigh(text)
    weighed = time.process_time()
    split_sentences(joined)
    done = time.process_time()
    print(f"\nevidence: {len(texts) / (weighed - begun):,.0f} sentences per CPU second")
    print(f"splitting: {len(joined) / (done - weighed) / 1e6:.1f} million characters per CPU second")


def load(folder: str, name: str) -> list[Row]:
    """Return the rows of a file; none where it is absent."""
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        print(f"skipped: no {name}")
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main(arguments: list[str]) -> int:
    """Print all figures; return 0 also where the corpus is absent."""
    corpus = os.environ.get("CITECHECK_CORPUS") or os.path.join(os.path.dirname(ROOT), "shared", "corpus")
    folder = os.path.join(arguments[0] if arguments else corpus, "claims")
    scorers: dict[str, Scorer] = {
        "flag everything": everything,
        "number, quote, verb": any_cue,
        "citecheck": by_evidence,
    }
    sentences = [row for row in load(folder, "gold-sentences.dev.jsonl") if row["gold"] in "YN"]
    if sentences:
        report("sentences", sentences, scorers)
        report("sentences of paragraphs without citation", [r for r in sentences if r["scope"] == "none"], scorers)
        by_document(sentences)
    if paragraphs := [row for row in load(folder, "gold-paragraphs.dev.jsonl") if row["gold"] in "YN"]:
        means = {name: mean_of_paragraph(scorer) for name, scorer in scorers.items()}
        report("paragraphs without citation", paragraphs, means)
    if gold := load(folder, "sentence-split-gold.dev.jsonl"):
        boundaries(gold)
    if rows := load(folder, "uk-inquiry.dev.jsonl"):
        speed(rows[:8000])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
