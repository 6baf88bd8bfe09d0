"""Ingest by the command line: where articles come from, where evidence goes, and how a run ends."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from incumbent import ingesting
from incumbent.cli.app import app
from incumbent.ingest.task import Outcome

pytestmark = pytest.mark.usefixtures("one_model")

STORY = "Jane Doe resigned on Saturday as commissioner of U.S. Customs and Border Protection."
SPANISH = "El jefe de la agencia dimitió el viernes, según dijo, tras una disputa con el gobernador por el presupuesto."


def line(text: str, name: str = "a") -> str:
    return json.dumps({"id": name, "text": text, "published": "2022-11-13"}) + "\n"


class Shell:
    """Runs commands over a store of its own."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "a.store"
        self._runner = CliRunner(env={"INCUMBENT_STORE": str(self.store), "INCUMBENT_JOBS": "0"})

    def __call__(self, *words: object, stdin: str | None = None) -> Result:
        return self._runner.invoke(app, [str(word) for word in words], input=stdin)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_standard_input_patterns_and_packed_files_are_the_same_article(shell: Shell, tmp_path: Path) -> None:
    assert "1 article, 2 new claims" in shell("ingest", "-", stdin=line(STORY)).output
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line(STORY).encode()))
    again = shell("ingest", tmp_path / "*.gz")
    assert (again.exit_code, "(1 known already)" in again.output) == (0, True)
    text = shell("ingest", "-", "--stdin-format", "txt", "--published", "2022-11-13", stdin="Nothing here.")
    assert text.exit_code == 0
    assert shell("ingest", "-", "--stdin-format", "pdf", stdin="x").exit_code == 2
    assert shell("ingest", tmp_path / "*.nothing").exit_code == 1


def test_another_language_is_skipped_and_counted(shell: Shell) -> None:
    done = shell("ingest", "-", stdin=line(SPANISH) + line(STORY, "b"))
    assert "2 articles, 1 not in English" in done.output
    assert "1 foreign" in shell("runs").output


def test_runs_are_listed_and_a_dump_makes_the_store_again(shell: Shell, tmp_path: Path) -> None:
    shell("ingest", "-", stdin=line(STORY))
    (run,) = json.loads(shell("runs", "--format", "json").stdout)
    assert (run["state"], run["counts"]["new"]) == ("finished", 1)
    assert shell("dump", tmp_path / "dump").exit_code == 0
    assert shell("dump", tmp_path / "dump").exit_code == 1
    assert shell("load", tmp_path / "dump", "--store", tmp_path / "b.store").exit_code == 0
    wanted = shell("stats").output
    assert shell("stats", "--store", tmp_path / "b.store").output == wanted


def test_shards_in_place_of_a_store(shell: Shell, tmp_path: Path) -> None:
    assert shell("ingest", "-", "--output", tmp_path / "shards", stdin=line(STORY)).exit_code == 0
    quads = gzip.decompress((tmp_path / "shards" / "00001.nq.gz").read_bytes()).decode()
    assert "Customs and Border Protection" in quads
    assert not shell.store.exists()
    again = shell("ingest", "-", "--output", tmp_path / "shards", stdin=line(STORY))
    assert "(1 known already)" in again.output


def test_the_local_network_is_not_fetched_from(shell: Shell) -> None:
    done = shell("ingest", "http://127.0.0.1:1/")
    assert (done.exit_code, "private address" in done.output) == (1, True)


def test_ctrl_c_keeps_what_is_done_and_exits_with_130(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ingesting.flow

    def stopped(*arguments: object) -> Iterator[Outcome]:
        yield next(whole(*arguments))  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(ingesting, "flow", stopped)
    done = shell("ingest", "-", stdin=line(STORY) + line(STORY + " Again.", "b"))
    assert done.exit_code == 130
    assert "goes on from here" in done.output
    assert "interrupted" in shell("runs").output
    assert "1 new" in shell("runs").output
    monkeypatch.setattr(ingesting, "flow", whole)
    assert "(1 known already)" in shell("ingest", "-", stdin=line(STORY) + line(STORY + " Again.", "b")).output


def test_a_broken_page_alone_leaves_no_store_behind(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "broken.html").write_text("<html><body></body></html>")
    done = shell("ingest", tmp_path / "broken.html")
    assert (done.exit_code, "1 failure" in done.stdout) == (1, True)
    assert "broken.html" in done.stderr
    assert not shell.store.exists()
