"""Ruling from the command line: one question after the other, and verdict by verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from incumbent.cli.app import app
from incumbent.graph import evidence, runs
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from tests.graph.corpora import report, said

from .conftest import Run

TUESDAY = report("2017-06-21", said("resign", "T. Kay", "CEO", "Acme", date="2017-06-20"), publisher="Seed Courier")
WEDNESDAY = report("2017-06-22", said("resign", "T. Kay", "CEO", "Acme", date="2017-06-21"))
UNSURE = report("2020-01-01", said("appoint", "Ann Roe", "mayor", "Boston", date="2019-12", confidence=0.3))
ALIKE = report("2021-01-01", said("current", "Bo Lind", "governor", "Ohio"))
ALSO = report("2021-02-01", said("current", "B. Lind", "director", "FBI"))
REPORTS = (TUESDAY, WEDNESDAY, UNSURE, ALIKE, ALSO)


@pytest.fixture
def curate(tmp_path: Path) -> Run:
    """Runs ``incumbent`` over a store with a conflict, a claim too unsure, and two names alike."""
    path = tmp_path / "s.store"
    with Store.create(path) as store:
        run = runs.begin(store, "1", "test 1", {})
        for article, claims in REPORTS:
            evidence.add(store, article, claims, "test 1", [runs.used(run, article.id)])
        consolidate(store, run=run)
        runs.end(store, run, "finished", {"new": len(REPORTS)})
    runner = CliRunner(env={"INCUMBENT_STORE": str(path), "COLUMNS": "100"})
    return lambda *words, **more: runner.invoke(app, words, **more)


def claim(which: int) -> str:
    return REPORTS[which][1][0].id


def test_walking_the_queue(curate: Run) -> None:
    keys = "k\nnot the same\na 1\nby the filing\nr\n\n"
    done = curate("review", "--by", "E. Editor", input=keys)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines()[0] == "waiting for a verdict: 1 of identity, 1 of conflict, 1 of claim"
    assert "names alike, nothing shared" in done.stdout
    assert "3 verdicts given" in done.stdout
    assert curate("review").stdout.strip() == "nothing waits for a verdict"
    found = json.loads(curate("review", "list", "-f", "json").stdout)
    assert [(one["kind"], one["by"], one["why"]) for one in found] == [
        ("apart", "E. Editor", "not the same"), ("accept", "E. Editor", "by the filing"), ("reject", "E. Editor", ""),
    ]  # fmt: skip


def test_a_walk_goes_on_after_a_mistake_and_stops_when_told(curate: Run) -> None:
    done = curate("review", input="x\nm\n\ns\nc\nc colour=red\nc date=2019-11\n\n")
    assert "is none of" in done.stderr
    assert "expected FIELD=VALUE" in done.stderr
    assert "no field is called 'colour'" in done.stderr
    assert "2 verdicts given" in done.stdout
    assert "0 verdicts given" in curate("review", input="q\n").stdout
    assert "0 verdicts given" in curate("review", input="").stdout


def test_both_quotes_of_a_conflict_stand_beside_each_other(curate: Run) -> None:
    line = next(line for line in curate("conflicts").stdout.splitlines() if line.startswith("T. Kay"))
    assert line.count("T. Kay: resign, CEO, Acme") == 2
    assert "claim/" + claim(0) in curate("conflicts").stdout


def test_a_verdict_settles_a_conflict_and_says_so(curate: Run) -> None:
    done = curate("review", "reject", claim(1), "--why", "a slip")
    assert "settled: conflict of end date, CEO, Acme" in done.stdout
    assert "[..2017-06-20]/2017-06-20" in done.stdout
    assert curate("conflicts").stdout.strip() == "0 conflicts"
    verdict = done.stdout.split()[2]
    assert "born: conflict of end date" in curate("review", "undo", verdict[:8]).stdout
    assert curate("conflicts").stdout.startswith("1 conflict\n")


def test_posts_and_organizations_are_merged_and_parted(curate: Run) -> None:
    assert "given" in curate("review", "merge", "Ohio", "Boston").stdout
    assert "governor, Ohio" in curate("who", "governor Ohio", "--on", "2021-01-01").stdout
    assert "Ann Roe, mayor" in curate("timeline", "organization/ohio").stdout
    assert "given" in curate("review", "merge", "post/governor--ohio", "post/mayor--ohio").stdout
    assert "Ann Roe" in curate("succession", "governor, Ohio").stdout
    last = json.loads(curate("review", "list", "-f", "json").stdout)
    for one in last[::-1]:
        assert curate("review", "undo", one["id"]).exit_code == 0
    assert "Ann Roe" in curate("succession", "mayor, Boston").stdout


def test_an_organization_is_renamed_and_dissolved(curate: Run) -> None:
    assert curate("review", "rename", "Acme", "Apex Holdings", "--on", "2018").exit_code == 0
    assert "Apex Holdings" in curate("timeline", "Acme").stdout
    done = curate("review", "dissolve", "FBI", "--on", "2022-03-31")
    assert "closed: B. Lind, director, Federal Bureau of Investigation" in done.stdout
    assert "2022-03-31" in done.stdout


def test_a_fact_is_added_and_corrected(curate: Run) -> None:
    words = ("person=Cy Poe", "post=mayor", "organization=Boston", "start=2020-05-01")
    done = curate("review", "add", *words, "--quote", "Cy Poe, mayor since May 1, 2020", "--source", "City register")
    assert "opened: Cy Poe, mayor, Boston [2020-05-01/..]" in done.stdout
    assert "City register" in curate("why", "Cy Poe").stdout
    done = curate("review", "correct", claim(2), "date=2019-11-30")
    assert "2019-11-30" in done.stdout
    assert "seats" in curate("review", "seats", "mayor, Boston", "2").stdout
    assert "given" in curate("review", "accept", "claim/" + claim(0)).stdout


def test_verdicts_go_through_a_file(curate: Run, tmp_path: Path) -> None:
    curate("review", "reject", claim(1))
    file = tmp_path / "verdicts.jsonl"
    assert curate("review", "export", str(file)).exit_code == 0
    (verdict,) = [json.loads(line) for line in file.read_text().splitlines()]
    assert verdict["kind"] == "reject"
    curate("review", "undo", curate("review", "list", "-f", "json").stdout.split('"')[3])
    assert curate("review", "list").stdout.strip() == "no verdicts"
    assert "settled" in curate("review", "import", str(file)).stdout
    assert curate("review", "import", str(file)).stdout.strip() == "no new verdicts"
    assert curate("review", "export").stdout == file.read_text()


@pytest.mark.parametrize(
    "words",
    [
        ("merge", "Acme"),
        ("merge", "Acme", "Acme"),
        ("merge", "Acme", "Ann Roe"),
        ("merge", "Acme", "Nobody At All"),
        ("apart", "Acme", "Ohio", "Boston"),
        ("reject", "0" * 32),
        ("correct", claim(0), "colour=red"),
        ("correct", claim(0), "date=2022-13-01"),
        ("correct", claim(0), "date"),
        ("seats", "Acme", "1"),
        ("seats", "CEO Acme", "--", "-1"),
        ("seats", "CEO Acme", "many"),
        ("rename", "Acme", "Acme Inc."),
        ("dissolve", "Acme", "--on", "next year"),
        ("dissolve", "T. Kay", "--on", "2020"),
        ("add", "person=Cy Poe", "--quote", "x", "--source", "y"),
        ("add", "person=Cy Poe", "post=mayor", "type=vanish", "--quote", "x", "--source", "y"),
        ("add", "person=Cy Poe", "post=mayor", "start=soon", "--quote", "x", "--source", "y"),
        ("undo", "nothing"),
        ("import", "nowhere.jsonl"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_ruled_is_said_in_one_sentence(curate: Run, words: tuple[str, ...]) -> None:
    done = curate("review", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(("error: ", "Usage: "))
    assert "Traceback" not in done.stderr
    assert curate("review", "list").stdout.strip() == "no verdicts"


@pytest.mark.parametrize("line", ["no verdict", '{"kind": "seats"}', '{"kind": "reject", "by": "E", "given": "x"}'])
def test_a_broken_file_of_verdicts_gives_none(curate: Run, tmp_path: Path, line: str) -> None:
    curate("review", "reject", claim(1))
    whole = curate("review", "export").stdout.replace("reject", "accept")
    file = tmp_path / "verdicts.jsonl"
    file.write_text(whole + line + "\n")
    done = curate("review", "import", str(file))
    assert (done.exit_code, "line 2" in done.stderr) == (2, True)
    assert len(curate("review", "export").stdout.splitlines()) == 1


def test_the_feed_lists_what_came_after_a_run(curate: Run) -> None:
    first = curate("runs").stdout.split()[0]
    assert curate("changes", "--since-run", first).stdout.strip() == "nothing has changed since"
    curate("review", "reject", claim(1))
    done = curate("changes", "--since-run", first)
    assert "settled: conflict of end date, CEO, Acme" in done.stdout
    entries = [json.loads(line) for line in curate("changes", "--since-run", first, "-f", "json").stdout.splitlines()]
    assert {entry["kind"] for entry in entries} == {"settled", "moved"}
    assert {entry["run"] for entry in entries} == {curate("runs").stdout.splitlines()[1].split()[0]}
    assert curate("changes", "--since-run", "nothing").exit_code == 2
    assert curate("changes").exit_code == 2


def test_forgetting_an_article_takes_its_traces_out_of_the_feed(curate: Run) -> None:
    first = curate("runs").stdout.split()[0]
    curate("review", "accept", claim(2))
    assert "Ann Roe" in curate("changes", "--since-run", first).stdout
    assert curate("forget", UNSURE[0].id).exit_code == 0
    assert "Ann Roe" not in curate("changes", "--since-run", first).stdout
