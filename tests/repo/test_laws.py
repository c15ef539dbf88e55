"""The laws of the architecture, held against the code itself."""

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest

from citecheck.catalogue.load import BY_NAME, CATALOGUE

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACKAGE = os.path.join(ROOT, "src", "citecheck")

ABOVE = {
    "text": ("compiled",),
    "model": ("text",),
    "errors": (),
    "compiled": (),
    "readers": ("text", "model", "compiled", "sources"),
    "linking": ("text", "model"),
    "sources": ("text", "model", "readers", "linking", "compiled", "errors"),
    "claims": ("text", "model", "linking", "compiled", "sources"),
    "verification": ("text", "model", "linking", "claims", "sources", "compiled", "errors"),
    "export": ("text", "model", "linking", "sources", "verification", "compiled", "errors"),
    "rules": ("text", "model", "linking", "claims", "compiled", "catalogue", "errors", "sources", "verification"),
    "catalogue": ("text", "model", "compiled", "errors", "sources"),
    "config": ("model", "catalogue", "compiled", "errors", "text"),
    "workspace": ("text", "model", "readers", "config", "errors"),
    "engine": (
        "text", "model", "linking", "sources", "rules", "readers", "catalogue", "claims", "compiled", "config",
        "workspace", "errors",
    ),
    "fix": ("text", "model", "engine", "config"),
    "report": (
        "text", "model", "catalogue", "compiled", "engine", "api", "claims", "errors", "config", "linking", "sources",
        "verification",
    ),
    "api": (
        "text", "model", "readers", "engine", "config", "errors", "workspace", "claims", "catalogue", "fix", "linking",
    ),
    "cli": (
        "text", "model", "readers", "engine", "config", "errors", "api", "report", "catalogue", "compiled", "workspace",
        "claims", "fix", "sources", "verification", "export",
    ),
}  # fmt: skip
"""Which packages each package may import; what is missing here is a violation."""


def modules() -> Iterator[str]:
    """Yield the path of every module of the package, generated ones left out."""
    for folder, _, names in os.walk(PACKAGE):
        if os.path.basename(folder) not in ("compiled", "__pycache__"):
            yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith(".py"))


def tree_of(path: str) -> ast.Module:
    with open(path, encoding="utf-8") as file:
        return ast.parse(file.read(), path)


def package_of(path: str) -> str:
    return os.path.relpath(path, PACKAGE).split(os.sep)[0].removesuffix(".py")


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("citecheck."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (name.name.split(".")[1] for name in node.names if name.name.startswith("citecheck."))


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: os.path.relpath(path, PACKAGE))
def test_imports_point_one_way(path: str) -> None:
    package = package_of(path)
    if package in ("__init__", "__main__"):
        return
    allowed = {package, *ABOVE[package]}
    assert set(imported(tree_of(path))) <= allowed


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: os.path.relpath(path, PACKAGE))
def test_modules_and_functions_are_short(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        lines = file.read().count("\n")
    assert lines <= (100 if package_of(path) == "rules" else 400)
    for node in ast.walk(tree_of(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"


def test_the_top_level_is_as_agreed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not listed:
        pytest.skip("not a git checkout")
    top = {line.split("/")[0] for line in listed.splitlines()}
    agreed = {
        *("pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "NOTICE"),
        *(".gitignore", ".gitattributes", ".pre-commit-hooks.yaml", ".ci", "seeds", "rules", "src", "tests", "docs"),
        *("benchmarks", "fuzz"),
    }
    assert top <= agreed, top - agreed


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_a_rule_is_complete(rule) -> None:  # type: ignore[no-untyped-def]
    module = rule.name.replace("-", "_")
    assert os.path.exists(os.path.join(PACKAGE, "rules", module + ".py"))
    assert os.path.exists(os.path.join(ROOT, "docs", "rules", rule.name + ".md"))
    folder = os.path.join(ROOT, "tests", "rules", rule.name)
    kinds = {name.split("-")[0] for name in os.listdir(folder)} if os.path.isdir(folder) else set()
    assert {"bad", "good"} <= kinds, f"no bad and good fixtures in tests/rules/{rule.name}"


def test_every_module_of_rules_has_an_entry() -> None:
    names = {name[:-3].replace("_", "-") for name in os.listdir(os.path.join(PACKAGE, "rules")) if name.endswith(".py")}
    assert names - {"--init--"} == set(BY_NAME)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_messages_used_and_declared_are_the_same(rule) -> None:  # type: ignore[no-untyped-def]
    path = os.path.join(PACKAGE, "rules", rule.name.replace("-", "_") + ".py")
    strings = {
        node.value for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    missing = set(rule.messages) - strings
    with open(os.path.join(ROOT, "rules", f"{rule.id}-{rule.name}.toml"), "rb") as file:
        assert tomllib.load(file)["name"] == rule.name
    assert not missing, f"declared and not used: {missing}"


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_messages_are_in_the_house_style(rule) -> None:  # type: ignore[no-untyped-def]
    for text in rule.messages.values():
        assert not text.endswith("."), text
        assert text[0].islower() or text[0] in '"{', text


def test_generated_files_are_fresh() -> None:
    from citecheck.catalogue.compile import outputs, stale

    assert stale(outputs()) == []


HEAVY = (
    *("jsonschema", "lxml", "click", "socket", "ssl", "http.client", "asyncio", "dataclasses", "pathlib", "tomllib"),
    *("typing", "yaml", "pathspec", "logging", "html.parser", "concurrent.futures", "multiprocessing", "difflib"),
)


def test_a_small_markdown_file_loads_nothing_heavy(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "small.md").write_text("# Report\n\nAttendance fell by 10 percent.[^1]\n\n[^1]: Return, May 2019.\n")
    script = (
        "import sys, atexit\n"
        f"heavy = {HEAVY!r}\n"
        "before = set(sys.modules)\n"
        "loaded = lambda: sorted(name for name in heavy if name in set(sys.modules) - before)\n"
        "atexit.register(lambda: print('LOADED', loaded()))\n"
        "from citecheck.cli import main\n"
        "sys.argv = ['citecheck', 'small.md']\n"
        "main()\n"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "LOADED []" in run.stdout, run.stdout + run.stderr
    assert run.returncode == 0, run.stdout + run.stderr
