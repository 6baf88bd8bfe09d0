"""Pages and queries over a store behind an endpoint elsewhere: the same as over the store itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from incumbent.errors import StoreError
from incumbent.web import app
from incumbent.web.settings import Settings
from incumbent.web.snapshot import Elsewhere

from ...graph import servers
from .conftest import STORY, running
from .test_pages import ADA, PAGES, data, page

PEOPLE = "SELECT ?name { ?p a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name"


@pytest.fixture(scope="module", params=["its own", "oxigraph"])
def far(request: pytest.FixtureRequest, server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    if request.param == "its own":
        with TestClient(app.create(Settings(f"{server}/sparql")), base_url="http://localhost") as opened:
            yield opened
        return
    if not servers.OXIGRAPH:
        pytest.skip("the oxigraph server is not installed")
    with (
        servers.oxigraph(tmp_path_factory.mktemp("oxigraph"), STORY) as address,
        TestClient(app.create(Settings(address)), base_url="http://localhost") as opened,
    ):
        yield opened


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_the_same(client: TestClient, far: TestClient, path: str) -> None:
    assert data(far, path) == data(client, path)
    assert page(far, path).text == page(client, path).text


@pytest.mark.parametrize("query", [PEOPLE, "ASK { ?p a foaf:Person }", "CONSTRUCT WHERE { ?p a foaf:Person }"])
def test_every_query_has_the_same_answer(client: TestClient, far: TestClient, query: str) -> None:
    accept = {"Accept": "application/sparql-results+json, application/n-triples;q=0.9"}
    near, away = (one.get("/sparql", params={"query": query}, headers=accept) for one in (client, far))
    assert away.status_code == 200
    assert away.headers["content-type"] == near.headers["content-type"]
    if "CONSTRUCT" in query:
        assert sorted(away.text.splitlines()) == sorted(near.text.splitlines())
    else:
        assert away.json() == near.json()


def test_queries_that_are_refused(far: TestClient) -> None:
    assert far.get("/sparql", params={"query": "SELECT * {"}).status_code == 400
    assert far.get("/sparql", params={"query": "SELECT * { SERVICE <http://127.0.0.1:9/> {} }"}).status_code == 403
    hidden = far.get("/sparql", params={"query": "SELECT * { ?s ?p 'service' }"})
    assert (hidden.status_code, "SERVICE" in hidden.text) == (500, True)


def test_limits_hold_for_an_endpoint_too(server: str) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r }"
    settings = Settings(f"{server}/sparql", seconds=1.0, size=2000)
    with TestClient(app.create(settings), base_url="http://localhost") as opened:
        begin = time.monotonic()
        assert "time limit of 1 seconds" in opened.get("/sparql", params={"query": endless}).text
        assert time.monotonic() - begin < 3
        assert "2,000 bytes" in opened.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"}).text


def test_an_endpoint_that_goes_away(store: Path) -> None:
    with running(Settings(store)) as address:
        far = TestClient(app.create(Settings(f"{address}/sparql")), base_url="http://localhost")
        assert far.get(ADA).status_code == 200
    assert "Out of reach" in page(far, ADA, 502).text
    assert far.get("/sparql", params={"query": PEOPLE}).status_code == 500
    with pytest.raises(StoreError):
        app.create(Settings(f"{address}/sparql"))


def test_what_is_known_once_is_learnt_anew(server: str) -> None:
    elsewhere = Elsewhere(f"{server}/sparql", stale=0.0)
    first = elsewhere.newest()
    for _ in range(100):
        if elsewhere.newest() is not first:
            break
        time.sleep(0.05)
    assert elsewhere.newest() is not first
    assert len(elsewhere.newest().search) == len(first.search)
