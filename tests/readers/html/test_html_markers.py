"""Markers and notes beyond the recipes: raised numbers, lists and ranges, brackets, links that are none."""

import pytest
from pages import marked, page, raws, texts, unresolved, unused

NOTES = "<h2>Notes</h2><ol><li id=n1>One<li id=n2>Two<li id=n3>Three<li id=n4>Four</ol>"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>Shut.<sup>1</sup> Open.<sup>2</sup></p>", ["1", "2"]),
        ("<p>Shut.<sup>[1]</sup></p>", ["[1]"]),
        ("<p>Shut.<sup>1,2</sup> Open.<sup>3</sup></p>", ["1,2", "3"]),
        ("<p>Shut in 2019.<sup>1</sup> In 2020<sup>2</sup> it opened.</p>", ["1", "2"]),
        (
            "<p>Shut.<sup>1</sup> 10<sup>3</sup> m<sup>2</sup>, the 2<sup>nd</sup>, "
            "Lock<sup>TM</sup>, <sup>14</sup>C.</p>",
            ["1"],
        ),
        ("<p>Shut.<sup>1</sup> The <sup>14</sup>C date.</p>", ["1"]),
        ("<p>Shut.<sup>1</sup> x<sup>2</sup> + 5 km<sup>2</sup></p>", ["1"]),
        ("<p>The area is 7 m<sup>2</sup>.</p>", []),
        ("<p>Shut.<a href='#n1'><sup>1</sup></a></p>", ["1"]),
        ("<p>Shut.[<a href='#n1'>1</a>, <a href='#n2'>2</a>]</p>", ["1", "2"]),
        ("<p>Shut [<a href='#n1'>1</a>].</p>", ["[1]"]),
        ("<p>See <a href='#n1'>the first note</a> or <a href='#top'>1</a>.</p>", []),
        ("<nav><a href='#n1'>1</a></nav>", []),
    ],
)
def test_which_are_markers(source: str, shown: list[str]) -> None:
    assert raws(source + NOTES) == shown


def test_ranges() -> None:
    linked = page("<p>Shut.<sup><a href='#n1'>1</a>–<a href='#n4'>4</a></sup> Open.</p>" + NOTES)
    assert linked.blocks[0].text.text == "Shut. Open."
    assert [item.label for marker in linked.markers for item in marker.items] == ["1", "2", "3", "4"]
    assert unused(linked) == []
    apart = page("<p>Shut <sup>1</sup><sup>–</sup><sup>4</sup>.</p>" + NOTES)
    assert {item.key for marker in apart.markers for item in marker.items} == {"1", "2", "3", "4"}
    bracketed = page("<p>Shut <a href='#n1'>[1]</a>–<a href='#n4'>[4]</a>.</p>" + NOTES)
    assert unused(bracketed) == []


def test_places_are_the_shown_words() -> None:
    assert marked("<p>Shut.<sup><a href='#n1'>[1]</a></sup> Open.<sup>2</sup></p>" + NOTES) == ["[1]", "2"]


def test_commas_between_raised_links_are_no_prose() -> None:
    assert texts("<p>Shut.<sup><a href='#n1'>1</a>,<a href='#n2'>2</a></sup></p>" + NOTES)[0] == "Shut."


def test_capture_without_its_notes_keeps_its_markers() -> None:
    document = page("<p>Shut.<a href='#fn1'>1</a> Open.<sup><a href='#x2'>2</a></sup> Dry.<a href='#c3'>[3]</a></p>")
    assert unresolved(document) == ["1", "2", "[3]"]


def test_shown_number_is_the_label_not_the_id() -> None:
    document = page("<p>Shut.<sup><a href='#fn:x'>1</a></sup></p><div class=footnotes><ol><li id='fn:x'>A</ol></div>")
    assert (document.markers[0].items[0].label, document.notes[0].label) == ("1", "1")


def test_inline_notes() -> None:
    source = (
        "<p>Shut.<label for=s1 class='margin-toggle sidenote-number'></label><input "
        "type=checkbox id=s1 class=margin-toggle>"
        "<span class=sidenote>Keeper's <i>diary</i>.</span> Nobody was told.</p>"
    )
    document = page(source)
    assert [block.text.text for block in document.blocks] == ["Shut. Nobody was told.", "", "Keeper's diary."]
    assert [note.kind for note in document.notes] == ["inline"]
    assert [marker.style for marker in document.markers] == ["inline"]
    assert (unresolved(document), unused(document)) == ([], [])


def test_paragraph_numbers_that_link_to_themselves_are_none() -> None:
    assert raws("<p id=p1><a href=#p1 name=p1>1</a> The lock.</p>" + NOTES) == []


def test_duplicate_anchors_stay_two_notes() -> None:
    document = page("<p>a<a href=#fn1>1</a></p><section class=footnotes><ol><li id=fn1>A<li id=fn1>B</ol></section>")
    assert [note.anchors for note in document.notes] == [("fn1",), ("fn1",)]


def test_note_lists_know_their_headings() -> None:
    document = page("<p>a<a href=#fn1>1</a></p><h2>Notes</h2><section class=footnotes><ol><li id=fn1>A</ol></section>")
    heading = document.note_lists[0].heading
    assert document.blocks[heading].text.text == "Notes"


def test_typed_markers_in_a_page() -> None:
    document = page("<p>Shut.[1] Open.[2]</p><h2>References</h2><p>[1] Diary.</p><p>[2] Minutes.</p>")
    assert [marker.raw for marker in document.markers] == ["[1]", "[2]"]
    assert unused(document) == []
