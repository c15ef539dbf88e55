"""Profiles: found by the forms that notes show, written by users, refused with a clear sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.errors import ConfigError
from citecheck.sources.grammar.detect import detect, own_profiles, shipped
from citecheck.sources.grammar.parse import parse_note
from citecheck.sources.grammar.profile import template_pattern

STYLES = {
    "grenfell": ["Okafor {Day12/19:23}.", "{ABC00012345/7} page 7.", "Reed {Day13/4:1-9}."],
    "post-office-horizon": ["Ann Other 2nd [WITN00450200] at [3/14].", "Ibid at [4/15].", "[ABCD0000123] at [1/2]."],
    "litvinenko": ["Marlow 9/27", "INQ012345 (page 6)", "Marlow 12/91-92; 13/4"],
    "leveson": [
        "p59, lines 1-2, Ann Other, Transcript-of-Morning-Hearing-3-May-2031.pdf",
        "p12, ibid",
        "p4, para 2, ibid",
    ],
    "iicsa": ["ABC003340_017", "Ann Other 1 October 2020 34/1-5", "ABC003341_002"],
    "us-record": ["ECF No. 12 at 4.", "Reed Dep. 45:2-10.", "Id. at 4."],
    "oscola": ["Reed v Marlow [2012] UKSC 99.", "Reed (n 1) 12.", "Data Act 2031, s 4."],
    "apa": ["Reed, A. (2019). A title. Journal, 3(2), 4-5.", "Okafor, B., & Reed, A. (2020). Other. Press."],
    "vancouver": ["Reed AB, Okafor C. A title. J Med. 2019;3(2):4-5.", "Reed AB. Other. J Med. 2020;4:6-7."],
    "ieee": ["A. Reed, \u201cA title,\u201d J. Tests, vol. 3, no. 2, pp. 4\u20135, Jan. 2019."],
    "generic": ["The figures are rounded.", "He resigned in March."],
}


@pytest.mark.parametrize("name", STYLES)
def test_the_profile_of_notes_is_found(name: str) -> None:
    assert detect(STYLES[name], shipped()).name == name


def test_the_order_of_profiles_does_not_matter() -> None:
    profiles = shipped()
    turned = {name: profiles[name] for name in reversed(profiles)}
    for notes in STYLES.values():
        assert detect(notes, profiles) == detect(notes, turned)


def test_the_same_pair_is_page_and_line_in_a_transcript_and_page_and_paragraph_elsewhere() -> None:
    profile = shipped()["post-office-horizon"]
    spoken, written = parse_note(
        "Transcript, 3/4/2031, A Reed [ABC00012345] at [3/4]; [ABC00012346] at [3/4]", profile
    ).cites
    assert spoken.locators[0].units == ("page", "line")
    assert written.locators[0].units == ("page", "paragraph")


def write(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_profile_of_the_user_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, 'name = "ours"\npair = ["volume", "page"]\nmarks = ["Vol<digits 1-2>/"]\n')
    profile = own_profiles([path])["ours"]
    assert parse_note("Reed 3/14", profile).cites[0].locators[0].units == ("volume", "page")
    assert detect(["Vol3/4", "Vol3/5"], {**shipped(), "ours": profile}).name == "ours"


def test_codes_and_words_of_a_profile_are_read(tmp_path: Path) -> None:
    text = 'name = "ours"\ncodes = ["Akte <digits 2>.<digits 3>"]\nibid = ["ebd"]\n'
    profile = own_profiles([write(tmp_path, text)])["ours"]
    cites = parse_note("Reed Akte 12.345, p. 3; ebd, p. 4", profile).cites
    assert [cite.kind for cite in cites] == ["document", "back-reference"]
    assert [part.value for part in cites[0].parts] == ["Reed", "Akte 12.345"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "no TOML"),
        ('title = "x"', "'name' is a required property"),
        ('name = "ours"\nmarks = ["<digits 1-9999>"]', "is not known"),
        ('name = "ours"\nmarks = ["<digits 1-99>"]', "at most"),
        ('name = "ours"\nmarks = ["<digits 1-5><digits 1-5>"]', "in a row"),
        ('name = "ours"\nmarks = ["<(a+)+>"]', "is not known"),
        ('name = "ours"\nmarks = ["<digits 3"]', "without"),
        ('name = "ours"\ndates = "ydm"', "dates"),
    ],
)
def test_a_broken_profile_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigError, match="own.toml") as caught:
        own_profiles([write(tmp_path, text)])
    assert words in str(caught.value)


def test_a_missing_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        own_profiles([str(tmp_path / "none.toml")])


@pytest.mark.parametrize(
    "template", [each for profile in shipped().values() for each in (*profile.codes, *profile.marks)]
)
def test_templates_that_are_shipped_are_sound(template: str) -> None:
    compiled: Callable[[str], str] = template_pattern
    assert compiled(template)
