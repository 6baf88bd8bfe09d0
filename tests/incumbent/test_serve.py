"""The command ``serve``: it says where it listens, answers there, and stops without a word."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from incumbent.graph.store import Store

INCUMBENT = (sys.executable, "-c", "from incumbent.cli import main; main()")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    Store.create(tmp_path / "store").close()
    return tmp_path / "store"


@pytest.fixture
def served(store: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [*INCUMBENT, "serve", "--store", str(store), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    yield process, process.stderr.readline().split()[0]
    process.kill()
    process.wait()


def test_it_serves_until_it_is_stopped(served: tuple[subprocess.Popen[str], str]) -> None:
    process, url = served
    assert url.startswith("http://127.0.0.1:")
    with urlopen(url) as answer:
        assert "Nobody" not in answer.read().decode()
    with urlopen(f"{url}sparql?query=ASK%20%7B%7D") as answer:
        assert b"true" in answer.read()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--port", "99999"], 2, "--port"),
        (["--allow-origin", "reader.example"], 2, "no origin"),
        (["--host", "203.0.113.7"], 2, "cannot listen there"),
        (["--store", "nowhere"], 1, "nowhere"),
    ],
)
def test_what_cannot_be_served(store: Path, options: list[str], code: int, message: str) -> None:
    command = [*INCUMBENT, "serve", "--store", str(store), *options]
    found = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert found.returncode == code
    assert message in found.stderr
    assert "Traceback" not in found.stderr
