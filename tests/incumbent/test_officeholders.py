"""Questions with known answers, asked of real tables through the command line, each of its own source."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import incumbent
from incumbent.cli.app import app

from . import officeholders
from .officeholders import FILES, FOLDER, Question

SEED = 20240229
WRITTEN = FOLDER / "questions.tsv"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real tables are not there")
slow = pytest.mark.slow


def written() -> list[Question]:
    """The questions of the folder."""
    if not WRITTEN.is_file():
        return []
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        return [_written(cells) for cells in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _written(cells: dict[str, str]) -> Question:
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", cells["date"])] or [date.min]
    answer = tuple(part for part in cells["answer"].split(" | ") if part != "(nobody)")
    person = re.match(r"Who (?:preceded|succeeded) (.+) as ", cells["question"])
    return Question(
        cells["dataset"], cells["kind"], cells["post"], person[1] if person else "",
        days[0], days[-1], answer, _resting(cells["dataset"], cells["evidence"]),
    )  # fmt: skip


def _resting(dataset: str, evidence: str) -> frozenset[str]:
    """The posts of the rows that the answer was made from."""
    ids = set(re.findall(r"[\w-]+-[\w-]+", evidence))
    return frozenset(row.post_id for row in officeholders.rows(dataset) if row.tid in ids)


ASKED = written()
CHANCE = [one for dataset in FILES for one in officeholders.questions(dataset, 2, SEED)] if FOLDER.is_dir() else []
MANY = [one for dataset in FILES for one in officeholders.questions(dataset, 12, SEED)] if FOLDER.is_dir() else []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All rows of the posts that the questions rest on, in one store."""
    folder = tmp_path_factory.mktemp("small")
    for dataset, path in FILES.items():
        wanted = {post for one in (*ASKED, *CHANCE) if one.dataset == dataset for post in one.posts}
        header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        cut = folder / path.name
        cut.write_text(header + "".join(line for line in lines if line.split("\t")[3] in wanted), encoding="utf-8")
        _import(folder / "a.store", cut, dataset)
    return folder / "a.store"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All tables whole in one store."""
    store = tmp_path_factory.mktemp("whole") / "a.store"
    for dataset, path in FILES.items():
        _import(store, path, dataset)
    return store


def _import(store: Path, table: Path, dataset: str) -> None:
    with incumbent.open(store) as graph:
        graph.import_table(table, source=dataset)


@pytest.mark.parametrize("asked", [*ASKED, *CHANCE], ids=str)
def test_answers(small: Path, asked: Question) -> None:
    check(small, asked)


@slow
@pytest.mark.parametrize("asked", [*ASKED, *MANY], ids=str)
def test_answers_from_the_whole_tables(whole: Path, asked: Question) -> None:
    check(whole, asked)


def check(store: Path, asked: Question) -> None:
    if asked.kind in {"holder_on_date", "co_holders", "vacant"}:
        assert _holders(store, asked) == list(asked.answer)
    elif asked.kind == "career":
        for told, meant in zip(_spells(store, asked), asked.answer, strict=True):
            assert told.endswith(meant[meant.index("[") :])
            assert told.startswith(meant[: meant.index("[")].strip())
    else:
        assert _succession(store, asked) == list(asked.answer)


def _holders(store: Path, asked: Question) -> list[str]:
    answer = ask(store, asked, "who", asked.about, "--on", str(asked.since))
    return sorted({one["person"]["label"] for one in answer["holders"] if one["standing"] == "certain"})


def _spells(store: Path, asked: Question) -> Iterator[str]:
    for one in ask(store, asked, "career", asked.about)["tenures"]:
        assert (one["earliest_begin"], one["earliest_end"]) == (one["latest_begin"], one["latest_end"])
        yield f"{one['post']['label']} [{one['earliest_begin']}..{one['latest_end']}]"


def _succession(store: Path, asked: Question) -> list[str]:
    tenures = ask(store, asked, "succession", asked.about)["tenures"]
    if asked.kind == "count_appointed":
        since, until = str(asked.since), str(asked.until)
        came = {one["person"]["iri"] for one in tenures if since <= (one["earliest_begin"] or "") <= until}
        return [str(len(came))]
    names = [one["person"]["label"] for one in tenures]
    step = 1 if asked.kind == "successor" else -1
    return [names[_place(names, asked.person) + step]]


def _place(names: Iterable[str], person: str) -> int:
    return next(at for at, name in enumerate(names) if name == person)


def ask(store: Path, asked: Question, *words: str) -> Any:
    done = CliRunner().invoke(
        app, [*words, "--store", str(store), "--source", asked.dataset, "--format", "json"]
    )
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)
