"""Which rules run: exactness, layers, severity, overrides."""

from citecheck.catalogue.load import CATALOGUE
from citecheck.catalogue.names import strength, unknown_name
from citecheck.config.settings import Layer, Override, Settings
from citecheck.engine.select import select


def _ids(settings: Settings, path: str = "a.md") -> set[str]:
    return {rule.id for rule, _ in select(settings, path).rules}


def _config(**values: object) -> Settings:
    return Settings(config=Layer(**values))  # type: ignore[arg-type]


DEFAULTS = {rule.id for rule in CATALOGUE if rule.default}


def test_defaults() -> None:
    assert _ids(Settings()) == DEFAULTS
    assert "CC005" not in DEFAULTS


def test_blocks_names_groups_and_all() -> None:
    assert _ids(_config(select=("CC1",))) == {rule.id for rule in CATALOGUE if rule.id.startswith("CC1")}
    assert _ids(_config(select=("cc1xx",))) == _ids(_config(select=("CC1",)))
    assert _ids(_config(select=("CC00",))) == {rule.id for rule in CATALOGUE if rule.id.startswith("CC00")}
    assert _ids(_config(select=("resolution",))) == {rule.id for rule in CATALOGUE if rule.group == "resolution"}
    assert _ids(_config(select=("ALL",))) == {rule.id for rule in CATALOGUE}
    assert _ids(_config(select=("Unresolved-Marker",))) == {"CC101"}
    assert _ids(_config(select=())) == set()


def test_more_exact_name_wins() -> None:
    assert _ids(_config(select=("unresolved-marker",), ignore=("CC1",))) == {"CC101"}
    assert "CC101" not in _ids(_config(select=("CC1",), ignore=("CC101",)))
    assert _ids(_config(select=("CC101",), ignore=("unresolved-marker",))) == set()
    assert _ids(_config(extend_select=("CC005",))) == DEFAULTS | {"CC005"}


def test_command_line_replaces_selection_and_keeps_more_exact_ignores() -> None:
    base = _config(select=("CC2",), ignore=("CC101",))
    assert _ids(base._replace(command=Layer(select=("CC101",)))) == {"CC101"}
    block = _ids(base._replace(command=Layer(select=("CC1",))))
    assert "CC102" in block
    assert "CC101" not in block
    assert "CC201" not in block
    assert "CC201" not in _ids(base._replace(command=Layer(ignore=("CC201",))))


def test_override_holds_for_its_paths_only() -> None:
    settings = Settings(
        root="", overrides=(Override(("minutes/",), Layer(ignore=("CC1",), severity=(("CC2", "info"),))),)
    )
    assert "CC101" in _ids(settings)
    assert "CC101" not in _ids(settings, "minutes/a.md")
    levels = {rule.id: level for rule, level in select(settings, "minutes/a.md").rules}
    assert levels["CC201"] == "info"


def test_severity_by_most_exact_name_and_off() -> None:
    settings = _config(severity=(("CC101", "warning"), ("CC1", "info"), ("CC102", "off")))
    levels = {rule.id: level for rule, level in select(settings, "a.md").rules}
    assert levels["CC101"] == "warning"
    assert levels["CC103"] == "info"
    assert "CC102" not in levels


def test_options_and_claims_of_later_layers_win() -> None:
    settings = Settings(
        config=Layer(rules={"missing-note-list": {"each": False}}, claims={"scope": "backward", "tables": False}),
        command=Layer(rules={"missing-note-list": {"each": True}}, claims={"scope": "sentence"}),
    )
    chosen = select(settings, "a.md")
    assert chosen.options == {"missing-note-list": {"each": True}}
    assert chosen.claims == {"scope": "sentence", "tables": False}


def test_names_that_name_nothing() -> None:
    rule = CATALOGUE[0]
    for name in ("", "CC", "CCX", "CC1234", "CC1a", "zz", "cc 1"):
        assert strength(name, rule) <= 3
    assert unknown_name("CC101") == ""
    assert 'did you mean "unresolved-marker"?' in unknown_name("unresolved_marker")
    assert "lists them" in unknown_name("qqqqqqqq")
