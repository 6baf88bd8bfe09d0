"""The SPARQL 1.1 Protocol, request by request."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from incumbent.graph.store import Store
from incumbent.web import app
from incumbent.web.settings import Settings
from incumbent.web.sparql.formats import JSON
from incumbent.web.sparql.job import Job
from incumbent.web.sparql.pool import Lanes, OverTimeError, Pool, Worker
from incumbent.web.sparql.worker import run

PEOPLE = "SELECT ?name { ?p skos:prefLabel ?name FILTER(REGEX(?name, '^(Ada|Bo|Cy|Dee) ')) } ORDER BY ?name"
GRAPH = "https://incumbent.example/graph/consolidated"
TYPED = "application/sparql-query"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r }"


def names(answer: bytes) -> list[str]:
    return [row["name"]["value"] for row in json.loads(answer)["results"]["bindings"]]


def test_three_ways_to_ask_give_one_answer(client: TestClient) -> None:
    by_get = client.get("/sparql", params={"query": PEOPLE})
    by_form = client.post("/sparql", data={"query": PEOPLE})
    by_body = client.post("/sparql", content=PEOPLE, headers={"Content-Type": f"{TYPED}; charset=utf-8"})
    assert names(by_get.content) == ["Ada Lark", "Bo Finch", "Cy Wren"]
    assert by_get.content == by_form.content == by_body.content
    assert {answer.status_code for answer in (by_get, by_form, by_body)} == {200}
    assert by_get.headers["content-type"].startswith("application/sparql-results+json")


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        (PEOPLE, "*/*", "application/sparql-results+json"),
        (PEOPLE, "application/json", "application/sparql-results+json"),
        (PEOPLE, "application/sparql-results+xml", "application/sparql-results+xml"),
        (PEOPLE, "text/csv", "text/csv"),
        (PEOPLE, "text/tab-separated-values", "text/tab-separated-values"),
        ("ASK { ?s ?p ?o }", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("CONSTRUCT WHERE { ?s a foaf:Person }", "*/*", "text/turtle"),
        ("CONSTRUCT WHERE { ?s a foaf:Person }", "application/n-triples", "application/n-triples"),
        ("DESCRIBE <https://incumbent.example/person/ada-lark>", "application/ld+json", "application/ld+json"),
        ("DESCRIBE <https://incumbent.example/person/ada-lark>", "application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_formats(client: TestClient, query: str, accept: str, given: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == given
    table = pyoxigraph.QueryResultsFormat.from_media_type(given)
    if table and given != "text/csv":
        pyoxigraph.parse_query_results(answer.content, table)
    elif given != "text/csv":
        triples = pyoxigraph.parse(answer.content, pyoxigraph.RdfFormat.from_media_type(given))
        assert len(list(triples)) >= 3


def test_the_default_graph_is_the_union_unless_graphs_are_named(client: TestClient) -> None:
    count = "SELECT (COUNT(*) AS ?name) {} ".replace("{}", "{ ?s ?p ?o }")
    union = int(names(client.get("/sparql", params={"query": count}).content)[0])
    one = int(names(client.get("/sparql", params={"query": count, "default-graph-uri": GRAPH}).content)[0])
    by_query = count.replace("{ ?s", f"FROM <{GRAPH}> {{ ?s")
    assert 0 < one < union
    assert names(client.get("/sparql", params={"query": by_query}).content) == [str(one)]
    elsewhere = {"query": by_query, "default-graph-uri": "urn:nothing"}
    assert names(client.get("/sparql", params=elsewhere).content) == ["0"], "the request's graphs go before the query's"
    named = {"query": "SELECT DISTINCT ?name { GRAPH ?name { ?s ?p ?o } }", "named-graph-uri": GRAPH}
    assert names(client.get("/sparql", params=named).content) == [GRAPH]
    assert names(client.get("/sparql", params={"query": count, "named-graph-uri": GRAPH}).content) == ["0"]
    posted = client.post(
        "/sparql",
        params={"default-graph-uri": GRAPH},
        content=count,
        headers={"Content-Type": TYPED},
    )
    assert names(posted.content) == [str(one)]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"params": {"query": "SELECT * WHERE {"}}, 400),
        ({"params": {"query": "DELETE WHERE { ?s ?p ?o }"}}, 400),
        ({"params": {"query": "SELECT * { ?s nowhere:x ?o }"}}, 400),
        ({"params": {"nothing": "x"}}, 400),
        ({"params": [("query", PEOPLE), ("query", PEOPLE)]}, 400),
        ({"params": {"query": PEOPLE, "default-graph-uri": "no iri"}}, 400),
        ({"params": "query=%FF"}, 400),
        ({"params": {"update": "DROP ALL"}}, 403),
        ({"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}}, 403),
        ({"params": {"query": PEOPLE}, "headers": {"Accept": "image/png"}}, 406),
        ({"params": {"query": PEOPLE}, "headers": {"Accept": "text/turtle"}}, 406),
        ({"params": {"query": PEOPLE}, "headers": {"Sec-Fetch-Site": "cross-site"}}, 403),
        ({"method": "POST", "data": {"update": "DROP ALL"}}, 403),
        ({"method": "POST", "content": b"DROP ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403),
        ({"method": "POST", "content": b"{}", "headers": {"Content-Type": "application/json"}}, 415),
        ({"method": "POST", "content": b"\xff", "headers": {"Content-Type": TYPED}}, 400),
        ({"method": "POST", "content": b"#" * 1_100_000, "headers": {"Content-Type": TYPED}}, 413),
        ({"method": "PUT", "content": b""}, 405),
        ({"method": "DELETE"}, 405),
        ({"method": "OPTIONS"}, 405),
    ],
)
def test_refusals(client: TestClient, request_: dict[str, object], status: int) -> None:
    answer = client.request(**{"method": "GET", "url": "/sparql"} | request_)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.text.strip()


def test_description(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"].startswith("text/turtle")
    triples = pyoxigraph.parse(answer.content, pyoxigraph.RdfFormat.TURTLE)
    found = {str(triple.predicate).rpartition("#")[2]: triple for triple in triples}
    assert found["endpoint>"].object.value == "http://localhost/sparql"
    assert {"supportedLanguage>", "feature>", "resultFormat>", "defaultDataset>"} <= set(found)
    assert client.get("/sparql", headers={"Accept": "text/html"}, follow_redirects=False).status_code == 303
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_cors_is_off_unless_an_origin_is_named(client: TestClient, store: Path) -> None:
    assert "access-control-allow-origin" not in client.get("/sparql", params={"query": PEOPLE}).headers
    settings = Settings(store, origin="https://reader.example")
    with TestClient(app.create(settings), base_url="http://localhost") as opened:
        answer = opened.get("/sparql", params={"query": PEOPLE}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "https://reader.example"


@pytest.fixture(scope="module")
def narrow(store: Path) -> Iterator[TestClient]:
    settings = Settings(store, seconds=1.5, size=2000, lanes=Lanes(quick=2, slow=1))
    with TestClient(app.create(settings), base_url="http://localhost") as opened:
        yield opened


def test_a_query_is_stopped_at_its_limit_and_the_next_one_answered(narrow: TestClient) -> None:
    begin = time.monotonic()
    answer = narrow.get("/sparql", params={"query": ENDLESS})
    assert answer.status_code == 500
    assert "time limit of 1.5 seconds" in answer.text
    assert time.monotonic() - begin < 4
    assert narrow.get("/sparql", params={"query": PEOPLE}).status_code == 200


def test_nobody_waits_until_a_stopped_query_has_given_its_memory_back(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill = Worker.kill

    async def ask() -> None:
        free = asyncio.Event()

        async def slowly(worker: Worker) -> None:
            await free.wait()
            await kill(worker)

        monkeypatch.setattr(Worker, "kill", slowly)
        pool = Pool(Lanes(quick=1, slow=1), federate=False)
        job = Job(str((store / "current").resolve()), ENDLESS, "text/csv", True, None, None, 0.5, 1000)
        with pytest.raises(OverTimeError):
            await asyncio.wait_for(pool.run(job), 30)
        next_one = asyncio.ensure_future(pool.run(replace(job, query="ASK {}", media_type=JSON, seconds=30)))
        await asyncio.sleep(0.2)
        assert not next_one.done(), "its place is not free as long as its memory is not"
        free.set()
        assert (await next_one).outcome == "done"
        await pool.close()

    asyncio.run(ask())


def test_a_result_has_a_largest_size(narrow: TestClient) -> None:
    answer = narrow.get("/sparql", params={"query": "SELECT * { ?s ?p ?o . ?a ?b ?c }"})
    assert answer.status_code == 500
    assert "2,000 bytes" in answer.text


def test_where_nothing_cuts_a_worker_off_the_word_itself_is_refused() -> None:
    job = Job("", "ASK { ?s ?p 'sErvice' }", "text/csv", True, None, None, 1, 1000)
    assert run(pyoxigraph.Store(), job, trusted=False).outcome == "failed"
    assert run(pyoxigraph.Store(), job, trusted=True).outcome == "done"


def test_a_new_snapshot_is_seen_by_the_next_request(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "store"
    shutil.copytree(store, copy, symlinks=True)
    with TestClient(app.create(Settings(copy)), base_url="http://localhost") as opened:
        assert len(names(opened.get("/sparql", params={"query": PEOPLE}).content)) == 3
        more = b"""PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            <urn:g> { <urn:dee> a <http://xmlns.com/foaf/0.1/Person> ; skos:prefLabel "Dee Swift" }"""
        with Store.open(copy, write=True) as writer:
            writer.apply(add=list(pyoxigraph.parse(more, pyoxigraph.RdfFormat.TRIG)))
        assert names(opened.get("/sparql", params={"query": PEOPLE}).content)[-1] == "Dee Swift"
