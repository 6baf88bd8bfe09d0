"""The endpoint as clients see it that are not ours."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from incumbent.web.settings import Settings
from incumbent.web.sparql.pool import Lanes

from .conftest import running

PEOPLE = """PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name { ?p a foaf:Person ; skos:prefLabel ?name FILTER(REGEX(?name, "^(Ada|Bo|Cy|Dee) ")) } ORDER BY ?name"""
NAMES = ["Ada Lark", "Bo Finch", "Cy Wren"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r }"


def test_rdflib(server: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server}/sparql"))
    assert [str(row[0]) for row in graph.query(PEOPLE)] == NAMES
    ada = rdflib.URIRef("https://incumbent.example/person/ada-lark")
    label = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert str(graph.value(ada, label)) == "Ada Lark"
    assert (ada, label, rdflib.Literal("Ada Lark")) in graph


def test_sparqlwrapper(server: str) -> None:
    wrapper = SPARQLWrapper(f"{server}/sparql")
    wrapper.setQuery(PEOPLE)
    wrapper.setReturnFormat(JSON)
    for method in ("GET", POST):
        wrapper.setMethod(method)
        found = wrapper.query().convert()
        assert [row["name"]["value"] for row in found["results"]["bindings"]] == NAMES
    wrapper.setQuery("DESCRIBE <https://incumbent.example/person/ada-lark>")
    wrapper.setReturnFormat(TURTLE)
    assert b"Ada Lark" in wrapper.query().convert()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl(server: str) -> None:
    def curl(*arguments: str) -> str:
        return subprocess.run(["curl", "-sS", *arguments], check=True, capture_output=True, text=True).stdout

    address = f"{server}/sparql"
    assert curl("-H", "Accept: text/csv", "--data-urlencode", f"query={PEOPLE}", address).splitlines()[1:4] == NAMES
    assert "Ada Lark" in curl("-G", "--data-urlencode", f"query={PEOPLE}", address)
    typed = ("-H", "Content-Type: application/sparql-query", "--data-binary", PEOPLE)
    assert len(json.loads(curl(*typed, address))["results"]["bindings"]) == 3
    status = ("-o", "/dev/null", "-w", "%{http_code}")
    assert curl(*status, "-H", "Host: evil.example", address) == "421"


HIDDEN = (
    "SELECT * { SERVICE <http://ELSEWHERE/x> { ?s ?p ?o } }",
    "PREFIX : <http://ELSEWHERE/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <http://ELSEWHERE/> SELECT * { SERVICESILENT:x { ?s ?p ?o } }",
    "PREFIX : <http://ELSEWHERE/> SELECT * { ?s ?p true.SERVICE:x { ?a ?b ?c } }",
    "PREFIX : <http://ELSEWHERE/> SELECT * { OPTIONAL{}SERVICE:x{ ?s ?p ?o } }",
)
"""Calls to another server, all but the first written so that a tokenizer takes them for names."""


def listening(asked: list[str]) -> ThreadingHTTPServer:
    """A server elsewhere that notes what it is asked for."""

    class Notes(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    elsewhere = ThreadingHTTPServer(("127.0.0.1", 0), Notes)
    threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
    return elsewhere


def test_no_query_reaches_another_server_unless_it_may(server: str, store: Path) -> None:
    asked: list[str] = []
    elsewhere = listening(asked)
    queries = [text.replace("ELSEWHERE", f"127.0.0.1:{elsewhere.server_port}") for text in HIDDEN]

    def ask(url: str, query: str) -> int:
        try:
            with urlopen(f"{url}/sparql?{urlencode({'query': query})}", timeout=30) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code

    assert ask(server, queries[0]) == 403
    for query in queries:
        ask(server, query)
    assert asked == []
    with running(Settings(store, service=True)) as url:
        for query in queries:
            ask(url, query)
    assert len(asked) >= len(queries) - 1, "the calls are calls"
    elsewhere.shutdown()
    elsewhere.server_close()


def test_a_query_ends_with_its_client(store: Path) -> None:
    """There is one place for all; it is free again as soon as a client goes away."""
    settings = Settings(store, seconds=60, lanes=Lanes(quick=1, slow=0))
    with running(settings) as url:
        address = f"{url}/sparql?{urlencode({'query': ENDLESS})}"
        for _ in range(2):
            with pytest.raises(TimeoutError):
                urlopen(address, timeout=1)
        with urlopen(f"{url}/sparql?query=ASK%7B%7D") as answer:
            assert b"true" in answer.read()


def test_slow_queries_hurt_nobody(store: Path) -> None:
    """Four endless queries and 40 clients: the clients get right answers, the queries are stopped."""

    def ask(url: str, query: str) -> tuple[int, str]:
        try:
            with urlopen(f"{url}/sparql?{urlencode({'query': query})}", timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    settings = Settings(store, seconds=3, lanes=Lanes(quick=2, slow=1))
    with running(settings) as url, ThreadPoolExecutor(48) as executor:
        barrier = threading.Barrier(44)
        slow = [executor.submit(lambda: (barrier.wait(), ask(url, ENDLESS))[1]) for _ in range(4)]
        quick = [executor.submit(lambda: (barrier.wait(), ask(url, PEOPLE))[1]) for _ in range(40)]
        answers = {future.result() for future in quick}
        stopped = sorted(future.result()[0] for future in slow)
    assert {status for status, _ in answers} == {200}
    assert len(answers) == 1
    assert 500 in stopped
    assert set(stopped) <= {500, 503}
