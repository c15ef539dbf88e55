"""Laws of the check: what stands in the copy is verified, what was changed never is."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.sources.copies.model import CopyText
from citecheck.sources.quotes.index import CopyIndex
from citecheck.sources.quotes.squeeze import squeeze, squeeze_with_places
from citecheck.sources.quotes.verify import verify

WORDS = st.one_of(
    st.sampled_from("the of home child not never panel Nolan 2014 £1.5 12 inter-\nnational m² 5% café ﬁle".split(" ")),
    st.text("abcdefghij", min_size=2, max_size=9),
)
SPACES = st.sampled_from([" ", " ", " ", "\n", ", ", ". ", " – ", " “", "” "])


@st.composite
def texts(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.tuples(WORDS, SPACES), min_size=8, max_size=60))
    return "".join(word + space for word, space in words)


def words_of(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\S+", text))


@given(texts(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_piece_of_the_copy_is_always_verified(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = text[words[first].start() : words[last].end()]
    verdict = verify(quote, CopyIndex(CopyText(text, "text", "t")))
    if len(squeeze(quote)) >= 12:
        assert verdict.kind in ("verified", "ambiguous"), quote
    assert not verdict.changes


@given(texts(), st.data())
@settings(max_examples=300, deadline=None)
def test_a_changed_word_is_never_verified(text: str, data: st.DataObject) -> None:
    words = [match for match in words_of(text) if squeeze(match[0])]
    match = data.draw(st.sampled_from(words))
    instead = st.text("abcdefghij", min_size=1, max_size=9)
    new = data.draw(st.one_of(instead, st.integers(0, 9999).map(str), st.just("")))
    quote = text[: match.start()] + new + text[match.end() :]
    if squeeze(quote, keep_case=True) in squeeze(text, keep_case=True):
        return
    assert verify(quote, CopyIndex(CopyText(text, "text", "t"))).kind not in ("verified", "ambiguous")


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_squeezing_with_places_is_squeezing(text: str) -> None:
    for keep_case in (False, True):
        squeezed, places = squeeze_with_places(text, keep_case=keep_case)
        assert squeezed == squeeze(text, keep_case=keep_case)
        assert len(places) == len(squeezed)
        assert places == sorted(places)
        assert all(0 <= place < len(text) for place in places)


@given(st.text(max_size=400), st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_checked(text: str, quote: str) -> None:
    verify(quote, CopyIndex(CopyText(text, "text", "t")))
    verify(text[: len(text) // 2], CopyIndex(CopyText(text, "text", "t")))
