"""evaluate, from the command line."""

import json
from pathlib import Path

import pytest

from .conftest import Run

EVENT = {
    "type": "resign", "realis": "actual", "person": "Jane Doe", "post": "mayor", "organization": "Tucson",
    "date": "2022-11-12", "agent": None, "evidence": "Jane Doe resigned as mayor of Tucson on Saturday.",
}  # fmt: skip
GOLD = {"article": "a", "published": "2022-11-13", "events": [EVENT], "holdings": []}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "set.gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "a.txt").write_text(f"{EVENT['evidence']}\n", encoding="utf-8")
    return path


def test_against_itself_everything_is_right(run: Run, gold: Path) -> None:
    done = run("evaluate", str(gold), "--found", str(gold), "-f", "json")
    figures = {row["name"]: row for row in json.loads(done.stdout)["figures"] if row["group"] == "criterion"}
    assert (figures["event full"]["f1"], figures["date recall"]["recall"]) == (1.0, 1.0)


def test_errors_won_and_lost(run: Run, gold: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_text(json.dumps(GOLD | {"events": []}), encoding="utf-8")
    done = run("evaluate", str(gold), "--found", str(nothing), "--compare", str(gold), "--errors").stdout
    assert "articles: 1, errors in events: 1, won: 0, lost: 1" in done
    assert "Jane Doe resigned as mayor of Tucson" in done
    assert "lost: a: resign, actual, Jane Doe, mayor, Tucson, 2022-11-12" in done


@pytest.mark.usefixtures("one_model")
def test_texts_are_read_beside_the_gold(run: Run, gold: Path) -> None:
    done = run("evaluate", str(gold))
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].startswith("articles: 1")


def test_what_is_not_there(run: Run, gold: Path, tmp_path: Path) -> None:
    assert run("evaluate", str(tmp_path / "none.jsonl")).exit_code == 2
    assert run("evaluate", str(gold), "--text", str(tmp_path / "none")).exit_code == 2
    (tmp_path / "broken.jsonl").write_text("{", encoding="utf-8")
    broken = run("evaluate", str(tmp_path / "broken.jsonl"), "--found", str(gold))
    assert (broken.exit_code, "broken.jsonl:1" in broken.stderr) == (1, True)
