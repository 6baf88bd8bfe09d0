"""Copies and updates of a story: found by likeness, settled as a function of the set of articles."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incumbent.graph import evidence, likeness
from incumbent.graph.consolidate import consolidate
from incumbent.graph.reading import Reader
from incumbent.graph.statement import Source
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import CONSOLIDATED, INC
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim

CHANCE = random.Random(7)
WORDS = ["".join(CHANCE.choices("bcdfglmnprst", k=3)) + CHANCE.choice("aeiou") for _ in range(3_000)]


def text(seed: int, length: int = 200, edits: int = 0) -> str:
    """Words of chance, the same for the same seed, with some of them changed."""
    words = random.Random(seed).choices(WORDS, k=length)
    chance = random.Random(seed + edits)
    for _ in range(edits):
        words[chance.randrange(length)] = "edited"
    return " ".join(words)


def article(seed: int, day: int, publisher: str, url: str | None = None, edits: int = 0) -> Article:
    return Article(text(seed, edits=edits), date(2020, 1, 1) + timedelta(day), None, publisher, url)


def said(one: Article, who: str, day: str, kind: str = "appoint") -> tuple[Article, list[Claim]]:
    return one, [Claim(one.id, kind, who, "mayor", "Anvers", (0, 4), one.text[:4], date=day)]  # type: ignore[arg-type]


def stored(*told: tuple[Article, list[Claim]]) -> Store:
    store = Store.create(":memory:")
    for one, claims in told:
        evidence.add(store, one, claims, "test 1")
    return store


def settled(*articles: Article) -> list[Source]:
    store = stored(*((one, []) for one in articles))
    return [Reader(store).source(one.id) for one in articles]


def layer(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads.quads_for_pattern(None, None, None, CONSOLIDATED)}


def publishers(store: Store) -> set[str]:
    return {quad.object.value for quad in store.quads.quads_for_pattern(None, INC.publishers, None, None)}  # type: ignore[union-attr]


def test_a_wire_copy_is_one_text_with_the_original() -> None:
    first, copy, other = settled(article(1, 0, "Wire"), article(1, 1, "Paper", edits=5), article(2, 1, "Paper"))
    assert first.digest == copy.digest != other.digest
    assert not any(one.superseded for one in (first, copy, other))


def test_an_update_supersedes_from_its_own_day() -> None:
    old, new = settled(article(1, 0, "Wire", "u/1"), article(1, 1, "Wire", "u/2", edits=5))
    assert (old.superseded, new.superseded) == (True, False)
    assert [one.superseded for one in settled(article(1, 0, "Wire"), article(1, 0, "Wire", edits=5))] == [False, False]
    assert [one.superseded for one in settled(article(1, 0, ""), article(1, 1, "", edits=5))] == [False, False]
    assert [one.superseded for one in settled(article(1, 0, "Wire"), article(1, 30, "Wire", edits=5))] == [False, False]
    assert [one.superseded for one in settled(article(1, 0, "Wire", "u"), article(2, 30, "Wire", "u"))] == [True, False]


def test_copies_count_once_and_independent_reports_each() -> None:
    told = said(article(1, 0, "Wire"), "Ann Roe", "2020-01-01")
    copy = said(article(1, 1, "Paper", edits=5), "Ann Roe", "2020-01-01")
    other = said(article(2, 1, "Courier"), "Ann Roe", "2020-01-01")
    for found, count in (((told, copy), "1"), ((told, copy, other), "2")):
        store = stored(*found)
        consolidate(store)
        assert publishers(store) == {count}


def test_forgetting_one_version_leaves_the_others_right() -> None:
    told = [
        said(article(1, 0, "Wire"), "Ann Roe", "2020-01-01"),
        said(article(1, 1, "Wire", edits=4), "Ann Roe", "2020-01-02"),
        said(article(1, 1, "Paper", edits=8), "Bea Poe", "2020-01-03"),
    ]
    for gone in range(3):
        store, never = stored(*told), stored(*(one for n, one in enumerate(told) if n != gone))
        consolidate(store)
        evidence.forget(store, told[gone][0].id)
        consolidate(store)
        consolidate(never, full=True)
        assert layer(store) == layer(never)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_order_of_versions_does_not_count(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 6))
    told = [
        said(
            article(
                data.draw(st.integers(1, 2)), data.draw(st.integers(0, 20)),
                data.draw(st.sampled_from(["Wire", "Paper"])), data.draw(st.sampled_from([None, "u"])),
                data.draw(st.integers(0, 30)),
            ),
            data.draw(st.sampled_from(["Ann Roe", "Bea Poe"])),
            data.draw(st.sampled_from(["2020-01-01", "2020-01-05"])),
            data.draw(st.sampled_from(["appoint", "resign"])),
        )
        for _ in range(count)
    ]  # fmt: skip
    whole = stored(*told)
    consolidate(whole, full=True)
    step = Store.create(":memory:")
    for one, claims in data.draw(st.permutations(told)):
        evidence.add(step, one, claims, "test 1")
        consolidate(step)
    assert layer(step) == layer(whole)


def test_likeness_of_texts() -> None:
    assert likeness.bands("too short to tell") == ()
    assert likeness.bands(text(1).upper().replace(" ", "\n")) == likeness.bands(text(1))
    found = 0
    for seed in range(200):
        one, near, far = text(seed), text(seed, edits=5), text(seed + 1_000)
        assert likeness.alike(likeness.shingles(one), likeness.shingles(near))
        found += bool(set(likeness.bands(one)) & set(likeness.bands(near)))
        assert not set(likeness.bands(one)) & set(likeness.bands(far))
    assert found >= 198


def test_blocking_keeps_the_cost_of_one_more_article_flat() -> None:
    store = stored(*((article(seed, seed % 10, f"Paper {seed % 7}"), []) for seed in range(2_000)))
    start = time.process_time()
    for seed in range(50):
        assert Reader(store).source(article(seed, seed % 10, f"Paper {seed % 7}").id)
    assert time.process_time() - start < 0.5


def test_few_shingles_remembered_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    copies = [article(seed, day, f"Paper {day}") for seed in range(4) for day in range(3)]
    before = settled(*copies)
    monkeypatch.setattr("incumbent.graph.stories._MOST", 1)
    assert settled(*copies) == before
