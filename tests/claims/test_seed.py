"""The report page that the project began with: paragraph 24, and nothing else."""

import glob
import os

from citecheck.claims.analysis import Claims
from citecheck.claims.settings import Settings
from citecheck.claims.wording import describe
from citecheck.readers.read import read

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "seeds", "*.txt")


def test_only_paragraph_24_makes_claims_and_cites_nothing() -> None:
    (path,) = glob.glob(SEEDS)
    with open(path, "rb") as file:
        document = read(file.read(), path, "text")
    claims = Claims(document, Settings())
    ((unit, sentences),) = claims.uncited()
    assert document.blocks[unit.unit.pieces[0].block].number == "24"
    first, last = (claims.text_of(each) for each in sentences)
    assert first.startswith("The evidence from several of the case study areas")
    assert last.startswith("We are informed that CAMHS")
    assert describe(claims, sentences[1]) == 'attribution: "are informed"'
    assert [claims.single(code) for code in ("statistic", "quotation", "attribution", "finding", "event")] == [[]] * 5
