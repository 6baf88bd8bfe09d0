"""Measure the faces on a large store: pages, the search box, an export, and a storm of clients beside endless queries.

    python benchmarks/faces.py [--tenures 100000] [--seconds 120] [--store FOLDER]

The store is generated, the same on every run, and kept in FOLDER where one is given.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

sys.path.insert(0, str(Path(__file__).parent))

from generated import Shape, generate  # (beside this file)

INCUMBENT = (sys.executable, "-c", "from incumbent.cli import main; main()")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LIMIT = 10
CLIENTS = 50


@dataclass
class Server:
    """A running server: a connection to it, and its process."""

    connection: http.client.HTTPConnection
    pid: int

    def cpu(self) -> float:
        """Milliseconds of processor time that it has taken so far (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(store: Path) -> Iterator[Server]:
    """A running server."""
    command = [*INCUMBENT, "serve", "--store", str(store), "--port", "0", "--time-limit", str(LIMIT)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    address = urlsplit(process.stderr.readline().split()[0]).netloc
    server = Server(http.client.HTTPConnection(address, timeout=120), process.pid)
    begin = time.perf_counter()
    for path in ("/", "/?q=x"):
        get(server.connection, path)
    print(f"ready for everything after {time.perf_counter() - begin:.1f} s")
    try:
        yield server
    finally:
        process.terminate()
        process.wait()


def get(connection: http.client.HTTPConnection, path: str, accept: str = "text/html") -> tuple[int, bytes]:
    """Status and body of one request."""
    connection.request("GET", path, headers={"Accept": accept})
    answer = connection.getresponse()
    return answer.status, answer.read()


def timed(server: Server, name: str, paths: list[str], bound: float | None) -> None:
    """Ask for all paths; print median and 95th percentile in milliseconds, and what of it is the server's own time.

    ``bound`` is what is promised. The two differ where other programs want the processor too.
    """
    get(server.connection, paths[0])
    took, before = [], server.cpu()
    for path in paths:
        begin = time.perf_counter()
        status, _ = get(server.connection, path)
        took.append(1000 * (time.perf_counter() - begin))
        assert status == 200, (path, status)
    own = (server.cpu() - before) / len(paths)
    took.sort()
    promise = f"  (promised: {bound:.0f})" if bound else ""
    print(f"{name:24} median {statistics.median(took):7.1f} ms   p95 {took[int(0.95 * len(took))]:7.1f} ms   "
          f"server's own {own:6.1f} ms{promise}")  # fmt: skip


def pages(server: Server, shape: Shape) -> None:
    """Time one page of each kind."""
    chance = random.Random(1)
    people = [f"/person/{shape.person(chance.randrange(shape.people))}" for _ in range(60)]
    posts = [f"/post/{shape.post(chance.randrange(shape.posts))}" for _ in range(60)]
    bodies = [f"/organization/{shape.organization(chance.randrange(shape.organizations))}" for _ in range(30)]
    words = [f"/?q={quote(shape.name(chance.randrange(shape.people)))}" for _ in range(30)]
    words += [f"/?q=director+{number}" for number in range(30)]
    timed(server, "person", people, 100)
    timed(server, "search", words, 150)
    timed(server, "search with a day", [f"{path}&on=2010-06-01" for path in words], None)
    timed(server, "post", posts, None)
    timed(server, "organization on a day", [f"{path}?on=2010-06-01" for path in bodies], None)
    timed(server, "article", [f"/article/{shape.article(n)}" for n in range(30)], None)
    timed(server, "network of a body", [f"/network?organization={path[1:]}&format=json" for path in bodies], None)
    years = [f"/changes?from={year}-01-01&to={year}-12-31" for year in range(2001, 2011)]
    timed(server, "changes of a year", years, None)
    timed(server, "more of that year", [f"{years[-1]}&page={number}" for number in range(2, 12)], None)
    timed(server, "front page", ["/"] * 5, None)


@dataclass
class Storm:
    """What came back during the storm."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    refused: int = 0
    slowest: float = 0.0
    stopped: list[tuple[int, float]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def client(storm: Storm, address: str, shape: Shape, number: int, until: float) -> None:
    """Ask for things whose answer is known until the time is up."""
    chance = random.Random(number)
    connection = http.client.HTTPConnection(address, timeout=120)
    while time.monotonic() < until:
        who = chance.randrange(shape.people)
        begin = time.monotonic()
        if chance.random() < 0.5:
            status, body = get(connection, f"/person/{shape.person(who)}", "application/json")
            right = status == 200 and json.loads(body)["profile"]["thing"]["label"] == shape.name(who)
        else:
            query = f"SELECT ?name {{ <{shape.base}person/{shape.person(who)}> skos:prefLabel ?name }}"
            status, body = get(connection, f"/sparql?query={quote(query)}", "text/csv")
            right = status == 200 and body.decode().splitlines()[1:] == [shape.name(who)]
        with storm.lock:
            storm.slowest = max(storm.slowest, time.monotonic() - begin)
            if right:
                storm.right += 1
            elif status == 503:
                storm.refused += 1
            else:
                storm.wrong.append(f"{status} {body[:80]!r}")


def endless(storm: Storm, address: str, until: float) -> None:
    """Ask what would take an hour, again and again."""
    connection = http.client.HTTPConnection(address, timeout=120)
    while time.monotonic() < until:
        begin = time.monotonic()
        status, _ = get(connection, f"/sparql?query={quote(ENDLESS)}", "text/csv")
        with storm.lock:
            storm.stopped.append((status, time.monotonic() - begin))


def weather(server: Server, shape: Shape, seconds: float) -> None:
    """Fifty clients with short questions, and one with endless ones, for a while."""
    storm, until = Storm(), time.monotonic() + seconds
    address = f"{server.connection.host}:{server.connection.port}"
    threads = [threading.Thread(target=client, args=(storm, address, shape, n, until)) for n in range(CLIENTS)]
    threads.append(threading.Thread(target=endless, args=(storm, address, until)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    longest = max(took for _, took in storm.stopped)
    print(f"{CLIENTS} clients, {seconds:.0f} s: {storm.right} right, {len(storm.wrong)} wrong, ", end="")
    print(f"{storm.refused} refused, slowest {storm.slowest:.2f} s")
    kinds = sorted({status for status, _ in storm.stopped})
    print(f"endless queries: {len(storm.stopped)} stopped {kinds}, longest {longest:.1f} s (limit: {LIMIT} s)")
    for answer in storm.wrong[:5]:
        print("  wrong:", answer)


def export(store: Path, folder: Path) -> None:
    """Time a flat GEXF of everything, and what memory it takes."""
    begin = time.perf_counter()
    command = [*INCUMBENT, "export", "gexf", str(folder / "flat.gexf"), "--flat", "--store", str(store)]
    process = subprocess.Popen(command)
    # this child's own peak: RUSAGE_CHILDREN would give that of the greediest query of the storm before
    _, state, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(state)
    assert process.returncode == 0, "the export failed"
    print(f"flat GEXF                {time.perf_counter() - begin:6.1f} s, {used.ru_maxrss / 1024:.0f} MB"
          "  (promised: 60 s, 2048 MB)")  # fmt: skip


def main() -> None:
    """Generate a store where there is none yet, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tenures", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--store", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store: Path = asked.store or folder / "store"
        shape = Shape(asked.tenures)
        if not store.exists():
            generate(store, shape)
        with served(store) as server:
            pages(server, shape)
            weather(server, shape, asked.seconds)
        export(store, folder)


if __name__ == "__main__":
    main()
