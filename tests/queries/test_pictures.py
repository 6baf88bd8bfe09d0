"""What pages and pictures need beside the questions: quotes by what they are about, texts, neighbours, links, years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyoxigraph
import pytest

from incumbent.errors import UsageError
from incumbent.graph.engine import LocalEngine
from incumbent.graph.picture import spots
from incumbent.queries.accounts import accounts
from incumbent.queries.article import article
from incumbent.queries.links import links
from incumbent.queries.owner import owner
from incumbent.queries.profile import profile, structure
from incumbent.queries.tenure import Tenure
from incumbent.queries.thing import Thing
from incumbent.queries.turnover import Year, turnover

BASE = "https://incumbent.example/"
ANA = Thing("Ana Reyes", f"{BASE}person/ana-reyes")
ORCHARD = Thing("The Orchard Company", f"{BASE}organization/the-orchard-company")


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    store = pyoxigraph.Store()
    store.load(path=str(Path(__file__).parent / "graph.trig"), format=pyoxigraph.RdfFormat.TRIG)
    return LocalEngine(store)


def test_quotes_by_what_they_are_about(engine: LocalEngine) -> None:
    found = accounts(engine, ANA)
    assert {iri.removeprefix(BASE): [one.text for one in quotes] for iri, quotes in found.items()} == {
        "tenure/ana-reyes--1": ["Ana Reyes was confirmed in December.", "Reyes resigned Saturday."],
        "event/reyes-confirm": ["Ana Reyes was confirmed in December."],
        "event/reyes-resign": ["Reyes resigned Saturday."],
        "event/reyes-resign-requested": ["She was asked to resign."],
    }
    assert accounts(engine, Thing("nobody", f"{BASE}person/nobody")) == {}


def test_an_article(engine: LocalEngine) -> None:
    found = article(engine, f"{BASE}article/a1")
    assert found is not None
    assert found.article.label == "Reyes is pressed to go"
    for one in found.claims:
        assert found.text[one.quote.start : one.quote.end] == one.quote.text
    assert [one.person for one in found.claims] == [ANA, ANA]
    assert article(engine, f"{BASE}article/none") is None


def test_neighbours(engine: LocalEngine) -> None:
    assert profile(engine, ANA).names == ("Reyes",)
    assert [post.label for post in structure(engine, ORCHARD).posts] == [
        "chief executive officer, The Orchard Company",
        "chief financial officer, The Orchard Company",
    ]
    assert owner(engine, f"{BASE}event/reyes-resign") == ANA
    assert owner(engine, f"{BASE}tenure/ana-reyes--1") == ANA
    assert owner(engine, f"{BASE}tenure/none") is None


def test_links(engine: LocalEngine) -> None:
    everything = links(engine)
    assert len(everything.links) == 5
    assert not everything.cut
    assert links(engine, limit=4).cut
    assert {one.person.label for one in links(engine, organization=ORCHARD).links} == {
        "Carla Moreno", "Dan Moreno", "Eva Stone",
    }  # fmt: skip
    then = links(engine, since="2015-01-01", until="2015-12-31").links
    assert {one.person.label for one in then} == {"Carla Moreno", "Dan Moreno"}, "an unknown end may last"
    assert [one.start for one in links(engine, person=ANA).links] == [date(2021, 12, 1)]
    with pytest.raises(UsageError):
        links(engine, since="2015-02-30")


def test_every_node_has_a_spot_and_always_the_same() -> None:
    edges = [("a", "b"), ("a", "c"), ("d", "e")]
    found = spots(edges)
    assert found == spots(reversed(edges))
    assert {name: spot.degree for name, spot in found.items()} == {"a": 2, "b": 1, "c": 1, "d": 1, "e": 1}
    assert len({(spot.x, spot.y) for spot in found.values()}) == 5
    assert spots([]) == {}


def test_turnover() -> None:
    def held(capacity: str, *bounds: date | None) -> Tenure:
        early, late, first_end, last_end = bounds
        return Tenure("urn:t", ANA, None, None, capacity, "ended", early, late, first_end, last_end)

    found = turnover([
        held("substantive", date(2019, 1, 1), date(2019, 12, 31), date(2021, 3, 1), date(2021, 3, 1)),
        held("acting", date(2021, 3, 1), date(2021, 3, 1), date(2021, 12, 30), date(2022, 1, 2)),
        held("designate", date(2021, 1, 1), date(2021, 1, 1), date(2021, 2, 1), date(2021, 2, 1)),
        held("substantive", None, date(2021, 5, 5), None, None),
    ])  # fmt: skip
    assert found == (Year(2019, 1, 0), Year(2020, 0, 0), Year(2021, 1, 1))
    assert turnover([]) == ()
