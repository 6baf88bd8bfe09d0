"""What is left after a kill, a full disk, a second writer: the same graph as if nothing had happened."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from incumbent.errors import StoreError
from incumbent.graph import consolidate as consolidation
from incumbent.graph import runs
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import SCHEMA, TYPE
from incumbent.ingest.flow import OwnHands
from incumbent.ingesting import InterruptedIngest, ingest
from incumbent.reading import Reading
from tests.faults.victim import BEGUN
from tests.ingest.poison import Obedient

pytestmark = pytest.mark.fault
ARTICLES = 120
ROOT = Path(__file__).parents[2]
FIRST = ("Ann", "Bea", "Cy", "Dan", "Eve", "Flo")
LAST = ("Roe", "Poe", "Doe", "Lee", "Orr")
POSTS = ("mayor", "director", "treasurer", "commissioner")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chance = random.Random(11)
    path = tmp_path_factory.mktemp("source") / "news.jsonl"
    with path.open("w") as file:
        for number in range(ARTICLES):
            words = (chance.choice(FIRST), chance.choice(LAST), chance.choice(POSTS), f"Town{chance.randrange(12)}")
            day = f"2020-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            file.write(json.dumps({"text": f"{' '.join(words)} {number}.", "published": day, "id": number}) + "\n")
    return path


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    place = tmp_path_factory.mktemp("undisturbed") / "a.store"
    assert victim(place, source).wait(60) == 0
    return layers(place)


def victim(place: Path, source: Path, *words: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.victim", str(place), str(source), *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def layers(place: Path) -> set[str]:
    """The quads of a store, without the account of its runs."""
    with Store.open(place) as store:
        assert not store.marked()
        return {str(quad) for quad in store.quads if "/graph/runs" not in str(quad.graph_name)}


def restarts(place: Path, source: Path) -> None:
    done = victim(place, source)
    _, errors = done.communicate(timeout=60)
    assert done.returncode == 0, errors


def times(seeded: int, slow: int) -> list[object]:
    """Seeds: a few for every day, and many for the slow suite."""
    return [*range(seeded), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(seeded, slow))]


@pytest.mark.parametrize("seed", times(1, 30))
def test_killed_at_any_moment_it_goes_on(tmp_path: Path, source: Path, undisturbed: set[str], seed: int) -> None:
    place = tmp_path / "a.store"
    chance = random.Random(seed)
    for _ in range(2):
        process = victim(place, source, 2)
        time.sleep(chance.uniform(0.2, 2.0))
        process.kill()
        process.communicate()
    restarts(place, source)
    assert layers(place) == undisturbed


@pytest.mark.parametrize("seed", times(1, 10))
def test_interrupted_it_ends_cleanly_and_goes_on(
    tmp_path: Path, source: Path, undisturbed: set[str], seed: int
) -> None:
    place = tmp_path / "a.store"
    process = victim(place, source, 2)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == BEGUN  # before, Python itself may be interrupted while it imports
    time.sleep(random.Random(seed).uniform(0, 1.5))
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode in {0, 130}, errors
    if (place / "FORMAT").exists():
        with Store.open(place) as store:
            assert not store.marked()
            assert {run.state for run in runs.runs(store.quads)} <= {"finished", "interrupted"}
    restarts(place, source)
    assert layers(place) == undisturbed


@pytest.mark.parametrize("step", [1, 2, 5])
def test_interrupted_while_it_consolidates_it_ends_cleanly(
    tmp_path: Path, source: Path, undisturbed: set[str], step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.store"
    steps = iter(range(step))
    quads = consolidation._Work.quads

    def interrupted(work: consolidation._Work) -> set[pyoxigraph.Quad]:
        if next(steps, None) == step - 1:
            raise KeyboardInterrupt
        return quads(work)

    monkeypatch.setattr("incumbent.graph.portions.MOST", 2)
    monkeypatch.setattr(consolidation._Work, "quads", interrupted)
    with pytest.raises(InterruptedIngest):
        ingest(lambda: Store.create(place), OwnHands(Obedient), Reading([source], None, lambda _: None))
    assert layers(place) == undisturbed
    with Store.open(place) as store:
        assert [run.state for run in runs.runs(store.quads)] == ["interrupted"]


@pytest.mark.parametrize("seed", times(1, 10))
def test_full_disk(tmp_path: Path, source: Path, undisturbed: set[str], seed: int) -> None:
    place = tmp_path / "a.store"
    process = victim(place, source, 1, random.Random(seed).randint(20_000, 400_000))
    _, errors = process.communicate(timeout=60)
    if process.returncode:
        assert process.returncode == 1, errors
        assert errors.startswith("error: "), errors
        assert errors.count("\n") == 1, errors
    restarts(place, source)
    assert layers(place) == undisturbed


def test_two_writers_at_once(tmp_path: Path, source: Path, undisturbed: set[str]) -> None:
    place = tmp_path / "a.store"
    with Store.create(place):
        second = victim(place, source)
        _, errors = second.communicate(timeout=60)
        assert second.returncode == 1
        assert "another process is writing to this store" in errors
    restarts(place, source)
    assert layers(place) == undisturbed


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may look into, as not into those of pytest, which each of its sessions shuts again."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_read_only_store(open_folder: Path, source: Path, undisturbed: set[str]) -> None:
    place = open_folder / "a.store"
    restarts(place, source)
    for path in [place, *place.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)
    code = (
        "import os, sys; from incumbent.graph.store import Store; from incumbent.errors import StoreError\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"  # for root nothing is read-only
        "place = sys.argv[1]; Store.open(place).close(); print('read')\n"
        "try: Store.open(place, write=True)\n"
        "except StoreError as error: print(error.message)"
    )
    command = [sys.executable, "-c", code, str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["read", "the store cannot be written: Permission denied"], done.stderr
    assert layers(place) == undisturbed
    for path in [place, *place.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o200)


def test_readers_during_a_write_see_whole_snapshots(tmp_path: Path, source: Path, undisturbed: set[str]) -> None:
    place = tmp_path / "a.store"
    Store.create(place).close()
    process = victim(place, source, 2)
    seen = set()
    while process.poll() is None:
        with Store.open(place) as store:
            assert not store.marked()
            seen.add(sum(1 for _ in store.quads.quads_for_pattern(None, TYPE, SCHEMA.NewsArticle)))
    assert process.returncode == 0
    assert seen <= {0, ARTICLES}
    assert layers(place) == undisturbed


@pytest.mark.parametrize("seed", times(1, 10))
def test_a_worker_killed(tmp_path: Path, source: Path, undisturbed: set[str], seed: int) -> None:
    place = tmp_path / "a.store"
    process = victim(place, source, 2)
    chance = random.Random(seed)
    killed = 0
    while process.poll() is None and killed < 3:
        time.sleep(chance.uniform(0.3, 0.6))
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        for child in children[:1]:
            killed += 1
            try:
                os.kill(int(child), signal.SIGKILL)
            except ProcessLookupError:
                continue
    _, errors = process.communicate(timeout=60)
    if process.returncode:  # killed before any worker had been ready: nothing is known about them
        assert "a worker process cannot start" in errors
        restarts(place, source)
    assert layers(place) == undisturbed


def test_shards_killed_go_on_and_load_as_the_same_evidence(
    tmp_path: Path, source: Path, undisturbed: set[str]
) -> None:
    place = tmp_path / "a.shards"
    process = victim(place, source, 2)
    time.sleep(1.2)
    process.kill()
    process.communicate()
    restarts(place, source)
    restarts(place, source)
    loaded = pyoxigraph.Store()
    for shard in sorted(place.glob("*.nq.gz")):
        unpacked = subprocess.run(["gzip", "-dc", shard], capture_output=True, check=True).stdout
        loaded.load(unpacked, format=pyoxigraph.RdfFormat.N_QUADS)
    assert {str(quad) for quad in loaded} == {line for line in undisturbed if "/graph/article/" in line}
    assert len(list(place.glob("*.ids"))) == len(list(place.glob("*.nq.gz")))


def test_a_store_made_for_a_later_version_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "a.store"
    Store.create(place).close()
    (place / "FORMAT").write_text("incumbent store 99\n")
    with pytest.raises(StoreError, match="'incumbent store 99'"):
        Store.open(place, write=True)
