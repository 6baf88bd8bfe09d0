"""Firsts in the graph: evidence of their own kind, that moves nothing and counts as no claim."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from incumbent.errors import SourceError
from incumbent.graph import backup, evidence, iri
from incumbent.graph.asof import restricted
from incumbent.graph.consolidate import consolidate
from incumbent.graph.engine import LocalEngine
from incumbent.graph.shards import Shards
from incumbent.graph.store import MEMORY, Store
from incumbent.graph.validate import validate
from incumbent.graph.vocabulary import INC, TYPE
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from incumbent.ingest.first import First
from incumbent.queries import first, library
from incumbent.queries.articles import articles
from incumbent.queries.career import career
from incumbent.queries.stats import stats
from incumbent.queries.terms import node
from incumbent.queries.thing import Thing
from incumbent.queries.why import why
from tests.graph.corpora import consolidated, lines

TEXT = (
    "Ada Brook took over the Mint Bureau in March. Brook is the first woman to lead it. Ole Lund may be its first Dane."
)
ARTICLE = Article(TEXT, date(2024, 3, 5), "A new hand", "Seed Wire")
OATH = Claim(ARTICLE.id, "take_office", "Ada Brook", "director", "Mint Bureau", (0, 45), TEXT[:45], date="2024-03")
WOMAN = First(
    "Ada Brook", "head", "Mint Bureau", "the first woman to lead it", "actual", (46, 82), TEXT[46:82], "author", None
)
DANE = First("Ole Lund", "director", None, "its first Dane", "possible", (83, 114), TEXT[83:114], "reported", "A. Roe")
ADA = Thing("Ada Brook", "https://incumbent.example/person/ada-brook")


def store_of(*firsts: First, extractor: str = "test 1") -> Store:
    store = Store.create(MEMORY)
    evidence.add(store, ARTICLE, [OATH], extractor, told=firsts)
    consolidate(store)
    return store


@pytest.fixture
def store() -> Store:
    return store_of(WOMAN, DANE)


@pytest.fixture
def engine(store: Store) -> LocalEngine:
    return store.engine()


def test_they_are_evidence_and_change_nothing_else(store: Store) -> None:
    bare = store_of()
    assert consolidated(store) == consolidated(bare)
    more = set(lines(store)) - set(lines(bare))
    assert more
    assert all(line.endswith(f"<{iri.article_graph(ARTICLE.id).value}>") for line in more)
    assert stats(store.engine()).counts == stats(bare.engine()).counts
    assert articles(store.engine()) == articles(bare.engine())


def test_again_changes_nothing(store: Store) -> None:
    before = lines(store)
    assert not evidence.add(store, ARTICLE, [OATH], "test 1", told=[WOMAN, DANE])
    assert lines(store) == before


def test_a_newer_extractor_replaces_them(store: Store) -> None:
    sure = replace(DANE, realis="actual")
    assert evidence.add(store, ARTICLE, [OATH], "test 2", told=[sure])
    consolidate(store)
    assert lines(store) == lines(store_of(sure, extractor="test 2"))


def test_forgetting_takes_them_along(store: Store) -> None:
    assert evidence.forget(store, ARTICLE.id)
    consolidate(store)
    assert not lines(store)


def test_offsets_lie_in_the_text() -> None:
    with pytest.raises(SourceError, match="outside the text"):
        store_of(replace(DANE, span=(83, 999)))


def test_the_store_keeps_every_rule(engine: LocalEngine) -> None:
    assert str(validate(engine)) == "The store keeps every rule."


def test_a_quote_that_is_not_cut_from_the_text_is_reported() -> None:
    (found,) = validate(store_of(replace(WOMAN, quote="Something else.")).engine(), shapes=False).violations
    assert found.rule == "quote-is-cut"


def test_shards_and_dumps_carry_them(store: Store, tmp_path: Path) -> None:
    shards = Shards(tmp_path / "shards")
    shards.add(ARTICLE, [OATH], "test 1", told=[WOMAN, DANE])
    shards.flush()
    bulk = Store.create(MEMORY)
    bulk.quads.load(gzip.decompress((tmp_path / "shards" / "00001.nq.gz").read_bytes()), format=RdfFormat.N_QUADS)
    assert lines(bulk) == lines(store, iri.article_graph(ARTICLE.id))
    with Store.create(tmp_path / "one") as one:
        evidence.add(one, ARTICLE, [OATH], "test 1", told=[WOMAN, DANE])
        consolidate(one)
        backup.dump(one.quads, tmp_path / "dump")
    backup.load(tmp_path / "dump", tmp_path / "two")
    with Store.open(tmp_path / "two") as two:
        assert lines(two) == lines(store)


def test_who_is_meant_is_whom_the_claims_mean(engine: LocalEngine) -> None:
    rows = [(row["personName"].value, "person" in row) for row in library.run(engine, "firsts")]
    assert rows == [("Ada Brook", True), ("Ole Lund", False)]
    (told,) = first.of_person(engine, ADA)
    assert (told.kind, told.told, told.said_by) == (WOMAN.kind, WOMAN.kind, "the author")
    assert TEXT[told.start : told.end] == told.text == WOMAN.quote


def test_a_career_and_its_reasons_show_them(engine: LocalEngine) -> None:
    shown = career(engine, ADA)
    assert [one.kind for one in shown.firsts] == [WOMAN.kind]
    last = list(shown.rows())[-1]
    assert last[4] == "called the first"
    assert WOMAN.quote in str(last[5])
    (held,) = shown.tenures
    for about in (ADA.iri, held.iri):
        account = why(engine, [about], "it")
        assert [one.type for one in account.quotes] == ["take_office"]
        assert [one.iri for one in account.firsts] == [shown.firsts[0].iri]
        assert "Ada Brook is called the first woman to lead it" in str(account)


def test_a_statement_accounts_for_itself(engine: LocalEngine) -> None:
    (row,) = library.run(engine, "firsts", first=node(iri.first(DANE.id(ARTICLE.id)).value))
    account = why(engine, [row["first"].value], "it")
    assert (account.quotes, [one.told for one in account.firsts]) == ((), ["its first Dane (possible)"])
    assert "said by A. Roe" in str(account)


@pytest.mark.parametrize(
    ("post", "organization", "shown"),
    [
        ("director", "Mint Bureau", True),
        ("director", None, True),
        ("Director", "the Mint Bureau", True),
        ("head", "Mint Bureau", True),
        ("head", None, False),
        ("director", "Customs Office", False),
        ("deputy director", "Mint Bureau", False),
        ("mayor", None, False),
    ],
)
def test_a_tenure_shows_those_on_its_post(post: str, organization: str | None, shown: bool) -> None:
    engine = store_of(replace(WOMAN, post=post, organization=organization)).engine()
    (held,) = career(engine, ADA).tenures
    assert bool(why(engine, [held.iri], "it").firsts) is shown


def test_a_later_version_of_the_article_takes_them_back() -> None:
    store = Store.create(MEMORY)
    for day, firsts in ((5, [WOMAN]), (6, [])):
        article = replace(ARTICLE, published=date(2024, 3, day), url="https://wire.example/mint")
        evidence.add(store, article, [replace(OATH, article=article.id)], "test 1", told=firsts)
    consolidate(store)
    engine = store.engine()
    assert not first.of_person(engine, ADA)
    assert ["person" in row for row in library.run(engine, "firsts")] == [True]
    assert len(first.of_person(restricted(store, known_at=date(2024, 3, 5)).engine(), ADA)) == 1


def test_they_are_known_since_their_article(store: Store) -> None:
    early = restricted(store, known_at=date(2024, 3, 4)).engine()
    late = restricted(store, known_at=date(2024, 3, 5), about=[ADA.iri]).engine()
    assert not list(library.run(early, "firsts"))
    assert len(first.of_person(late, ADA)) == 1


def test_no_statement_is_read_as_a_claim(store: Store) -> None:
    nodes = [quad.subject for quad in store.quads.quads_for_pattern(None, TYPE, INC.FirstStatement, None)]
    assert len(nodes) == 2
    for each in nodes:
        found = {quad.predicate for quad in store.quads.quads_for_pattern(each, None, None, None)}
        assert not found & {INC.source, INC.personMention, INC.about, INC.type, INC.confidence}
