"""What the documentation shows is true: its console sessions, its configurations, its links."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest

from citecheck.config.load import settings_of

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"] + sorted(
    os.path.relpath(os.path.join(folder, name), ROOT)
    for folder, _, names in os.walk(os.path.join(ROOT, "docs"))
    for name in names
    if name.endswith(".md")
)
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _text(page: str) -> str:
    with open(os.path.join(ROOT, page), encoding="utf-8") as file:
        return file.read()


def _blocks(language: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for match in _FENCE.finditer(_text(page)):
            if match[1] == language:
                yield page, match[2]


def _sessions() -> list[tuple[str, str, str]]:
    """Return (page, command, expected output) of every ``$ citecheck`` in a console block."""
    found = []
    for page, block in _blocks("console"):
        for session in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = session.partition("\n")
            found.append((page, command, output))
    return found


@pytest.mark.parametrize(("page", "command", "expected"), _sessions())
def test_console_sessions_print_what_is_shown(page: str, command: str, expected: str) -> None:
    """A line ``...`` in the page stands for any lines."""
    words = shlex.split(command)
    assert words[0] == "citecheck"
    run = subprocess.run(
        [sys.executable, "-m", "citecheck", *words[1:]],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"},
        check=False,
    )
    pattern = re.escape(expected.strip()).replace(re.escape("..."), r"[^\x00]*?")
    assert re.fullmatch(pattern, (run.stdout + run.stderr).strip()), run.stdout + run.stderr


def test_there_are_sessions() -> None:
    assert len(_sessions()) >= 3


@pytest.mark.parametrize(("page", "text"), list(_blocks("toml")))
def test_configurations_are_valid(page: str, text: str) -> None:
    settings_of(tomllib.loads(text), "citecheck.toml")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    folder = os.path.dirname(os.path.join(ROOT, page))
    prose = _FENCE.sub("", _text(page))
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", prose):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert os.path.exists(os.path.join(folder, target)), f"{page} links to {target}"
