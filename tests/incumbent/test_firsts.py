"""Firsts from the text to the answers, on the command line and on the pages, with the real pipeline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import incumbent
from incumbent.web import app
from incumbent.web.settings import Settings

from .conftest import Run

pytestmark = pytest.mark.usefixtures("one_model")

PLAIN = "Ada Brook was sworn in as director of the Mint Bureau on 4 March 2024."
LEADS = "Brook is the first woman to lead the Mint Bureau."
SERVES = "Cyrus Hale said that Brook was the first Vermonter to serve as director of the Mint Bureau."
MAY = "Brook would be the first openly gay governor of Oregon."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    text = tmp_path / "oath.md"
    text.write_text(f"---\ntitle: At the Mint\ndate: 2024-03-05\n---\n{PLAIN}\n\n{LEADS} {SERVES}\n\n{MAY}\n", "utf-8")
    with incumbent.open(tmp_path / "s") as graph:
        graph.ingest(text)
    return tmp_path / "s"


@pytest.fixture
def client(place: Path) -> Iterator[TestClient]:
    with TestClient(app.create(Settings(place)), base_url="http://localhost") as opened:
        yield opened


def quads(place: Path) -> set[str]:
    with incumbent.open(place) as graph:
        return {str(quad) for quad in graph.engine.store if "/graph/runs" not in str(quad.graph_name)}


def test_extract_and_ingest_find_the_same(run: Run, place: Path) -> None:
    told = json.loads(run("extract", str(place.parent / "oath.md")).stdout)["firsts"]
    kept = json.loads(run("career", "Ada Brook", "--store", str(place), "-f", "json").stdout)["firsts"]
    assert [one["evidence"] for one in told] == [one["text"] for one in kept] == [LEADS, SERVES, MAY]
    assert [one["kind"] for one in told] == [one["kind"] for one in kept]
    assert [(one["realis"], one["speaker"]) for one in kept] == [
        ("actual", None), ("actual", "Cyrus Hale"), ("possible", None),
    ]  # fmt: skip


def test_again_changes_nothing_and_forgetting_leaves_no_trace(place: Path) -> None:
    before = quads(place)
    assert sum("#FirstStatement" in quad for quad in before) == 3
    with incumbent.open(place) as graph:
        assert graph.ingest(place.parent / "oath.md").new == 0
    assert quads(place) == before
    with incumbent.open(place) as graph:
        graph.forget("At the Mint")
    assert not quads(place)


def test_two_processes_write_the_same(place: Path, tmp_path: Path) -> None:
    with incumbent.open(tmp_path / "other") as graph:
        graph.ingest(tmp_path / "oath.md", jobs=2)
    one, two = ({quad for quad in quads(each) if "/first/" in quad} for each in (place, tmp_path / "other"))
    assert one == two
    assert one


def test_a_career_on_the_command_line(run: Run, place: Path) -> None:
    shown = run("career", "Ada Brook", "--store", str(place)).stdout
    assert "called the first" in shown
    assert f"the first woman to lead the Mint Bureau, says the author (At the Mint, 2024-03-05): “{LEADS}”" in shown
    assert "says Cyrus Hale" in shown
    assert "the first openly gay governor of Oregon (possible)" in shown


def test_why_of_a_holder_shows_those_on_the_post(run: Run, place: Path) -> None:
    words = ("why", "director of the Mint Bureau", "--on", "2024-03-04", "--store", str(place))
    shown = run(*words).stdout
    assert LEADS in shown
    assert SERVES in shown
    assert MAY not in shown
    as_data = json.loads(run(*words, "-f", "json").stdout)
    assert [one["text"] for one in as_data["quotes"]] == [PLAIN]
    assert [one["text"] for one in as_data["firsts"]] == [LEADS, SERVES]


def test_the_named_query(run: Run, place: Path) -> None:
    listed = run("query", "firsts", "--store", str(place), "-f", "csv").stdout.splitlines()
    assert len(listed) == 4
    assert listed[0].startswith("first,person,personLabel,personName,title,organizationName,kind,realis,quote,from,to,")
    assert "firsts" in run("queries").stdout


def test_the_page_of_a_person(client: TestClient) -> None:
    shown = client.get("/person/ada-brook").text
    assert "Called the first" in shown
    assert LEADS in shown
    assert "said by Cyrus Hale" in shown
    assert shown.count("entry greyed") == 1
    assert shown.index("the first openly gay governor of Oregon") > shown.index("entry greyed")
    twin = client.get("/person/ada-brook?format=json").json()
    assert [one["text"] for one in twin["firsts"]] == [LEADS, SERVES, MAY]
    assert twin["firsts"][1]["article"]["label"] == "At the Mint"


def test_the_address_of_a_first(client: TestClient) -> None:
    iri = client.get("/person/ada-brook?format=json").json()["firsts"][0]["iri"]
    path = "/" + iri.partition("example/")[2]
    answer = client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/person/ada-brook#{path[1:].replace('/', '-')}")
    assert f'id="{path[1:].replace("/", "-")}"' in client.get("/person/ada-brook").text
    assert client.get("/first/00000000000000000000000000000000").status_code == 404
