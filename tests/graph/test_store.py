"""The store on disk: one writer, snapshots for readers, nothing half-written."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from incumbent.errors import SourceError, StoreError, UsageError
from incumbent.graph import evidence
from incumbent.graph import store as store_module
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import INC, TYPE
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from tests.graph.corpora import PRESSED, RESIGNED, lines, store_of


def test_readers_see_what_is_published(tmp_path):
    path = tmp_path / "store"
    with Store.create(path) as store:
        evidence.add(store, *PRESSED, "test 1")
        consolidate(store)
        with Store.open(path) as reader:
            assert not lines(reader)
    with Store.open(path) as reader:
        before = lines(reader)
        assert before == lines(store_of([PRESSED]))
        with Store.open(path, write=True) as store:
            evidence.add(store, *RESIGNED, "test 1")
            consolidate(store)
        assert lines(reader) == before
    with Store.open(path) as reader:
        assert lines(reader) == lines(store_of([PRESSED, RESIGNED]))
    assert len(list((path / "snapshots").iterdir())) == 2


@pytest.mark.fault
def test_evidence_without_its_consolidation_is_made_good(tmp_path):
    path = tmp_path / "store"
    with Store.create(path) as store:
        evidence.add(store, *PRESSED, "test 1")
        assert store.marked()
    with Store.open(path, write=True) as store:
        assert not store.marked()
    with Store.open(path) as reader:
        assert lines(reader) == lines(store_of([PRESSED]))


@pytest.mark.fault
def test_a_killed_writer_loses_no_evidence_and_leaves_readers_alone(tmp_path):
    path = tmp_path / "store"
    Store.create(path).close()
    code = (
        "import os, sys\n"
        "from incumbent.graph import evidence\n"
        "from incumbent.graph.store import Store\n"
        "from tests.graph.corpora import PRESSED\n"
        "store = Store.open(sys.argv[1], write=True)\n"
        "evidence.add(store, *PRESSED, 'test 1')\n"
        "store.quads.flush()\n"
        "os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 9
    with Store.open(path) as reader:
        assert not lines(reader)
    Store.open(path, write=True).close()
    with Store.open(path) as reader:
        assert lines(reader) == lines(store_of([PRESSED]))


def test_one_writer_at_a_time(tmp_path):
    with Store.create(tmp_path / "store"), pytest.raises(StoreError, match="another process"):
        Store.open(tmp_path / "store", write=True)


def test_a_reader_cannot_write(tmp_path):
    Store.create(tmp_path / "store").close()
    with Store.open(tmp_path / "store") as reader, pytest.raises(StoreError, match="reading only"):
        evidence.add(reader, *PRESSED, "test 1")


def test_what_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="no store"):
        Store.open(tmp_path / "nothing")
    with pytest.raises(StoreError, match="not a store"):
        Store.open(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="nothing"):
        Store.create(tmp_path / "file" / "nothing")
    with pytest.raises(StoreError, match="already"):
        Store.create(tmp_path)
    Store.create(tmp_path / "store").close()
    (tmp_path / "store" / "FORMAT").write_text("incumbent store 99\n")
    with pytest.raises(StoreError, match="store 99"):
        Store.open(tmp_path / "store")
    (tmp_path / "store" / "FORMAT").write_text("incumbent store 1\n")
    shutil.rmtree(tmp_path / "store" / "snapshots")
    with pytest.raises(StoreError, match="damaged"):
        Store.open(tmp_path / "store")


def test_claims_that_do_not_fit_their_article():
    store = Store.create(":memory:")
    article = Article("Ann Roe resigned.")
    for wrong in (
        {"article": "other"}, {"span": (0, 99)}, {"span": (5, 2)}, {"date": "2022-13-01"},
    ):  # fmt: skip
        fields = {"article": article.id, "span": (0, 17), "quote": article.text} | wrong
        claim = Claim(type="resign", person="Ann Roe", post="mayor", organization=None, **fields)
        with pytest.raises(SourceError):
            evidence.add(store, article, [claim], "test 1")
    assert not lines(store)


def test_text_that_utf8_cannot_hold():
    store = Store.create(":memory:")
    article = Article("Ann \ud800 Roe resigned.")
    claim = Claim(article.id, "resign", "Ann \ud800 Roe", "mayor", None, (0, 19), article.text)
    evidence.add(store, article, [claim], "test 1")
    consolidate(store)
    assert lines(store)


def test_the_engine_binds_and_complains():
    engine = store_of([PRESSED]).engine()
    query = "SELECT ?tenure ?kind WHERE { ?tenure a ?kind }"
    rows = list(engine.select(query, {"kind": INC.Tenure}))
    assert len(rows) == 3
    assert all(row["kind"] == INC.Tenure for row in rows)
    assert engine.ask("ASK { ?tenure a inc:Tenure }")
    assert len(list(engine.construct("CONSTRUCT { ?t a inc:Tenure } WHERE { ?t a inc:Tenure }"))) == 3
    hostile = {"kind": Literal("x> } ; DROP ALL #")}
    assert not list(engine.select(query, hostile))
    with pytest.raises(UsageError, match="parsed"):
        list(engine.select("SELECT WHERE"))
    with pytest.raises(UsageError, match="bound"):
        list(engine.select("SELECT ?a WHERE { ?a a ?b }", {"b": NamedNode(TYPE.value)}))
    with pytest.raises(UsageError, match="no SELECT"):
        list(engine.select("ASK { ?a a ?b }"))


def test_a_writer_that_has_grown_opens_its_files_anew_and_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr("incumbent.graph.store._MOST_GROWN", -(1 << 50))
    monkeypatch.setattr("incumbent.graph.portions.MOST", 1)
    opened = []
    opening = store_module._opened
    monkeypatch.setattr(store_module, "_opened", lambda folder, **how: opened.append(folder) or opening(folder, **how))
    with Store.create(tmp_path / "store") as store:
        held = store.quads
        store.rest()
        assert len(opened) == 1, "somebody holds it"
        del held
        for number, one in enumerate((PRESSED, RESIGNED), 2):
            evidence.add(store, *one, "test 1")
            store.rest()
            assert len(opened) == number
        consolidate(store)
        assert len(opened) > 4
    with Store.open(tmp_path / "store") as reader:
        assert lines(reader) == lines(store_of([PRESSED, RESIGNED]))


def test_a_writer_rests_only_where_it_has_grown(tmp_path):
    with Store.create(tmp_path / "store") as store:
        before = store.quads
        store.rest()
        assert store.quads is before
    memory = Store.create(":memory:")
    evidence.add(memory, *PRESSED, "test 1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("incumbent.graph.store._MOST_GROWN", -(1 << 50))
        memory.rest()
    assert memory.marked()


@pytest.mark.fault
def test_ctrl_c_while_files_are_opened_anew_leaves_a_store_that_works(tmp_path, monkeypatch):
    monkeypatch.setattr("incumbent.graph.store._MOST_GROWN", -(1 << 50))
    opening, before = store_module._opened, signal.signal(signal.SIGINT, signal.default_int_handler)

    def interrupted(folder, **how):
        signal.raise_signal(signal.SIGINT)
        return opening(folder, **how)

    with Store.create(tmp_path / "store") as store:
        evidence.add(store, *PRESSED, "test 1")
        monkeypatch.setattr(store_module, "_opened", interrupted)
        with pytest.raises(KeyboardInterrupt):
            store.rest()
        monkeypatch.undo()
        signal.signal(signal.SIGINT, before)
        consolidate(store)
        assert lines(store) == lines(store_of([PRESSED]))


def test_much_that_is_written_is_merged_into_few_files(tmp_path, monkeypatch):
    def files():
        return len(list((tmp_path / "s" / "live").glob("*.sst")))

    def quads(batch):
        return [Quad(INC[f"a{batch}-{n}"], TYPE, INC.Tenure) for n in range(60)]

    def written():
        with Store.create(tmp_path / "s") as store:
            for batch in range(3):
                store.apply(add=quads(batch))
                store.quads.flush()
        told = files()
        with Store.open(tmp_path / "s") as store:
            assert len(store.quads) == 180
        shutil.rmtree(tmp_path / "s")
        return told

    apart = written()
    monkeypatch.setattr(store_module, "_MANY", 150)
    assert written() < apart
