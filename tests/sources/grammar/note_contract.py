"""What every parsed note holds, and pieces of notes to make up texts from."""

from citecheck.model.parsed_note import ParsedNote

PIECES = (
    "p59, lines 1-2|; |. See also |ibid|{Day12/3:4}-{Day12/5:6}|{ABC00012345/7}|[WITN00200300] at [29/92] to [30/1]|"
    "Jane Roe |Transcript, |12/03/2019|3 May 2019|May 3, 2019| and |(|)|[|]|{|}|\u201c|\u201d|'|\"|https://www.a.org/b;c(d)|"
    "Smith v Jones |[2008] EWCA Civ 446|(1992) 14 EHRR 153|s 55(1)-(3) of the |Data Act 1998|Hansard, HC Deb |"
    "vol 3, col 4|Cm 12|op cit|(n 4)|supra note 3|above|A-b-C.pdf|, |paras 1, 2 and 3|\u00a7 7|p|pp|-|1-1-1|1999|"
    "Smith, J. (2019). |10.1000/xyz|ECF No. 1|: |\n"
)


def check(text: str, parsed: ParsedNote) -> None:
    """Assert what every parsed note holds."""
    behind = 0
    for cite in parsed.cites:
        assert behind <= cite.start < cite.end <= len(text)
        behind = cite.end
        assert list(cite.parts) == sorted(cite.parts, key=lambda part: part.start)
        spans = sorted(
            [(part.start, part.end) for part in cite.parts] + [(place.start, place.end) for place in cite.locators]
        )
        for start, end in spans:
            assert cite.start <= start < end <= cite.end, (cite, text[start:end])
        for (_, end), (start, _) in zip(spans, spans[1:], strict=False):
            assert end <= start, (cite, spans)
        for place in cite.locators:
            assert len(place.units) == len(place.first) == len(place.last)
    assert all(0 <= start < end <= len(text) for start, end in parsed.unread)
    assert (parsed.form == "empty") == (not parsed.cites)
