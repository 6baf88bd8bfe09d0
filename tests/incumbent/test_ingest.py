"""From files to answers through the public interface, with the real pipeline."""

import json
from pathlib import Path

import pytest

import incumbent
from incumbent import ingesting
from incumbent.errors import UnknownName
from incumbent.graph.changes import Changes
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from incumbent.ingest.pool import Pool
from incumbent.ingest.task import Recipe
from incumbent.reading import Reading

from .conftest import Run

pytestmark = pytest.mark.usefixtures("one_model")

CONFIRMED = "The Senate on Tuesday confirmed Jane Doe as commissioner of U.S. Customs and Border Protection.\n"
RESIGNED = "Jane Doe resigned on Saturday as commissioner of U.S. Customs and Border Protection.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "first.md").write_text(f"---\ntitle: Doe is in\ndate: 2021-12-08\n---\n{CONFIRMED}", encoding="utf-8")
    (folder / "second.md").write_text(f"---\ntitle: Doe is out\ndate: 2022-11-13\n---\n{RESIGNED}", encoding="utf-8")
    return folder


def quads(place: Path) -> set[str]:
    with incumbent.open(place) as graph:
        return {str(quad) for quad in graph.engine.store if "/graph/runs" not in str(quad.graph_name)}


def test_in_memory(story: Path) -> None:
    graph = incumbent.open(":memory:")
    done = graph.ingest(story)
    assert (done.files, done.articles, done.new, done.failures) == (2, 2, 2, ())
    assert [one.person.label for one in graph.who("CBP commissioner", on="2022-06-01").holders] == ["Jane Doe"]
    assert graph.who("CBP commissioner", on="2022-12-01").holders == ()
    (answer,) = graph.who("CBP commissioner", on="2022-06-01").holders
    assert RESIGNED.strip() in [quote.text for quote in graph.why(answer).quotes]
    assert graph.validate(shapes=False).conforms


def test_again_changes_nothing_and_forgetting_leaves_no_trace(story: Path, tmp_path: Path) -> None:
    place = tmp_path / "s"
    with incumbent.open(place) as graph:
        graph.ingest(story / "first.md")
    before = quads(place)
    with incumbent.open(place) as graph:
        graph.ingest(story / "second.md")
        after = quads(place)
        again = graph.ingest(story)
        assert (again.new, again.claims, len(again.changes)) == (0, 0, 0)
        assert quads(place) == after
        graph.forget("Doe is out")
        assert quads(place) == before
        graph.ingest(story / "second.md")
        graph.forget(str(story / "second.md"))
        with pytest.raises(UnknownName):
            graph.forget(str(story / "second.md"))
    assert quads(place) == before


def test_one_bad_file_does_not_stop_the_others(run: Run, story: Path, tmp_path: Path) -> None:
    (story / "bad.jsonl").write_text(
        '{"text": "Ann Lee was named mayor of Tucson."}\n{"text": "Bob Ray was named mayor of Reno."}\n{"text": \n',
        encoding="utf-8",
    )
    (story / "empty.txt").write_text("", encoding="utf-8")
    store = str(tmp_path / "s")
    done = run("ingest", str(story), "--store", store)
    assert done.exit_code == 1
    assert "4 files, 2 articles" in done.stdout
    assert "bad.jsonl:3" in done.stderr
    assert "empty.txt" in done.stderr
    assert done.stderr.count("error: ") == 2
    assert run("career", "Ann Lee", "--store", store).exit_code == 2


def test_nothing_readable_makes_no_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    done = run("ingest", str(tmp_path / "broken.txt"), "--store", str(tmp_path / "s"))
    assert done.exit_code == 1
    assert not (tmp_path / "s").exists()


def test_a_missing_date_is_a_warning(run: Run, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(RESIGNED, encoding="utf-8")
    done = run("extract", str(tmp_path / "undated.txt"))
    assert done.exit_code == 0
    assert done.stderr.startswith("warning: ")
    dated = run("extract", str(tmp_path / "undated.txt"), "--published", "2022-11-13")
    assert dated.stderr == ""
    record = json.loads(dated.stdout)
    assert (record["article"], record["published"]) == ("undated", "2022-11-13")
    assert record["events"][0]["date"] == "2022-11-12"


def test_outcomes_as_json(run: Run, story: Path, tmp_path: Path) -> None:
    done = json.loads(run("ingest", str(story), "--store", str(tmp_path / "s"), "-f", "json").stdout)
    assert (done["files"], done["new"], done["failures"]) == (2, 2, [])
    assert run("consolidate", "--full", "--store", str(tmp_path / "s")).stdout == "nothing to change\n"
    assert run("validate", "--no-shapes", "--store", str(tmp_path / "s")).exit_code == 0
    assert run("forget", "second", "--store", str(tmp_path / "s")).exit_code == 0


def test_an_unknown_model(run: Run, story: Path, tmp_path: Path) -> None:
    done = run("ingest", str(story), "--model", "xx_none", "--store", str(tmp_path / "s"))
    assert (done.exit_code, "xx_none" in done.stderr, (tmp_path / "s").exists()) == (2, True, False)


def test_a_table_of_ones_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("Northern Ledger Commission\tNLC\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("NLC commissioner Jane Doe resigned on Friday.\n", encoding="utf-8")
    words = ("extract", str(tmp_path / "a.txt"), "--published", "2022-11-13", "--gazetteer", str(tmp_path / "own.tsv"))
    assert run(*words).exit_code == 0
    assert run(*words[:-1], str(tmp_path / "none.tsv")).exit_code == 1


def test_the_workers_are_gone_before_it_consolidates(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pool, alive = Pool(2, Recipe("tests.ingest.poison:build")), list[int]()

    def watched(store: Store, run: object = None) -> Changes:
        alive.append(len(pool._workers))
        return consolidate(store)

    monkeypatch.setattr(ingesting, "consolidate", watched)
    done = ingesting.ingest(lambda: Store.create(":memory:"), pool, Reading([*story.iterdir()], None, lambda _: None))
    assert (done.new, alive) == (2, [0])
