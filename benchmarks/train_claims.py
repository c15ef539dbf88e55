"""Train the linear model of claims and write it as data: ``rules/claims/model-en.json``.

Run ``python benchmarks/train_claims.py [CORPUS]``, then ``python -m citecheck.catalogue.compile``. Needs scikit-learn
(extra ``dev``); the program itself does not.

Positive-unlabelled: that a sentence carries a citation is a good sign of a claim, that it carries none is a bad sign of
the opposite. So a first model learns from all sentences (cited against those of paragraphs without a citation), and a
second one, on the hand-labelled sentences, learns how far to trust the first, the score by rules, the kinds of evidence
and the words. Both are linear in the same features, so their sum is one table of weights.

Words enter in lower case, figures as ``0``, capitals inside a sentence as ``~n``, acronyms as ``~a``: no name of a
person can enter. Words are kept only if other texts (encyclopaedia, science) know them and several parts of the report
use them, so that the subject of one report teaches nothing.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from citecheck.claims.evidence import Weigher
from citecheck.claims.pack import INDEX, Model, load_pack

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.path.join(ROOT, "rules", "claims", "model-en.json")
LABELS = os.path.join(ROOT, "benchmarks", "claims-labels.tsv")
Row = dict[str, Any]
EARLY = 6
LARGEST = 80_000
RULES = 0.4
"""The share of the score by rules, which knows of no subject: any from 0.2 to 0.5 does as well or better than none."""
SHIFT = 0.25
"""Added to the log odds: among the labels of the corpus more sentences are claims than among all used in training."""
SPECIAL = ("0", "~n", "~a", "“", "”", "‘", "’", ":", ";", "(", ")", "?")


class Reader:
    """Turns sentences into features, each once; the words are those that the vocabulary has."""

    def __init__(self) -> None:
        """Read with the English pack."""
        self._weigher = Weigher(load_pack("en"))
        self._bias, self._weights = load_pack("en").bias, load_pack("en").weights
        self._known: dict[str, tuple[list[int], float, list[str]]] = {}

    def of(self, text: str) -> tuple[list[int], float, list[str]]:
        """Return the counts of kinds, the log odds by rules, and the words of a sentence."""
        if text not in self._known:
            hits, grams = self._weigher.features(text)
            counts = [0] * len(INDEX)
            for kind, _, _ in hits:
                counts[kind] += 1
            rules = self._bias + sum(w * min(c, most) for c, (w, most) in zip(counts, self._weights, strict=True))
            self._known[text] = ([min(count, 3) for count in counts], rules, grams)
        return self._known[text]


READER = Reader()


def part_of(row: Row) -> str:
    """Return the part of the report (or the other report) that a row comes from: the unit of cross-validation."""
    corpus, document = row["id"].split(":")[:2]
    return document.split("/")[0] if corpus == "leveson" else str(corpus)


def keys_of(grams: Sequence[str]) -> Iterable[str]:
    """Yield the features of the words: each alone, with the one before it, and near the start."""
    before = "^"
    for at, gram in enumerate(grams):
        yield gram
        yield f"{before} {gram}"
        if at < EARLY:
            yield f"<{gram}"
        before = gram


def general_words(report: Iterable[Row], others: Iterable[Row]) -> set[str]:
    """Return the words that are in general use: those of the report that other texts know about as well."""
    here, there, parts = Counter[str](), Counter[str](), dict[str, set[str]]()
    for row in report:
        for gram in READER.of(row["text"])[2][1:]:
            here[gram] += 1
            parts.setdefault(gram, set()).add(part_of(row))
    for row in others:
        there.update(READER.of(row["text"])[2][1:])
    ratio = sum(there.values()) / max(sum(here.values()), 1)
    known = {
        word
        for word, count in here.items()
        if len(parts[word]) >= 4 and there[word] >= 3 and count * ratio <= 20 * there[word]
    }
    pack = load_pack("en")
    cues = set(pack.words) | set(pack.phrases)
    return (
        {word for word in known if len(word) > 1 or word in SPECIAL or word in "ai"} | (cues & set(here)) | set(SPECIAL)
    )


def vocabulary(rows: Sequence[Row], words: set[str], least: int = 5) -> dict[str, int]:
    """Return the features of words that occur in at least ``least`` sentences, each with its column."""
    seen = Counter[str]()
    for row in rows:
        seen.update(set(keys_of(READER.of(row["text"])[2])))
    kept = (key for key, count in seen.items() if count >= least and _is_general(key, words))
    return {key: column for column, key in enumerate(sorted(kept))}


def _is_general(key: str, words: set[str]) -> bool:
    return all(each == "^" or each in words for each in key.removeprefix("<").split(" "))


def matrix(rows: Sequence[Row], columns: dict[str, int]) -> Any:
    """Return the features of ``rows``: score by rules, kinds of evidence, words."""
    found = [READER.of(row["text"]) for row in rows]
    dense = csr_matrix(np.array([[rules / 4, *(count / 2 for count in counts)] for counts, rules, _ in found]))
    places: list[tuple[int, int, float]] = []
    for line, (_, _, grams) in enumerate(found):
        weight = 2.0 / max(len(grams), 1) ** 0.5
        places += [(line, columns[key], weight) for key in keys_of(grams) if key in columns]
    lines, at, values = zip(*places, strict=True) if places else ((), (), ())
    return hstack([dense, csr_matrix((values, (lines, at)), shape=(len(rows), len(columns)))]).tocsr()


def fit(labelled: Sequence[Row], unlabelled: Sequence[Row], columns: dict[str, int]) -> Any:
    """Return the weights (intercept first) of the sum of both models."""
    natural = [row for row in unlabelled if row["scope"] in ("own", "none")]
    cited = [row["scope"] == "own" and row["cited"] == 1 for row in natural]
    inputs = matrix(natural, columns)
    inputs = hstack([csr_matrix((inputs.shape[0], 1)), inputs[:, 1:]]).tocsr()  # the rules speak in the second model
    first = LogisticRegression(C=0.3, max_iter=300, tol=0.01, solver="liblinear").fit(inputs, cited)
    known = matrix(labelled, columns)
    said = csr_matrix((known[:, 1:] @ first.coef_[0][1:] + first.intercept_[0])[:, None] / 2)
    second = LogisticRegression(C=0.5, max_iter=1000).fit(
        hstack([known, said]), [row["gold"] == "Y" for row in labelled]
    )
    trust = second.coef_[0][-1] / 2
    weights = second.coef_[0][:-1] + trust * np.concatenate([[0.0], first.coef_[0][1:]])
    weights = np.concatenate([[second.intercept_[0] + trust * first.intercept_[0]], weights]) * (1 - RULES)
    weights[0] += SHIFT
    weights[1] += RULES * 4  # the column holds a quarter of the log odds
    return weights


def pruned(weights: Any, columns: dict[str, int], rows: Sequence[Row], most: int) -> dict[str, int]:
    """Return the ``most`` features of words that move scores most: by weight and by how many sentences have them."""
    seen = Counter[str]()
    for row in rows:
        seen.update(set(keys_of(READER.of(row["text"])[2])))
    offset = 2 + len(INDEX)
    moved = {key: abs(weights[offset + column]) * seen[key] ** 0.5 for key, column in columns.items()}
    kept = sorted(sorted(columns), key=lambda key: -moved[key])[:most]
    return {key: column for column, key in enumerate(sorted(kept))}


def as_data(weights: Any, columns: dict[str, int]) -> dict[str, Any]:
    """Return the weights by name, rounded: what the file holds."""
    offset = 2 + len(INDEX)
    named = {key: round(float(weights[offset + column]), 2) for key, column in columns.items()}
    named = {key: weight for key, weight in named.items() if weight}
    return {
        "bias": round(float(weights[0]), 3),
        "rules": round(float(weights[1]) / 4, 3),
        "kinds": {name: round(float(weights[2 + at]) / 2, 3) for name, at in INDEX.items()},
        "words": {key: weight for key, weight in named.items() if " " not in key and key[0] != "<"},
        "pairs": {key: weight for key, weight in named.items() if " " in key},
        "early": {key[1:]: weight for key, weight in named.items() if key[0] == "<" and " " not in key},
    }


def as_model(data: dict[str, Any]) -> Model:
    """Return the model that the program makes of ``data``."""
    table: dict[str, tuple[float, dict[str, float] | None]] = {
        word: (weight, None) for word, weight in data["words"].items()
    }
    for pair, weight in data["pairs"].items():
        before, word = pair.split(" ")
        alone, pairs = table.get(word, (0.0, None))
        table[word] = (alone, {**(pairs or {}), before: weight})
    return Model(
        data["bias"], data["rules"], tuple(data["kinds"].get(name, 0.0) for name in INDEX), table, data["early"]
    )


def train(
    labelled: Sequence[Row], unlabelled: Sequence[Row], others: Sequence[Row], most: int = 3000
) -> dict[str, Any]:
    """Return a model as data, trained on these rows."""
    columns = vocabulary(unlabelled, general_words(unlabelled, others))
    columns = pruned(fit(labelled, unlabelled, columns), columns, unlabelled, most)
    return as_data(fit(labelled, unlabelled, columns), columns)


def weigher_of(data: dict[str, Any]) -> Weigher:
    """Return what weighs sentences with the model ``data``."""
    return Weigher(load_pack("en"), as_model(data))


def load(folder: str, name: str) -> list[Row]:
    """Return the rows of a file of the corpus."""
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def own_labels(unlabelled: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the sentences and the paragraphs that this project labelled, with their text; borderline ones left out."""
    texts = {row["id"]: row for row in unlabelled}
    paragraphs: dict[str, list[str]] = {}
    for row in unlabelled:
        paragraphs.setdefault(row["id"].rpartition(":")[0], []).append(row["text"])
    sentences, wholes = [], []
    with open(LABELS, encoding="utf-8") as file:
        for kind, name, label in (line.split() for line in file if not line.startswith("#")):
            if label in ("Y", "N") and kind == "sentence":
                sentences.append({**texts[name], "gold": label})
            elif label in ("Y", "N"):
                wholes.append({"id": name, "text": " ".join(paragraphs[name]), "gold": label})
    return sentences, wholes


