"""The commands in the docs exist, the guide's run on seeds/ in its order, and its Python runs after them."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import incumbent
from incumbent.cli.app import app

from .shown import ROOT, Shown, prepare, run, shown

PAGES = ("README.md", *(f"docs/{name}.md" for name in ("guide", "gephi", "cookbook", "serve", "exports", "model")))
STEADY = 'incumbent who "CBP commissioner"'
"""What other tests hold extraction to as well; the rest of the output may move with it."""
_INLINE = re.compile(r"`incumbent ([a-z]+)")
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)


def commands() -> Iterator[tuple[str, str]]:
    """Every line of the pages that runs the program, with its page."""
    for page in PAGES:
        for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
            words = line.removeprefix("$").strip()
            if words.startswith("incumbent ") and (line.startswith(("$ ", "    ", "incumbent "))):
                yield page, words


@pytest.mark.parametrize(("page", "line"), list(commands()), ids=str)
def test_command_exists(page: str, line: str) -> None:
    root: Any = get_command(app)
    command = root
    _, *words = shlex.split(line, comments=True)
    while words and words[0] in getattr(command, "commands", ()):
        command = command.commands[words.pop(0)]
    with command.make_context(command.name, words):
        assert command is not root


def test_commands_in_the_text_exist() -> None:
    group: Any = get_command(app)
    named = {name for page in PAGES for name in _INLINE.findall((ROOT / page).read_text(encoding="utf-8"))}
    assert named <= set(group.commands)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("guide")
    prepare(made)
    return made


@pytest.fixture(scope="module")
def printed(folder: Path) -> list[tuple[Shown, list[str]]]:
    """Each of the guide's commands with what it prints, all in one store."""
    with chdir(folder):
        return [(one, run(one.command)) for one in shown()]


def test_guide_runs(printed: list[tuple[Shown, list[str]]]) -> None:
    steady = [(one, lines) for one, lines in printed if one.command.startswith(STEADY)]
    assert len(steady) == 3
    for one, lines in steady:
        assert lines == list(one.output), "write it anew: python tests/docs/shown.py"
    assert all(one.output for one, _ in printed)


def test_agents_are_named(printed: list[tuple[Shown, list[str]]]) -> None:
    told = [line for one, lines in printed if " timeline " in one.command for line in lines]
    assert told
    assert not [line for line in told if "mention/" in line]


def test_guide_tells_of_a_conflict_and_of_its_end(printed: list[tuple[Shown, list[str]]]) -> None:
    first, last = (lines for one, lines in printed if one.command == "incumbent conflicts")
    assert any("Travis Kalanick" in line for line in first)
    assert not any("Travis Kalanick" in line for line in last)


@pytest.mark.usefixtures("printed")
@pytest.mark.parametrize("page", ["README.md", "docs/guide.md"])
def test_python_runs(page: str, folder: Path) -> None:
    (code,) = _PYTHON.findall((ROOT / page).read_text(encoding="utf-8"))
    said = io.StringIO()
    with chdir(folder), redirect_stdout(said):
        exec(compile(code, page, "exec"), {})
    assert "Chris Magnus" in said.getvalue()
    assert "certain" in said.getvalue()


def test_python_of_the_exports_runs(cookbook_store: Path, tmp_path: Path) -> None:
    (code,) = _PYTHON.findall((ROOT / "docs" / "exports.md").read_text(encoding="utf-8"))
    with incumbent.open(cookbook_store) as graph, chdir(tmp_path):
        exec(compile(code, "docs/exports.md", "exec"), {"engine": graph.engine})
    assert "Chris Magnus" in (tmp_path / "network.gexf").read_text(encoding="utf-8")
