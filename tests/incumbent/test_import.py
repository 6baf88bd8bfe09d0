"""Tables through the command line: evidence beside articles, oddities said, nothing half-written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from incumbent.cli.app import app

TABLE = """tid\tperson\tpost\torg\tstart\tend\tstatus
a1\tAda Byron\tDirector\tMint Bureau\t1990-05-01\t1993-01-02\tserved
a2\tIvo Kalb\tDirector\tMint Bureau\t1993-01-10\t\topen
a3\tMia Ortega\tDirector\tMint Bureau\t1995-02-01\t1999-12-31\tserved
a4\tNo Date\tDirector\tMint Bureau\tsometime\t\tserved
"""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INCUMBENT_STORE", str(tmp_path / "a.store"))
    path = tmp_path / "mint.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def holders(day: str) -> list[str]:
    result = run("who", "Director of the Mint Bureau", "--on", day, "--format", "json")
    assert result.exit_code == 0, result.output
    return [holder["person"]["label"] for holder in json.loads(result.stdout)["holders"]]


def test_import_then_ask(table: Path) -> None:
    result = run("import", table)
    assert result.exit_code == 0
    assert "4 rows, 3 claims, 1 rows without a claim" in result.output
    assert "1 × open end with successor" in result.output
    assert holders("1991-01-01") == ["Ada Byron"]
    assert holders("1993-01-05") == []
    assert holders("1996-01-01") == ["Mia Ortega"]


def test_import_twice_changes_nothing(table: Path) -> None:
    run("import", table)
    assert "0 changes" in run("import", table).output


def test_lint_writes_nothing(table: Path, tmp_path: Path) -> None:
    result = run("import", table, "--lint")
    assert f"{table}:5: unreadable date" in result.output
    assert not (tmp_path / "a.store").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--map", "hat=tid"), 2, "no field is called 'hat'"),
        (("--map", "person=Nobody"), 2, "no column is called 'Nobody'"),
        (("--set", "type"), 2, "expected field=column"),
        (("--format", "csv"), 2, "table or json"),
    ],
)
def test_usage_errors(table: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    result = run("import", table, *words)
    assert (result.exit_code, said in result.output) == (code, True)
    assert not (tmp_path / "a.store").exists()


def test_broken_table_is_named_and_nothing_is_written(table: Path, tmp_path: Path) -> None:
    table.write_text(TABLE + "a5\t1\t2\t3\t4\t5\t6\t7\t8\n", encoding="utf-8")
    result = run("import", table)
    assert result.exit_code == 1
    assert f"{table}:6" in result.output
    assert not (tmp_path / "a.store").exists()
