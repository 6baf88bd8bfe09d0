"""The guide's commands and what they print: python tests/docs/shown.py writes the output anew."""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from incumbent.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide.md"
LINES, WIDTH = 18, 120
"""What is shown of one command at most."""
TYPED = "a 1\nthe company named the day\nq\n"
"""What is typed at the prompts of a command that asks."""
_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Shown:
    """A command line and the lines that the guide shows below it."""

    command: str
    output: tuple[str, ...]


def shown() -> list[Shown]:
    """All of them, in order."""
    return [one for block in _BLOCK.finditer(GUIDE.read_text(encoding="utf-8")) for one in _split(block["body"])]


def _split(body: str) -> Iterator[Shown]:
    for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
        command, *output = part.rstrip("\n").split("\n")
        yield Shown(command, tuple(output))


def prepare(folder: Path) -> None:
    """Lay out in ``folder`` what the guide's commands name."""
    for name in ("seeds", "docs"):
        (folder / name).symlink_to(ROOT / name)


def run(command: str) -> list[str]:
    """What a command prints in the current folder, cut as the guide cuts it."""
    runner = CliRunner(env={"COLUMNS": "100", "INCUMBENT_JOBS": "0"})
    answer = runner.invoke(app, shlex.split(command)[1:], input=TYPED)
    assert answer.exit_code == 0, (command, answer.output)
    lines = [line.rstrip() for line in answer.stdout.rstrip("\n").split("\n")]
    kept = [line if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + "…" for line in lines[:LINES]]
    return kept + ["…"] * (len(lines) > LINES)


def write() -> None:
    """Run every command in a folder of its own, and put what it prints into the guide."""

    def renewed(block: re.Match[str]) -> str:
        parts = [[f"$ {one.command}", *run(one.command)] for one in _split(block["body"])]
        return "```console\n" + "\n".join(line for part in parts for line in part) + "\n```"

    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        os.chdir(folder)
        GUIDE.write_text(_BLOCK.sub(renewed, GUIDE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write()
