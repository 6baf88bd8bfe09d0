"""What users get wrong: one sentence on standard error, and the exit code."""

from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("who", "grand vizier of Agrabah", "--on", "2022-06-01"), "no post is called 'grand vizier of Agrabah'"),
        (("who", "CBP commissioner", "--on", "2022-13-01"), "'2022-13-01' is no date"),
        (("who", "CBP commissioner"), "--on is missing"),
        (("who", "CBP commissioner", "--on", "2022-06-01", "--organization", "CBP"), "not both"),
        (("career", "Nobody Atall"), "no person is called"),
        (("changes", "--from", "2022-02-01", "--to", "2022-01-01"), "comes after"),
        (("query", "nothing.rq"), "nothing.rq: this is no SPARQL"),
        (("query", "SELECT ?x WHERE { ?x"), "cannot be parsed"),
        (("query", "DELETE WHERE { ?s ?p ?o }"), "no SPARQL query"),
        (("query", "holders", "-p", "post=CBP commissioner"), "needs the parameter 'on'"),
        (("query", "holders", "-p", "post"), "NAME=VALUE"),
        (("query", "ASK { ?x ?y ?z }", "-p", "x=1"), "only a named query"),
        (("queries", "nothing"), "no query called 'nothing'"),
        (("export", "doc", "out"), "no format 'doc'"),
        (("ingest", "no-such-file.txt"), "no-such-file.txt: no such file or folder"),
        (("extract", "no-such-file.txt"), "no-such-file.txt: no such file or folder"),
        (("forget", "nothing like it"), "no article in this store"),
    ],
)
def test_asked_wrongly(run: Run, words: tuple[str, ...], complaint: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1 or "cannot be parsed" in done.stderr


def test_ambiguous_names_are_listed(run: Run) -> None:
    done = run("career", "Moreno")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[1:] == ["  Carla Moreno (person/carla-moreno)", "  Dan Moreno (person/dan-moreno)"]


@pytest.mark.parametrize("words", [("who", "x", "--format", "yaml", "--on", "2022-01-01"), ("changes",), ("nonsense",)])
def test_the_command_line_itself(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_stores_that_are_none(run: Run, tmp_path: Path) -> None:
    missing = run("stats", "--store", str(tmp_path / "none"))
    assert (missing.exit_code, missing.stderr) == (1, f"error: {tmp_path / 'none'}: there is no store\n")
    other = tmp_path / "other"
    other.mkdir()
    assert run("stats", "--store", str(other)).exit_code == 1
    (other / "FORMAT").write_text("incumbent store 99\n", encoding="utf-8")
    told = run("who", "x", "--on", "2022-01-01", "--store", str(other))
    assert told.exit_code == 1
    assert "incumbent store 99" in told.stderr
    assert run("stats", "--store", "ftp://x.example/sparql").exit_code == 2


def test_a_folder_without_articles(run: Run, tmp_path: Path) -> None:
    done = run("ingest", str(tmp_path), "--store", str(tmp_path / "s"))
    assert done.exit_code == 1
    assert "no articles" in done.stderr
    assert not (tmp_path / "s").exists()
