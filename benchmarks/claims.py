"""How well claims are told from other sentences, on hand-labelled sentences and paragraphs of real reports.

Run ``python benchmarks/claims.py [CORPUS] [--quick]``; the corpus is ``../shared/corpus`` or the folder in
``CITECHECK_CORPUS``. Prints the figures next to two baselines: flag everything; and any number, quotation or
attribution. "left out" is the linear model trained again without the document (the part of the report) that a sentence
comes from, with the threshold chosen on the other documents: the figure to believe. "as shipped" has seen these
sentences. Without scikit-learn, or with ``--quick``, only what needs no training is printed.
"""

import json
import math
import os
import random
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from citecheck.claims.analysis import Claims
from citecheck.claims.evidence import Weigher, weigh
from citecheck.claims.settings import Settings
from citecheck.readers.detect import detect_format
from citecheck.readers.read import read
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


def by_rules(sentence: str) -> float:
    """Score by rules alone."""
    return weigh(sentence).rules


def as_shipped(sentence: str) -> float:
    """Score as citecheck does: rules and linear model."""
    return weigh(sentence).score


def mean_of_paragraph(scorer: Scorer) -> Scorer:
    """Return a scorer of paragraphs: the mean over the sentences, one of four times the length counting twice."""

    def score(text: str) -> float:
        ranges = split_sentences(text)
        weights = [math.sqrt(end - start) for start, end in ranges]
        scores = [scorer(text[start:end]) for start, end in ranges]
        return sum(w * each for w, each in zip(weights, scores, strict=True)) / max(sum(weights), 1e-9)

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


def document_of(row: Row) -> str:
    """Return the document that a row comes from; the parts of the large report count as documents."""
    corpus, document = row["id"].split(":")[:2]
    return document.split("/")[0] if corpus == "leveson" else str(corpus)


def report(title: str, rows: list[Row], scores: Mapping[str, Sequence[float]]) -> None:
    """Print one table: a line for each list of scores."""
    labels = [row["gold"] == "Y" for row in rows]
    groups = [document_of(row) for row in rows]
    print(f"\n{title}: {len(rows)} rows, {sum(labels)} claims")
    print(f"  {'':24} AUC    P     R     F1    95 % of F1   P at R=.8")
    for name, values in scores.items():
        flags = left_out(values, labels, groups)
        precision, recall, f1 = measures(flags, labels)
        low, high = interval(flags, labels)
        at = precision_at(0.8, values, labels)
        figures = f"{area(values, labels):.3f}  {precision:.3f} {recall:.3f} {f1:.3f} {low:.2f}-{high:.2f}    {at:.3f}"
        print(f"  {name:24} {figures}")


def ablation(rows: list[Row], scores: Mapping[str, Sequence[float]]) -> None:
    """Print AUC on each document alone, which shows whether cues and weights fit one of them only."""
    print("\nAUC on each document alone (left out: by a model that has not seen the document)")
    print(f"  {'':18}" + "".join(f"{name:>24}" for name in scores))
    for group in sorted({document_of(row) for row in rows}):
        places = [at for at, row in enumerate(rows) if document_of(row) == group]
        labels = [rows[at]["gold"] == "Y" for at in places]
        if 0 < sum(labels) < len(labels):
            areas = (f"{area([values[at] for at in places], labels):24.3f}" for values in scores.values())
            print(f"  {group:6} {len(places):4} rows  " + "".join(areas))


def _scorer(weigher: Weigher) -> Scorer:
    return lambda text: weigher.weigh(text).score


class LeftOut:
    """Scores sentences by models that have not seen their document."""

    def __init__(self, folder: str) -> None:
        """Train a model without each document. Raises ``ImportError`` without scikit-learn."""
        import train_claims as training

        labelled, self.paragraphs, unlabelled, others = training.data_of(folder)
        self.sentences = labelled
        self._weigh: dict[str, Scorer] = {}
        known = {document_of(row) for row in unlabelled}
        for document in sorted({document_of(row) for row in labelled + self.paragraphs}):
            name = document if document in known else ""
            if name not in self._weigh:
                rest = [[row for row in rows if document_of(row) != name] for rows in (labelled, unlabelled)]
                weigher = training.weigher_of(training.train(rest[0], rest[1], others))
                self._weigh[name] = _scorer(weigher)

    def score(self, row: Row) -> float:
        """Return the score of a sentence."""
        return self._of(row)(row["text"])

    def score_paragraph(self, row: Row) -> float:
        """Return the score of a paragraph."""
        return mean_of_paragraph(self._of(row))(row["text"])

    def _of(self, row: Row) -> Scorer:
        return self._weigh.get(document_of(row)) or self._weigh[""]