def data_of(folder: str) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """Return labelled sentences, labelled paragraphs, all sentences of the report, and sentences of other texts."""
    unlabelled = load(folder, "uk-inquiry.dev.jsonl")
    sentences, paragraphs = own_labels(unlabelled)
    labelled = [row for row in load(folder, "gold-sentences.dev.jsonl") if row["gold"] in "YN"] + sentences
    wholes = [row for row in load(folder, "gold-paragraphs.dev.jsonl") if row["gold"] in "YN"] + paragraphs
    return labelled, wholes, unlabelled, load(folder, "wikipedia.dev.jsonl") + load(folder, "plos.dev.jsonl")


ABOUT = {
    "model": "Whether an English sentence of a report states a claim: weights of a logistic regression.",
    "data": "Sentences of the Leveson Inquiry report (2012), parts A, B, D, F to J, marked for whether they carry a "
    "citation, and those of them that were labelled by hand (gold-sentences.dev.jsonl of the corpus and "
    "benchmarks/claims-labels.tsv). Words: also English Wikipedia and PLOS, to leave out those of one subject.",
    "date": "2026-11-22",
    "trained-by": "benchmarks/train_claims.py",
    "licence": "MIT, as the program. Contains public sector information licensed under the Open Government Licence "
    "v3.0; single words and pairs of words only, none of them a name.",
}


def main(arguments: list[str]) -> int:
    """Train on everything and write the file."""
    corpus = os.environ.get("CITECHECK_CORPUS") or os.path.join(os.path.dirname(ROOT), "shared", "corpus")
    folder = os.path.join(arguments[0] if arguments else corpus, "claims")
    labelled, _, unlabelled, others = data_of(folder)
    data = train(labelled, unlabelled, others)
    from claims import figures_by_document

    about = {**ABOUT, "sentences": f"{len(labelled)} labelled, {len(unlabelled)} in all"}
    about["figures"] = "leaving one document out: " + figures_by_document(folder)
    text = json.dumps({**about, **data}, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"
    if len(text.encode()) > LARGEST:
        raise ValueError(f"the model has {len(text.encode())} bytes, more than {LARGEST}")
    with open(TARGET, "w", encoding="utf-8") as file:
        file.write(text)
    print(f"wrote {TARGET}: {len(text.encode())} bytes, {len(data['words'])} words, {len(data['pairs'])} pairs")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
