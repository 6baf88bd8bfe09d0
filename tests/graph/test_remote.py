"""The same questions to a server elsewhere, and what becomes of one that fails."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode
from typer.testing import CliRunner

import incumbent
from incumbent.cli.app import app
from incumbent.errors import StoreError, UnknownName, UsageError
from incumbent.graph.engine import LocalEngine
from incumbent.graph.remote import RemoteEngine
from incumbent.graph.vocabulary import BASE
from incumbent.queries import library
from incumbent.questions import Questions

from . import servers

SERVERS = [
    pytest.param(servers.oxigraph, marks=pytest.mark.skipif(not servers.OXIGRAPH, reason="oxigraph is not installed")),
    pytest.param(servers.virtuoso, marks=pytest.mark.skipif(not servers.VIRTUOSO, reason="virtuoso is not installed")),
]
BEYOND_VIRTUOSO = {"vacancies"}
"""What Virtuoso 7.2 cannot compile; the answer to the question comes by other queries."""
ASKED: dict[str, Callable[[Questions], object]] = {
    "who": lambda graph: graph.who("CBP commissioner", "2022-06-01"),
    "nobody": lambda graph: graph.who("CBP commissioner", "2021-11-30"),
    "everyone": lambda graph: graph.everyone("2022-06-01"),
    "at": lambda graph: graph.everyone("2022-06-01", "CBP"),
    "career": lambda graph: graph.career("Reyes"),
    "timeline": lambda graph: graph.timeline("CBP"),
    "succession": lambda graph: graph.succession("Orchard CEO"),
    "changes": lambda graph: graph.changes("2021-01-01", "2022-12-31", realis=None),
    "vacancies": lambda graph: graph.vacancies(),
    "acting": lambda graph: graph.acting("CBP"),
    "conflicts": lambda graph: graph.conflicts(),
    "why": lambda graph: graph.why("CBP commissioner", "2022-06-01"),
    "articles": lambda graph: graph.articles(),
    "stats": lambda graph: graph.stats(),
}


class Local(Questions):
    """The small graph in this process."""

    def __init__(self) -> None:
        store = pyoxigraph.Store()
        store.load(path=str(servers.GRAPH), format=pyoxigraph.RdfFormat.TRIG)
        self._engine = LocalEngine(store)

    @property
    def engine(self) -> LocalEngine:
        return self._engine


@pytest.fixture(scope="module", params=SERVERS)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with request.param(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.mark.parametrize("asked", ASKED)
def test_a_server_answers_as_a_store_does(address: str, asked: str) -> None:
    with incumbent.open(address) as graph:
        assert ASKED[asked](graph) == ASKED[asked](Local())


def test_every_named_query_runs_on_a_server(address: str) -> None:
    far, near = RemoteEngine(address), Local().engine
    beyond = BEYOND_VIRTUOSO if "/sparql" in address else set()
    for name in sorted({*library.names()} - beyond):
        query = library.load(name)
        if all(parameter.optional for parameter in query.parameters):
            rows = [sorted(map(str, row.items())) for row in library.run(far, name)]
            assert sorted(rows) == sorted(sorted(map(str, row.items())) for row in library.run(near, name)), name


def test_bindings_asks_and_triples(address: str) -> None:
    engine = RemoteEngine(address)
    person = NamedNode(f"{BASE}person/ana-reyes")
    query = "SELECT ?p ?name WHERE { ?p skos:prefLabel ?name }"
    assert list(engine.select(query, {"p": person})) == [{"p": person, "name": Literal("Ana Reyes")}]
    assert engine.ask(f"ASK {{ {person} a foaf:Person }}")
    assert [str(one.object) for one in engine.construct(f"CONSTRUCT WHERE {{ {person} skos:prefLabel ?n }}")]
    with pytest.raises(UsageError, match="cannot take the query"):
        list(engine.select("SELECT nonsense"))


def test_from_the_command_line(address: str) -> None:
    done = CliRunner().invoke(app, ["who", "CBP commissioner", "--on", "2022-06-01", "--store", address])
    assert (done.exit_code, "Ana Reyes" in done.output) == (0, True)
    with incumbent.open(address) as graph, pytest.raises(UnknownName):
        graph.who("Lord Mayor of Nowhere", "2022-06-01")


class Broken(BaseHTTPRequestHandler):
    """Answers as the query says: with a number as that status, else with that text, after a while for "slow"."""

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        said = form["query"][0].splitlines()[-1]
        if said == "slow":
            time.sleep(0.5)
        self.send_response(int(said) if said.isdecimal() else 200)
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(said.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def broken() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Broken) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()


@pytest.mark.parametrize(
    ("said", "error", "message"),
    [
        ("400", UsageError, "cannot take the query: 400"),
        ("503", StoreError, "answers 503"),
        ("<html>", StoreError, "no table of results"),
        ("slow", StoreError, "no answer within 0.3 seconds"),
    ],
)
def test_failing_servers(broken: str, said: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        list(RemoteEngine(broken, 0.3).select(said))
    with pytest.raises(error, match=message.replace("table of results", "N-Triples")):
        list(RemoteEngine(broken, 0.3).construct(said))


class Counting(BaseHTTPRequestHandler):
    """Says yes, and counts connections."""

    protocol_version = "HTTP/1.1"
    connections = 0

    def setup(self) -> None:
        Counting.connections += 1
        super().setup()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        said = b'{"head": {}, "boolean": true}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        pass


def test_questions_come_over_one_connection() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Counting) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        engine = RemoteEngine(f"http://127.0.0.1:{server.server_port}/sparql")
        assert all(engine.ask("ASK {}") for _ in range(20))
        server.shutdown()
        engine.close()
    assert Counting.connections == 1


def test_nobody_there_and_nothing_but_questions(tmp_path: Path) -> None:
    nobody = f"http://127.0.0.1:{servers.port()}/sparql"
    with pytest.raises(StoreError, match="cannot be reached"):
        RemoteEngine(nobody).ask("ASK {}")
    with pytest.raises(UsageError, match="has an address"):
        RemoteEngine("ftp://example.org/sparql")
    with incumbent.open(nobody) as graph:
        for act in (graph.dataset, graph.consolidate, lambda: graph.forget("x"), lambda: graph.dump(tmp_path)):
            with pytest.raises((UsageError, StoreError)):
                act()
        with pytest.raises(UsageError, match="store on this machine"):
            graph.restricted(sources=["x"])
