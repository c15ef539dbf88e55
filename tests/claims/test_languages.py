"""The packs of other languages, on sentences written for this project, and how a language is chosen."""

import os

import pytest

from citecheck.claims.analysis import Claims
from citecheck.claims.evidence import reasons, weigh
from citecheck.claims.settings import settings_of
from citecheck.readers.read import read
from citecheck.text.sentences import split_sentences

HERE = os.path.dirname(__file__)


def _rows(language: str) -> list[tuple[str, str]]:
    with open(os.path.join(HERE, f"sentences-{language}.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [(label, text) for label, text in rows]


@pytest.mark.parametrize(("language", "precision", "recall"), [("de", 0.95, 0.9), ("fr", 0.9, 0.9), ("es", 0.95, 0.9)])
def test_labelled_sentences(language: str, precision: float, recall: float) -> None:
    rows = _rows(language)
    assert len(rows) >= 100
    flags = [(weigh(text, language).score >= 0.5, label == "Y") for label, text in rows]
    hits = sum(flag and claim for flag, claim in flags)
    assert hits / sum(flag for flag, _ in flags) >= precision
    assert hits / sum(claim for _, claim in flags) >= recall


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_each_sentence_is_one(language: str) -> None:
    for _, text in _rows(language):
        assert len(split_sentences(text, language)) == 1, text


def test_elided_words_are_found_at_their_place() -> None:
    text = "D'après l'inspection, il manquait 23 dossiers."
    found = [(each.kind, text[each.start : each.end]) for each in reasons(text, weigh(text, "fr"), "fr")]
    assert ("attribution", "D'après") in found
    assert ("finding", "inspection") in found


def test_german_nouns_are_no_names_and_quotations_are_found() -> None:
    text = "Die Leitung schrieb den Eltern, „niemand hat die Kinder je gefragt“."
    found = [(each.kind, text[each.start : each.end]) for each in reasons(text, weigh(text, "de"), "de")]
    assert not [each for each in found if each[0] == "name"]
    assert ("quotation", "„niemand hat die Kinder je gefragt“") in found


GERMAN = (
    "Das Heim wurde im Mai geschlossen.[^1]\n\nDie Prüfung ergab, dass 23 Akten fehlten. Frau Keller sagte, sie sei "
    "zweimal von der Leitung gewarnt worden.\n\n[^1]: Protokoll, 4. Mai 2018.\n"
)


def _uncited(text: str, **claims: object) -> int:
    return len(Claims(read(text.encode(), "report.md", "markdown"), settings_of(claims)).uncited())


def test_the_language_is_named_or_told_by_its_words() -> None:
    assert _uncited(GERMAN) == 1
    assert _uncited("---\nlang: de-AT\n---\n\n" + GERMAN) == 1
    assert _uncited(GERMAN, languages=["en"]) == 0
    assert _uncited("---\nlang: de\n---\n\n" + GERMAN, languages=["en"]) == 0


def test_languages_without_a_pack_are_left_alone() -> None:
    dutch = (
        "Het tehuis werd in mei gesloten.[^1]\n\nUit het onderzoek van 2018 bleek dat 23 dossiers ontbraken. Mevrouw "
        "Jansen zei dat zij twee keer was gewaarschuwd.\n\n[^1]: Notulen, 4 mei 2018.\n"
    )
    assert _uncited(dutch) == 0
    assert _uncited("---\nlang: nl\n---\n\n" + dutch) == 0


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("de", "Am 5. Mai kam Dr. Vogel. Er blieb bis zum 7. Juni.", 2),
        ("de", "Das gilt z. B. für Nr. 4. Die Regel ist alt.", 2),
        ("fr", "M. Lefort est venu. Il a lu l'art. 4 de la loi.", 2),
        ("es", "El Sr. Vidal vino. La Sra. Robles leyó la pág. 4.", 2),
    ],
)
def test_abbreviations(language: str, text: str, sentences: int) -> None:
    assert len(split_sentences(text, language)) == sentences
