"""What messages quote: words that tell an editor what the claim is."""

import pytest

from citecheck.claims.analysis import Claims
from citecheck.claims.settings import settings_of
from citecheck.claims.wording import describe
from citecheck.readers.read import read


def _reason(sentence: str) -> str:
    text = f"It came.[^1]\n\n{sentence}\n\n[^1]: Minutes, 4 May 2018.\n"
    claims = Claims(read(text.encode(), "report.md", "markdown"), settings_of({"level": "strict"}))
    return describe(claims, claims.open_units[0].sentences[0])


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (
            "The most recent inspection noted that the files had gone.",
            'attribution: "noted" by "The most recent inspection"',
        ),
        ("The home was described by Ms Carter as unsafe.", 'attribution: "was described" by "Ms Carter"'),
        ("According to the council, the home was full.", 'attribution: "According to the council"'),
        ("Referrals rose by 41 per cent in that year.", 'statistic: "41 per"'),
        ("The manager wrote that “nobody had asked the children”.", 'quotation: "nobody had asked the children"'),
        ("The twins were moved to another home.", 'event: "The twins were moved to another home"'),
        ("The council closed the unit on 4 May 2018.", 'event: "The council closed the unit on 4 May"'),
        ("She arrived at the home in the summer of 2018.", 'event: "She arrived at the home"'),
    ],
)
def test_reasons_in_words(sentence: str, reason: str) -> None:
    assert _reason(sentence) == reason


def test_no_reason_is_empty_or_ends_in_an_article() -> None:
    for sentence in (
        "The evidence from several of the areas was clear in 2018.",
        "He told the Inquiry, in May, of it.",
    ):
        words = _reason(sentence)
        assert '""' not in words
        assert not words.endswith((' the"', ' of"', ' of the"'))
