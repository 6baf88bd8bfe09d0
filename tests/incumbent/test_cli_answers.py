"""Every question from the command line, in every form."""

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run


def test_who_as_a_table(run: Run) -> None:
    done = run("who", "CBP commissioner", "--on", "2022-06-01")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "commissioner, U.S. Customs and Border Protection on 2022-06-01"
    assert done.stdout.splitlines()[2].split()[:4] == ["Ana", "Reyes", "substantive", "certain"]
    assert done.stderr == ""


def test_who_nobody(run: Run) -> None:
    done = run("who", "CBP commissioner", "--on", "2021-11-30")
    assert (done.exit_code, done.stdout.strip().endswith("nobody known")) == (0, True)


def test_who_as_data(run: Run) -> None:
    words = ("who", "CBP commissioner", "--on", "2022-12-01", "--format")
    holder = json.loads(run(*words, "json").stdout)["holders"][0]
    assert (holder["person"]["label"], holder["standing"], holder["note"]) == (
        "Bo Lindqvist", "possible", "last attested 2022-11-20",
    )  # fmt: skip
    assert holder["tenure"]["latest_end"] is None
    (row,) = csv.DictReader(io.StringIO(run(*words, "csv").stdout))
    assert (row["person"], row["capacity"], row["begin"]) == ("Bo Lindqvist", "acting", "2022-11-12")
    assert run(*words, "tsv").stdout.splitlines()[0].split("\t")[:2] == ["person", "post"]


def test_who_held_what(run: Run) -> None:
    assert "Dan Moreno" in run("who", "--on", "2015-01-01").stdout
    assert "nobody known" in run("who", "--on", "2015-01-01", "--organization", "CBP").stdout


QUESTIONS = {
    "career": ("Reyes",),
    "timeline": ("Orchard",),
    "succession": ("CBP commissioner",),
    "changes": ("--from", "2021-01-01", "--to", "2022-12-31", "--all"),
    "vacancies": (),
    "acting": ("CBP",),
    "conflicts": (),
    "why": ("person/ana-reyes",),
    "stats": (),
    "articles": (),
    "queries": (),
}


@pytest.mark.parametrize("command", QUESTIONS)
def test_forms(run: Run, command: str) -> None:
    words = (command, *QUESTIONS[command])
    table = run(*words)
    assert (table.exit_code, table.stderr) == (0, "")
    assert json.loads(run(*words, "-f", "json").stdout)
    rows = list(csv.reader(io.StringIO(run(*words, "-f", "csv").stdout)))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    lines = run(*words, "-f", "tsv").stdout.splitlines()
    assert {line.count("\t") for line in lines} == {len(rows[0]) - 1}
    assert len(lines) == len(rows)


def test_why_with_a_day(run: Run) -> None:
    told = run("why", "CBP commissioner", "--on", "2022-06-01").stdout
    assert "Ana Reyes, certain" in told
    assert "“Ana Reyes was confirmed in December.”" in told
    assert "Reyes is pressed to go, The Gazette, 2022-11-11, characters 0 to 36, said by the author" in told
    assert "asked to resign" not in told


@pytest.mark.parametrize("thing", ["claim/c2", "tenure/ana-reyes--1", "conflict/reyes", "article/a1", "Reyes"])
def test_why_anything(run: Run, thing: str) -> None:
    assert run("why", thing).stdout.count("characters") >= 1


def test_timeline_draws(run: Run) -> None:
    told = run("timeline", "CBP commissioner", "--width", "70").stdout.splitlines()
    bar = next(line for line in told if line.startswith("Ana Reyes"))
    assert "░" in bar
    assert bar.index("░") < bar.index("█")
    assert any("Bo Lindqvist (acting)" in line for line in told)


def test_query_text_file_and_name(run: Run, tmp_path: Path) -> None:
    text = "SELECT ?name WHERE { ?p a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name LIMIT 1"
    assert run("query", text).stdout.split() == ["name", "Ana", "Reyes"]
    file = tmp_path / "q.rq"
    file.write_text(text, encoding="utf-8")
    assert run("query", str(file), "-f", "csv").stdout.split() == ["name", "Ana", "Reyes"]
    named = run("query", "holders", "-p", "post=CBP commissioner", "-p", "on=2022-06-01", "-f", "csv")
    assert "Ana Reyes" in named.stdout
    assert run("query", "ASK { ?x a inc:Tenure }").stdout == "yes\n"
    assert run("query", "DESCRIBE <https://incumbent.example/person/ana-reyes>").stdout.startswith("@prefix")
    assert run("query", "SELECT ?x WHERE { ?x a inc:Nothing }").stdout == "no rows\n"


def test_queries_shows_the_text(run: Run) -> None:
    assert run("queries", "holders").stdout.startswith("# Who may have held a post")


def test_export(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.graphml"
    assert run("export", "graphml", str(target), "--flat").exit_code == 0
    assert run("export", "csv", f"{tmp_path}/tables").exit_code == 0
    assert "<graphml" in target.read_text(encoding="utf-8")


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout.startswith("incumbent 0.")
    assert "Who held which post" in run("--help").stdout


@pytest.mark.parametrize(("command", "name"), [("career", "Ana Reyes"), ("succession", "CBP commissioner")])
def test_career_and_succession_draw_bars_below_their_rows(run: Run, command: str, name: str) -> None:
    found = run(command, name)
    assert found.exit_code == 0
    assert "certain" in found.stdout.splitlines()[-1]
    assert max(map(len, found.stdout.splitlines()[-3:])) <= 100
    assert "█" in found.stdout or "#" in found.stdout


def test_articles_and_stats_as_known_on_a_day(run: Run) -> None:
    whole, early = (run("articles", *words, "-f", "csv").stdout for words in ((), ("--known-at", "2022-11-11")))
    assert 1 < len(early.splitlines()) < len(whole.splitlines())
    assert run("stats", "--known-at", "2022-11-11").stdout != run("stats").stdout
