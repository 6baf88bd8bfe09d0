"""Writing to a server elsewhere leaves what writing to a store here does, also where the server goes away meanwhile."""

from __future__ import annotations

import json
import random
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Literal

import incumbent
from incumbent.errors import StoreError, UnknownName
from incumbent.graph import evidence
from incumbent.graph.consolidate import consolidate
from incumbent.graph.remote import RemoteEngine
from incumbent.graph.remotestore import RemoteStore
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import CONSOLIDATED, CURATION, RUNS, SCHEMA
from incumbent.ingest.flow import OwnHands
from incumbent.ingesting import ingest
from incumbent.reading import Reading
from tests.graph import servers
from tests.graph.corpora import PRESSED, RESIGNED, lines, report, said, store_of
from tests.ingest.poison import Obedient

pytestmark = pytest.mark.skipif(not servers.OXIGRAPH, reason="oxigraph is not installed")
MANY = [
    report(f"2020-01-{day:02}", said("appoint", f"{name} Roe", "mayor", town, date=f"2019-12-{day:02}"))
    for day in range(1, 13)
    for name, town in (("Ann", "Tucson"), ("Bea", "Boston"))
]


class Server:
    """An Oxigraph server to be killed and started again over the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.at = f"127.0.0.1:{servers.port()}"
        self.address = f"http://{self.at}/query"
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        assert servers.OXIGRAPH
        command = [servers.OXIGRAPH, "serve", "-l", str(self.folder), "-b", self.at]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        RemoteEngine(self.address, tries=7).ask("ASK {}")

    def kill(self) -> None:
        """End it without a word of warning."""
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    server = Server(folder)
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path) as found:
        yield found


def test_it_holds_what_a_store_here_does_and_forgets_as_it_does(server: Server) -> None:
    store = RemoteStore.at(RemoteEngine(server.address))
    for article, claims in (PRESSED, RESIGNED):
        assert evidence.add(store, article, claims, "test 1")
        assert not evidence.add(store, article, claims, "test 1")
    assert store.marked()
    again = RemoteStore.at(RemoteEngine(server.address))  # as after a kill, it finishes what was left
    assert not again.marked()
    assert lines(again) == lines(store_of([PRESSED, RESIGNED]))
    assert evidence.forget(again, PRESSED[0].id)
    consolidate(again)
    assert lines(again) == lines(store_of([RESIGNED]))
    consolidate(again, full=True)
    assert lines(again, CONSOLIDATED) == lines(store_of([RESIGNED]), CONSOLIDATED)


@pytest.mark.fault
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 10))])
def test_a_server_killed_midway_and_started_again(server: Server, seed: int) -> None:
    chance = random.Random(seed)
    store = RemoteStore.at(RemoteEngine(server.address))
    stopped = threading.Event()

    def trouble() -> None:
        for _ in range(2):
            time.sleep(chance.uniform(0.05, 0.4))
            server.kill()
            time.sleep(chance.uniform(0.0, 0.8))
            server.start()
        stopped.set()

    helper = threading.Thread(target=trouble)
    helper.start()
    for article, claims in MANY:
        evidence.add(store, article, claims, "test 1")
        consolidate(store)
    helper.join()
    assert stopped.is_set()
    assert lines(store) == lines(store_of(MANY))


def test_several_values_are_looked_up_in_one_question(server: Server) -> None:
    store, near = RemoteStore.at(RemoteEngine(server.address)), Store.create(":memory:")
    for article, claims in (PRESSED, RESIGNED):
        for one in (store, near):
            evidence.add(one, article, claims, "test 1")
    values = [Literal(article.publisher) for article, _ in (PRESSED, RESIGNED)] + [Literal('no "such"\n one')]
    assert len(near.having(SCHEMA.publisher, values)) == 2
    assert store.having(SCHEMA.publisher, values) == near.having(SCHEMA.publisher, values)
    assert store.having(SCHEMA.publisher, []) == set()


@pytest.mark.fault
def test_a_server_that_stays_away_or_refuses_is_an_error(server: Server) -> None:
    engine = RemoteEngine(server.address)
    with pytest.raises(StoreError, match="an update was refused"):
        engine.update("nonsense")
    server.kill()
    with pytest.raises(StoreError, match="cannot be reached"):
        engine.patient(2).update("CLEAR DEFAULT")


def test_an_ingest_goes_there_and_goes_on_there(server: Server, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text(
        "".join(json.dumps({"id": name, "text": f"{name} Roe mayor Tucson"}) + "\n" for name in ("Ann", "Bo"))
    )
    for new, known in ((2, 0), (0, 2)):
        reading = Reading([news], None, lambda _: None)
        done = ingest(lambda: RemoteStore.at(RemoteEngine(server.address)), OwnHands(Obedient), reading)
        assert (done.new, done.known) == (new, known)
    near = Store.create(":memory:")
    ingest(lambda: near, OwnHands(Obedient), Reading([news], None, lambda _: None))
    far = RemoteStore.at(RemoteEngine(server.address))
    assert lines(far, CONSOLIDATED) == lines(near, CONSOLIDATED) != []
    with incumbent.open(server.address) as graph:
        assert graph.career("Bo Roe")
        assert graph.forget("Bo")
        with pytest.raises(UnknownName):
            graph.career("Bo Roe")


def test_a_table_and_verdicts_by_the_same_calls(server: Server, tmp_path: Path) -> None:
    table = tmp_path / "mayors.csv"
    table.write_text("person,title,organization,status,start\nAnn Roe,mayor,Tucson,current,2020-01-05\n")
    answers, layers = [], []
    for place in (server.address, str(tmp_path / "a.store")):
        with incumbent.open(place) as graph:
            assert graph.import_table(table, published="2021-01-01").claims == 1
            dissolved = graph.dissolve("mayor of Tucson", "2023-05-01")
            renamed = graph.rename("Tucson", "Old Pueblo", on="2022")
            assert [one.kind for one in graph.verdicts()] == ["dissolve", "rename"]
            assert graph.import_verdicts(graph.export_verdicts()).changes.changes == ()
            assert graph.undo(renamed.verdicts[0].id).changes
            assert dissolved.changes
            answers.append((graph.career("Ann Roe"), graph.who("mayor of Tucson", "2020-06-01")))
            with graph.writing() as store:
                layers.append([line for line in lines(store) if str(RUNS) not in line and str(CURATION) not in line])
    assert answers[0] == answers[1]
    assert layers[0] == layers[1]