def figures_by_document(folder: str) -> str:
    """Return the main figures of the model, each document left out in turn, in one line."""
    models = LeftOut(folder)
    parts = []
    for name, rows, score in (
        ("sentences", models.sentences, models.score),
        ("sentences of uncited paragraphs", [r for r in models.sentences if r["scope"] == "none"], models.score),
        ("uncited paragraphs", models.paragraphs, models.score_paragraph),
    ):
        labels = [row["gold"] == "Y" for row in rows]
        scores = [score(row) for row in rows]
        f1 = measures(left_out(scores, labels, [document_of(row) for row in rows]), labels)[2]
        at = precision_at(0.8, scores, labels)
        parts.append(f"{name} (n={len(rows)}) AUC {area(scores, labels):.3f}, F1 {f1:.3f}, P at R=.8 {at:.3f}")
    return "; ".join(parts)


def tables(folder: str, quick: bool) -> None:
    """Print the tables of sentences and paragraphs: the labels of the corpus, and with those of this project."""
    gold = [row for row in load(folder, "gold-sentences.dev.jsonl") if row["gold"] in "YN"]
    wholes = [row for row in load(folder, "gold-paragraphs.dev.jsonl") if row["gold"] in "YN"]
    models = None
    if not quick:
        try:
            models = LeftOut(folder)
        except ImportError:
            print("no scikit-learn: figures without training only")
    if models is not None:
        every, paragraphs = models.sentences, models.paragraphs
    else:
        every, paragraphs = gold, wholes
    known = {row["id"] for row in gold}
    sentence_tables = {
        "sentences, labels of the corpus": [row for row in every if row["id"] in known],
        "sentences, labels of this project": [row for row in every if row["id"] not in known],
        "sentences of uncited paragraphs, corpus": [r for r in every if r["scope"] == "none" and r["id"] in known],
        "sentences of uncited paragraphs, all": [row for row in every if row["scope"] == "none"],
    }
    for title, rows in sentence_tables.items():
        if rows:
            report(title, rows, _scores(rows, lambda scorer: scorer, models.score if models else None))
    if every:
        ablation(every, _scores(every, lambda scorer: scorer, models.score if models else None))
    for title, rows in {
        "uncited paragraphs, labels of the corpus": [r for r in paragraphs if r in wholes],
        "uncited paragraphs, labels of this project": [r for r in paragraphs if r not in wholes],
    }.items():
        if rows:
            report(title, rows, _scores(rows, mean_of_paragraph, models.score_paragraph if models else None))


def _scores(
    rows: list[Row], pooled: Callable[[Scorer], Scorer], unseen: Callable[[Row], float] | None
) -> dict[str, list[float]]:
    scorers = {
        "flag everything": everything,
        "number, quote, verb": any_cue,
        "rules alone": by_rules,
        "as shipped (has seen)": as_shipped,
    }
    scores = {name: [pooled(scorer)(row["text"]) for row in rows] for name, scorer in scorers.items()}
    if unseen is not None:
        scores["left out"] = [unseen(row) for row in rows]
    return scores


def noise(corpus: str) -> None:
    """Print how many paragraphs are reported in long reports, per 1,000 words."""
    print("\nuncited paragraphs reported per 1,000 words, in documents of at least 8,000 words")
    for folder in ("html", "md", "txt"):
        for name in sorted(os.listdir(os.path.join(corpus, folder))):
            path = os.path.join(corpus, folder, name)
            if ".before." in name or not 60_000 < os.path.getsize(path) < 2_000_000:
                continue
            with open(path, "rb") as file:
                data = file.read()
            document = read(data, path, detect_format(path, data) or "text")
            words = sum(block.text.text.count(" ") for block in document.blocks)
            if words >= 8000 and document.markers:
                found = len(Claims(document, Settings()).uncited())
                print(f"  {found * 1000 / words:5.1f}  ({found} in {words:,} words)  {folder}/{name[:70]}")


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


def loading() -> None:
    """Print how long it takes to load cues and model; call it before anything else has."""
    begun = time.process_time()
    weigh("Load the cues and the model.")
    print(f"loading cues and model: {1000 * (time.process_time() - begun):.1f} ms (bytecode makes it shorter)")


def main(arguments: list[str]) -> int:
    """Print all figures; return 0 also where the corpus is absent."""
    corpus = os.environ.get("CITECHECK_CORPUS") or os.path.join(os.path.dirname(ROOT), "shared", "corpus")
    named = [each for each in arguments if not each.startswith("-")]
    folder = os.path.join(named[0] if named else corpus, "claims")
    loading()
    tables(folder, "--quick" in arguments)
    if gold := load(folder, "sentence-split-gold.dev.jsonl"):
        boundaries(gold)
    if rows := load(folder, "uk-inquiry.dev.jsonl"):
        speed(rows[:8000])
        noise(os.path.dirname(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
