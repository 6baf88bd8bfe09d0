"""Two hundred verdicts of every kind, and their undoing in another order, leave the graph as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incumbent.graph import curation, evidence, reorganizing
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from tests.graph.corpora import PRESSED, RESIGNED, consolidated, lines, report, reports, said, store_of
from tests.graph.ruling import random_verdict

START = datetime(2024, 1, 1, tzinfo=UTC)
ELSEWHERE = report(
    "2023-03-01",
    said("current", "Ann Roe", "mayor", "Boston"),
    said("appoint", "Bill Poe", "CEO", "Apple Inc.", agent="FBI", date="2023-02"),
    said("current", "A. Roe", "director", "Federal Bureau of Investigation"),
)
LATER = report("2023-06-01", said("resign", "Bill Poe", "chief executive", "Apple", date="2023-05-31"))


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every verdict comes a second after the one before, on each run of a test the same."""
    seconds = count()

    def now() -> str:
        return (START + timedelta(seconds=next(seconds))).isoformat()

    for module in (curation, reorganizing):
        monkeypatch.setattr(module, "now", now)


def _many(store: Store, random: Random, number: int) -> dict[str, None]:
    """Ids of the verdicts given, ``number`` at most; some are taken back on the way."""
    given: dict[str, None] = {}
    for _ in range(number):
        one = random_verdict(store, random)
        if one is not None:
            given[one.id] = None
        if given and random.random() < 0.2:
            taken = random.choice(list(given))
            curation.take_back(store, taken)
            del given[taken]
        consolidate(store)
    return given


def _undone(found, seed: int, number: int) -> None:
    random = Random(seed)
    store = store_of(found)
    before = lines(store)
    given = list(_many(store, random, number))
    ruled = lines(store)
    consolidate(store, full=True)
    assert lines(store) == ruled
    random.shuffle(given)
    for one in given:
        curation.take_back(store, one)
        consolidate(store)
    assert lines(store) == before


def test_two_hundred_verdicts_are_undone():
    _undone([PRESSED, RESIGNED, ELSEWHERE, LATER], 1, 200)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_two_hundred_other_verdicts_are_undone(seed):
    _undone([PRESSED, RESIGNED, ELSEWHERE, LATER], seed, 200)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports(most=4), st.integers(0, 1 << 32))
def test_verdicts_on_any_corpus_are_undone(found, seed):
    _undone(found, seed, 6)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports(most=4), st.integers(0, 1 << 32))
def test_verdicts_of_every_kind_commute_with_ingest(found, seed):
    random = Random(seed)
    store = store_of(found)
    given = [one for _ in range(3) if (one := random_verdict(store, random))]
    consolidate(store)
    other = Store.create(":memory:")
    for one in given:
        curation.give(other, one)
    consolidate(other)
    for article, claims in found:
        evidence.add(other, article, claims, "test 1")
        consolidate(other)
    assert consolidated(other) == consolidated(store)
