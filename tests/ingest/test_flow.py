"""Whatever hands do the work, the outcomes are the same, and a poisoned article costs itself alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from incumbent.errors import IncumbentError, UsageError
from incumbent.ingest.article import Article
from incumbent.ingest.cluster import Cluster
from incumbent.ingest.flow import Hands, OwnHands, flow
from incumbent.ingest.limits import Limits
from incumbent.ingest.page import Page
from incumbent.ingest.pool import Pool
from incumbent.ingest.task import Outcome, Recipe
from tests.ingest import poison

RECIPE = Recipe("tests.ingest.poison:build")
LIMITS = Limits(seconds=2.5, memory=1 << 29)
BODY = "<p>Ann Roe director Port of Anvers and all that belongs to it since the year of the flood, it was said.</p>" * 4


def articles(count: int, **poisoned: str) -> list[Article]:
    texts = [f"Ann Roe mayor Town{number}." for number in range(count)]
    for key, word in poisoned.items():
        texts[int(key[1:])] += f" {word}"
    return [Article(text, name=f"a{number}") for number, text in enumerate(texts)]


def ran(items: list[Article | Page] | list[Article], hands: Hands) -> list[Outcome]:
    with closing(hands):
        return list(flow(items, hands))


@pytest.fixture(params=["own", "one", "two"])
def hands(request: pytest.FixtureRequest) -> Iterator[Hands]:
    jobs = 1 + (request.param == "two")
    made: Hands = OwnHands(poison.build) if request.param == "own" else Pool(jobs, RECIPE, LIMITS)
    with closing(made):
        yield made


def test_every_article_comes_out_once_with_its_claims(hands: Hands) -> None:
    assert hands.version == "obedient 1"
    given = articles(75)
    found = list(flow(given, hands))
    assert sorted(outcome.article.name for outcome in found if outcome.article) == sorted(one.name for one in given)
    assert all(outcome.claims[0].article == outcome.article.id for outcome in found if outcome.article)
    assert list(flow([], hands)) == []


def test_unwanted_articles_are_not_extracted(hands: Hands) -> None:
    pages = [Page(f"<h1>{n}</h1>{BODY}".encode(), f"p{n}", f"p{n}") for n in range(6)]
    bad = Page(b"\0", "bad", "bad")
    found = list(flow([*articles(20), *pages, bad], hands, lambda one: one.name in {"a3", "p2"}))
    assert sorted(o.article.name for o in found if o.article) == ["a3", "p2"]
    assert [str(o.failure) for o in found if o.failure] == ["bad: a web page without the body of an article in it"]
    assert sorted(o.warnings[0].split(":")[0] for o in found if o.warnings) == [f"p{n}" for n in range(6)]


@pytest.mark.fault
@pytest.mark.parametrize("jobs", [1, 2])
def test_poisoned_articles_are_listed_and_stop_nothing(tmp_path: Path, jobs: int) -> None:
    once = f"ONCE {tmp_path / 'died'} ."
    given = articles(40, n0="CRASH", n7="LOOP", n20="HOG", n21="RAISE", n39=once)
    found = ran(given, Pool(jobs, RECIPE, LIMITS))
    failures = {outcome.failure.place: outcome.failure.message for outcome in found if outcome.failure}
    assert failures == {
        "a0": "left out, since it ends its worker process (exit code -11)",
        "a7": "left out, since it takes more than 2.5 seconds",
        "a20": "left out, since it takes more than 512 MiB of memory",
        "a21": "left out, since it raises RuntimeError: no such word",
    }
    assert sorted(o.article.name for o in found if o.article) == sorted({one.name for one in given} - failures.keys())


@pytest.mark.fault
def test_a_worker_killed_from_outside_is_replaced() -> None:
    with closing(Pool(2, RECIPE, LIMITS)) as pool:
        found = []
        for outcome in flow(articles(200), pool):
            found.append(outcome)
            if len(found) in {5, 50, 90}:
                ready = [worker for worker in pool._workers if worker.version]  # three that never are end a run
                os.kill(ready[-1].process.pid, signal.SIGKILL)
        assert len({outcome.article.name for outcome in found if outcome.article}) == len(found) == 200


@pytest.mark.fault
def test_workers_that_cannot_start_say_why() -> None:
    with pytest.raises(UsageError, match="no such model"):
        ran(articles(2), Pool(1, Recipe("tests.ingest.poison:refuse"), LIMITS))
    with pytest.raises(IncumbentError, match="exit code 7"):
        ran(articles(2), Pool(1, Recipe("tests.ingest.poison:crash"), LIMITS))


@pytest.mark.fault
def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    with closing(Pool(1, RECIPE, LIMITS)) as pool:
        assert pool.version
        process = pool._workers[0].process
        pool._workers[0].connection.close()
        assert process.wait(5) == 0


def test_a_cluster_gives_the_same(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    given = articles(60, n5="CRASH")
    one, other = ran(given, Pool(1, RECIPE, LIMITS)), ran(given, Cluster("local", 2, RECIPE, LIMITS))

    def plain(found: list[Outcome]) -> list[str]:
        return sorted(repr((outcome.article, outcome.claims, str(outcome.failure))) for outcome in found)

    assert plain(one) == plain(other)
    left = Cluster("local", 1, RECIPE, LIMITS)
    left.close()
    left.close()
    with pytest.raises(IncumbentError, match=r"no cluster|scheme|address"):
        Cluster("nowhere://x")
