"""Loading configuration files: places of faults, the nearest file, overrides."""

import os
from pathlib import Path

import pytest

from citecheck.config.lines import line_of
from citecheck.config.load import load
from citecheck.config.resolve import Options, Resolver, current_date
from citecheck.config.settings import Layer
from citecheck.errors import ConfigError


def _write(folder: Path, text: str, name: str = "citecheck.toml") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\nselect = [\n", 3, "is not valid TOML"),
        ("ignore = []\nselct = []\n", 2, '"selct" is no known key; did you mean "select"?'),
        ('# c\n\n[severity]\nCC1 = "bad"\n', 4, '"severity.CC1" is "bad"'),
        ('select = ["unresolved-markr"]\n', 1, 'names no rule: "unresolved-markr"; did you mean "unresolved-marker"?'),
        ('[severity]\nCC777 = "off"\n', 2, 'names no rule: "CC777"'),
        ("[rules.missing-notelist]\n", 1, 'is no rule name; did you mean "missing-note-list"?'),
        ("[rules.missing-note-list]\neach = 3\n", 2, '"rules.missing-note-list.each" is 3, but must be true or false'),
        ("[rules.missing-note-list]\neech = true\n", 2, 'did you mean "each"?'),
        ("[rules.unused-suppression]\nx = 1\n", 2, "has no options"),
        ('[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["b"]\nignore = ["CCx9"]\n', 5, "names no rule"),
        ('[[suppress]]\nrule = "nope-nope"\npath = "a"\nreason = "r"\n', 2, "names no rule"),
        ('exclude = ["ok", "!"]\n', 1, '"exclude[2]" is no pattern that can be used: "!"'),
        ('[[overrides]]\npaths = ["*a*b*c*d"]\n', 2, "at most three * in a name"),
        ('[files]\n"[z-a]" = "html"\n', 2, "is no pattern that can be used"),
        ("a = " + "[" * 5000 + "\n", 0, "is nested too deep"),
    ],
)
def test_fault_names_file_line_and_key(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = _write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    place = f"{path}:{line}: " if line else f"{path}: "
    assert str(caught.value).startswith(place)
    assert message in str(caught.value)


def test_unreadable_and_undecodable(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: no such file"):
        load(str(tmp_path / "none.toml"))
    (tmp_path / "citecheck.toml").write_bytes(b"select = ['\xff']")
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        load(str(tmp_path / "citecheck.toml"))


def test_pyproject_table_and_its_fault(tmp_path: Path) -> None:
    path = _write(tmp_path, '[tool.citecheck]\nfail-on = "error"\n', "pyproject.toml")
    assert load(path).fail_on == "error"
    _write(tmp_path, '[project]\nname = "x"\n[tool.citecheck]\nfailon = "error"\n', "pyproject.toml")
    with pytest.raises(ConfigError, match=r'pyproject.toml:4: "tool.citecheck.failon" is no known key'):
        load(path)


def test_nearest_file_wins_without_merging(tmp_path: Path) -> None:
    _write(tmp_path, 'fail-on = "error"\nmax-size = 3\n')
    _write(tmp_path / "a", 'fail-on = "info"\n', ".citecheck.toml")
    _write(tmp_path / "a" / "b", "[project]\n", "pyproject.toml")
    resolver = Resolver(Options())
    inner = resolver.of_file(str(tmp_path / "a" / "b" / "doc.md"))
    assert (inner.fail_on, inner.max_size) == ("info", 64)
    assert resolver.of_file(str(tmp_path / "c.md")).fail_on == "error"
    assert Resolver(Options(no_config=True)).of_file(str(tmp_path / "c.md")).fail_on == "warning"
    named = Resolver(Options(config=str(tmp_path / "citecheck.toml"), fail_on="info"))
    assert (named.of_folder("/").fail_on, named.of_folder("/").max_size) == ("info", 3)


def test_first_name_in_a_folder_counts(tmp_path: Path) -> None:
    _write(tmp_path, 'fail-on = "error"\n')
    _write(tmp_path, 'fail-on = "info"\n', ".citecheck.toml")
    assert Resolver(Options()).of_folder(str(tmp_path)).fail_on == "error"


def test_paths_in_a_configuration_are_relative_to_it(tmp_path: Path) -> None:
    path = _write(tmp_path / "a", 'sources = ["s.json"]\nbaseline = "b.json"\n')
    settings = load(path)
    assert settings.sources == (str(tmp_path / "a" / "s.json"),)
    assert settings.baseline == str(tmp_path / "a" / "b.json")


def test_language_and_dialect_by_pattern(tmp_path: Path) -> None:
    _write(tmp_path, 'dialect = "gfm"\n[files]\n"*.inc" = "html"\n"th/**" = { dialect = "pandoc" }\n')
    resolver = Resolver(Options())
    assert resolver.of_file(str(tmp_path / "x" / "a.inc")).language == "html"
    assert resolver.of_file(str(tmp_path / "th" / "a.md")).dialect == "pandoc"
    assert resolver.of_file(str(tmp_path / "a.md")).dialect == "gfm"
    forced = Resolver(Options(dialect="commonmark"))
    assert forced.of_file(str(tmp_path / "th" / "a.md")).dialect == "commonmark"


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "citecheck.toml").write_bytes(b'\xef\xbb\xbffail-on = "error"\n')
    assert load(str(tmp_path / "citecheck.toml")).fail_on == "error"


def test_layer_keeps_what_the_file_says(tmp_path: Path) -> None:
    path = _write(
        tmp_path, 'select = ["CC1"]\nignore = ["CC101"]\n[severity]\nCC1 = "info"\n[claims]\nscope = "sentence"\n'
    )
    expected = Layer(("CC1",), (), ("CC101",), (("CC1", "info"),), {}, {"scope": "sentence"})
    assert load(path).config == expected


@pytest.mark.parametrize(
    ("path", "line"),
    [(("a",), 1), (("b", "c"), 3), (("t", 0, "k"), 5), (("t", 1, "k"), 7), (("t", 1, "none"), 6), (("zz",), 0)],
)
def test_line_of(path: tuple[str | int, ...], line: int) -> None:
    text = 'a = 1\n[b]\n"c" = 2\n[[t]]\nk = 1\n[[t]]\nk = 2\n'
    assert line_of(text, path) == line


def test_date_can_be_set_for_repeatable_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert current_date() == "1970-01-02"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert len(current_date()) == 10


def test_configuration_is_shown_relative_to_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "x = 1\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as caught:
        Resolver(Options()).of_file(os.path.join("sub", "a.md"))
    assert caught.value.path == "citecheck.toml"
