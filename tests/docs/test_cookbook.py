"""The cookbook's queries give the results that it shows: in this process, at /sparql, and at another server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pyoxigraph
import pytest
from starlette.testclient import TestClient

import incumbent
from incumbent.web import app
from incumbent.web.settings import Settings

from ..graph import servers
from .recipes import Recipe, lines, recipes, result

RECIPES = recipes()
SELECTED, BUILT = "application/sparql-results+json", "application/n-triples"
Ask = Callable[[str, str], bytes]
"""Gives the answer to a query in a media type."""


def test_there_are_fifteen() -> None:
    assert [one.title.partition(".")[0] for one in RECIPES] == [str(number) for number in range(1, 16)]


def test_store_keeps_every_rule(cookbook_store: Path) -> None:
    with incumbent.open(cookbook_store) as graph:
        report = graph.validate()
    assert report.conforms, str(report)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda one: one.title)
def test_in_process(recipe: Recipe, cookbook_store: Path) -> None:
    with incumbent.open(cookbook_store) as graph:
        assert result(graph.query(recipe.query)) == recipe.result


@pytest.fixture(scope="module")
def own(cookbook_store: Path) -> Iterator[Ask]:
    with TestClient(app.create(Settings(cookbook_store)), base_url="http://localhost") as client:

        def ask(query: str, kind: str) -> bytes:
            answer = client.post("/sparql", data={"query": query}, headers={"Accept": kind})
            assert answer.status_code == 200, answer.text
            return answer.content

        yield ask


@pytest.fixture(scope="module")
def other(cookbook_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    if not servers.OXIGRAPH:
        pytest.skip("the oxigraph server is not installed")
    exported = tmp_path_factory.mktemp("exported") / "all.nq"
    with incumbent.open(cookbook_store) as graph:
        graph.export("nquads", exported)
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph"), exported, "--union-default-graph") as address:

        def ask(query: str, kind: str) -> bytes:
            headers = {"Content-Type": "application/sparql-query", "Accept": kind}
            with urlopen(Request(address, query.encode(), headers)) as answer:
                return bytes(answer.read())

        yield ask


def told(ask: Ask, query: str) -> tuple[str, ...]:
    """The answer over HTTP as the cookbook shows it."""
    if "CONSTRUCT" in query:
        triples = pyoxigraph.parse(ask(query, BUILT), pyoxigraph.RdfFormat.N_TRIPLES)
        return result_of_triples(triples)
    found = json.loads(ask(query, SELECTED))
    names = found["head"]["vars"]
    rows = found["results"]["bindings"]
    return lines(names, [[row[name]["value"] if name in row else "" for name in names] for row in rows])


def result_of_triples(triples: Iterator[pyoxigraph.Quad]) -> tuple[str, ...]:
    spoken = sorted(tuple(str(term) for term in quad.triple) for quad in triples)
    return lines(("subject", "predicate", "object"), spoken)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda one: one.title)
def test_at_the_own_endpoint(recipe: Recipe, own: Ask) -> None:
    assert told(own, recipe.query) == recipe.result


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda one: one.title)
def test_at_the_oxigraph_server(recipe: Recipe, other: Ask) -> None:
    assert told(other, recipe.query) == recipe.result
