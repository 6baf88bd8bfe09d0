"""A store comes back from its dump as it was, also from one that an earlier version wrote."""

from __future__ import annotations

import gzip
import json
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from incumbent.errors import StoreError
from incumbent.graph import backup, curation, evidence, runs
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import INC
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim

KEPT = Path(__file__).parent / "dumps"
"""Dumps as each version wrote them, never to be changed."""


def fill(store: Store) -> None:
    """Three articles, a verdict, a run."""
    run = runs.begin(store, "0.1.0", "obedient 1", {"sources": ["news"]})
    for day, who, kind in ((3, "Ann Roe", "appoint"), (9, "Ann Roe", "resign"), (9, "Bea \\ \"Poe\"\n", "appoint")):
        article = Article(f"{who} and the mayor’s office of Anvers, {kind}.", date(2020, 1, day), publisher="Seed Wire")
        claim = Claim(article.id, kind, who, "mayor", "Anvers", (0, 7), article.text[:7], date=f"2020-01-0{day}")  # type: ignore[arg-type]
        evidence.add(store, article, [claim], "obedient 1", [runs.used(run, article.id)])
    consolidate(store)
    claims = sorted(q.subject.value for q in store.quads.quads_for_pattern(None, INC.type, Literal("resign"), None))
    curation.on_claim(store, "reject", claims[0], by="E. Editor", why="a test")
    consolidate(store)
    runs.end(store, run, "finished", {"read": 3, "new": 3, "claims": 3})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "a.store") as made:
        fill(made)
        yield made


def lines(place: Path) -> set[str]:
    with Store.open(place) as store:
        return {str(quad) for quad in store.quads}


def test_there_and_back(store: Store, tmp_path: Path) -> None:
    before = {str(quad) for quad in store.quads}
    manifest = backup.dump(store.quads, tmp_path / "dump")
    assert [part.name for part in manifest.parts] == ["evidence.nq.gz", "curation.nq.gz", "runs.nq.gz"]
    assert all(part.quads for part in manifest.parts)
    assert backup.load(tmp_path / "dump", tmp_path / "b.store") == manifest
    assert lines(tmp_path / "b.store") == before
    with Store.open(tmp_path / "b.store") as again:
        assert backup.dump(again.quads, tmp_path / "again").parts == manifest.parts
        assert [run.counts["new"] for run in runs.runs(again.quads)] == [3]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.store", "again", "b.store", "dump"]


def test_nothing_is_overwritten(store: Store, tmp_path: Path) -> None:
    backup.dump(store.quads, tmp_path / "dump")
    with pytest.raises(StoreError, match="something already"):
        backup.dump(store.quads, tmp_path / "dump")
    with pytest.raises(StoreError, match="something already"):
        backup.load(tmp_path / "dump", tmp_path / "a.store")


@pytest.mark.parametrize("harm", ["cut", "bit", "lost", "manifest", "later", "foreign", "none"])
def test_a_damaged_dump_is_refused_whole(store: Store, tmp_path: Path, harm: str) -> None:
    dump = tmp_path / "dump"
    backup.dump(store.quads, dump)
    part, manifest = dump / "evidence.nq.gz", dump / "manifest.json"
    raw, told = part.read_bytes(), json.loads(manifest.read_text())
    if harm == "cut":
        part.write_bytes(raw[:-20])
    elif harm == "bit":
        part.write_bytes(raw[:50] + bytes([raw[50] ^ 1]) + raw[51:])
    elif harm == "lost":
        part.unlink()
    elif harm == "manifest":
        manifest.write_text("{")
    elif harm == "later":
        manifest.write_text(json.dumps(told | {"version": backup.VERSION + 1}))
    elif harm == "foreign":
        manifest.write_text(json.dumps(told | {"what": "something else"}))
    else:
        shutil.rmtree(dump)
    with pytest.raises(StoreError):
        backup.load(dump, tmp_path / "b.store")
    assert not (tmp_path / "b.store").exists()


def test_what_is_no_n_quads_leaves_no_store(store: Store, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    backup.dump(store.quads, dump)
    raw = gzip.compress(b"<a> <b> broken .\n")
    (dump / "runs.nq.gz").write_bytes(raw)
    told = json.loads((dump / "manifest.json").read_text())
    part = backup._write(tmp_path / "runs.nq.gz", [])
    told["parts"][2] |= {"bytes": len(raw), "sha256": backup._digest(dump / "runs.nq.gz")}
    assert part.quads == 0
    (dump / "manifest.json").write_text(json.dumps(told))
    with pytest.raises(StoreError, match="not N-Quads"):
        backup.load(dump, tmp_path / "b.store")
    assert not list(tmp_path.glob("b.store*"))


@pytest.mark.parametrize("version", range(1, backup.VERSION + 1))
def test_dumps_of_every_version_load(tmp_path: Path, version: int) -> None:
    assert backup.read(KEPT / str(version)).version == version
    backup.load(KEPT / str(version), tmp_path / "b.store")
    with Store.create(":memory:") as wanted:
        fill(wanted)
        layers = {str(q) for q in wanted.quads if "/graph/" in str(q.graph_name) and "/runs>" not in str(q.graph_name)}
    kept = {line for line in lines(tmp_path / "b.store") if "/graph/runs>" not in line}
    verdicts = "/graph/curation>"
    assert {line for line in kept if verdicts not in line} == {line for line in layers if verdicts not in line}
    assert sum(verdicts in line for line in kept) == sum(verdicts in line for line in layers)


def test_migrations_lead_from_every_version_to_this_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sorted(backup.MIGRATIONS) == list(range(1, backup.VERSION))
    backup.dump(store.quads, tmp_path / "dump")

    def renamed(quads: Iterator[Quad]) -> Iterator[Quad]:
        for quad in quads:
            term = INC.alias if quad.predicate == INC.name else quad.predicate
            yield Quad(quad.subject, term, quad.object, quad.graph_name)

    monkeypatch.setattr(backup, "VERSION", backup.VERSION + 1)
    monkeypatch.setitem(backup.MIGRATIONS, backup.VERSION - 1, renamed)
    backup.load(tmp_path / "dump", tmp_path / "b.store")
    assert lines(tmp_path / "b.store") == {
        line.replace(INC.name.value, INC.alias.value) for line in (str(quad) for quad in store.quads)
    }


def test_a_full_disk_leaves_no_half_of_a_dump(store: Store, tmp_path: Path) -> None:
    store.publish()
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from incumbent.graph import backup; from incumbent.graph.store import Store\n"
        "with Store.open(sys.argv[1]) as store:\n"
        f" signal.signal({int(signal.SIGXFSZ)}, signal.SIG_IGN)\n"
        f" resource.setrlimit({resource.RLIMIT_FSIZE}, (500, 500))\n"
        " try: backup.dump(store.quads, Path(sys.argv[2]))\n"
        " except Exception as error: print(type(error).__name__)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.store"), str(tmp_path / "dump")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "StoreError\n"
    assert not list(tmp_path.glob("dump*"))
