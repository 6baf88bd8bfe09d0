"""The projection: what is a node, what is an edge, and that nothing unknown gets in."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from incumbent.errors import AmbiguousName, UnknownName, UsageError
from incumbent.graph.engine import LocalEngine
from incumbent.graph.export.request import Request
from incumbent.graph.measures import measure
from incumbent.graph.network import network, project
from incumbent.graph.records import Person, Post, Records, Tenure, read, sources
from incumbent.graph.selection import Selection, resolve

BASE = "https://incumbent.example/"
LARK = f"{BASE}person/ada-lark"
FINCH = f"{BASE}person/bo-finch"
POST = f"{BASE}post/commissioner--harbour-office"
LARKS = f"{BASE}tenure/ada-lark--commissioner--harbour-office--1"


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    store = ox.Store()
    store.load(path=Path(__file__).with_name("career.trig"), format=ox.RdfFormat.TRIG)
    return LocalEngine(store)


def test_default_keeps_tenures_and_events_as_nodes(engine: LocalEngine) -> None:
    graph = network(engine)
    kinds = sorted(data["kind"] for _, data in graph.nodes(data=True))
    assert kinds == [*["event"] * 2, *["organization"] * 2, *["person"] * 3, "post", *["tenure"] * 2]
    assert graph.nodes[LARKS]["earliest_begin"] == "2021-12-01"
    assert graph.nodes[LARKS]["start"] == "2021-12-01"
    assert graph.has_edge(f"{BASE}event/lark-resigns", LARKS)
    assert graph.nodes[f"{BASE}event/lark-asked"]["label"] == "Ada Lark: resign (requested)"


def test_flat_has_one_edge_per_tenure(engine: LocalEngine) -> None:
    graph = network(engine, flat=True)
    assert sorted(graph) == [LARK, FINCH, POST]
    assert graph.edges[LARK, POST, LARKS]["end"] == "2022-11-12"
    acting = graph.edges[FINCH, POST, f"{BASE}tenure/bo-finch--commissioner--harbour-office--1"]
    assert (acting["capacity"], acting["start"], acting["end_status"]) == ("acting", "2022-11-12", "unknown")
    assert "end" not in acting
    assert (graph.nodes[POST]["start"], graph.nodes[POST].get("end")) == ("2021-12-01", None)


@pytest.mark.parametrize("flat", [False, True])
def test_attributes_are_plain_and_of_one_type(engine: LocalEngine, flat: bool) -> None:
    graph = network(engine, flat=flat)
    for rows in ((d for _, d in graph.nodes(data=True)), (d for *_, d in graph.edges(data=True))):
        types: dict[str, set[type]] = {}
        for data in rows:
            for name, value in data.items():
                types.setdefault(name, set()).add(type(value))
        assert all(len(found) == 1 and found <= {str, int, float, bool} for found in types.values()), types
    ids = [data["id"] for *_, data in graph.edges(data=True)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "conditions", [{}, {"person": "Ada Lark"}, {"on": "2022-06-01"}, {"organization": "Ministry of Tides"}]
)
def test_flat_is_the_same_without_reading_events(engine: LocalEngine, conditions: dict[str, str]) -> None:
    whole = project(Selection(**conditions).apply(read(engine)), flat=True)
    request = Request(engine, Selection(**conditions), flat=True)
    assert not read(engine, events=False).events
    for graph in (network(engine, flat=True, **conditions), request.network()):
        assert list(graph.nodes(data=True)) == list(whole.nodes(data=True))
        assert list(graph.edges(keys=True, data=True)) == list(whole.edges(keys=True, data=True))


def test_selection(engine: LocalEngine) -> None:
    def holders(**conditions: str) -> list[str]:
        return sorted(who for who, *_ in network(engine, flat=True, measures=False, **conditions).edges)

    assert holders(person="ada lark") == [LARK]
    assert holders(organization="Ministry of Tides") == [LARK, FINCH]
    assert holders(on="2022-06-01") == [LARK]
    assert holders(since="2022-11-13") == [FINCH]
    assert holders(until="2021-11-30") == []
    asked = network(engine, person="Cy Wren")
    assert f"{BASE}event/lark-asked" in asked
    assert LARKS not in asked


@pytest.mark.parametrize(
    ("conditions", "error"),
    [
        ({"on": "2022-13-01"}, UsageError),
        ({"since": "2022-02-01", "until": "2022-01-01"}, UsageError),
        ({"on": "2022-02-01", "until": "2022-01-01"}, UsageError),
        ({"person": "Nobody"}, UnknownName),
    ],
)
def test_bad_conditions(engine: LocalEngine, conditions: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        network(engine, **conditions)  # type: ignore[arg-type]


def test_namesakes_are_a_choice() -> None:
    with pytest.raises(AmbiguousName) as error:
        resolve({"a": Person("a", "John Smith"), "b": Person("b", "John Smith")}, "john smith")
    assert error.value.candidates == ("John Smith", "John Smith")


def test_sources_lead_to_articles(engine: LocalEngine) -> None:
    (source,) = sources(engine)[LARKS]
    assert (source.url, source.published) == ("https://news.example/leaves", "2022-11-13")


def test_start_of_an_attested_tenure_never_follows_its_end() -> None:
    former = Tenure("t", "p", "q", None, "substantive", "ended", latest_end="2020-01-01", first_attested="2020-02-01")
    assert (former.start, former.end) == (None, "2020-01-01")


def many(people: int) -> Records:
    posts = {f"q{i}": Post(f"q{i}", f"post {i}") for i in range(people // 2)}
    persons = {f"p{i}": Person(f"p{i}", f"person {i}") for i in range(people)}
    tenures = {
        f"t{i}": Tenure(f"t{i}", f"p{i}", f"q{i * 7 % len(posts)}", None, "substantive", "ended") for i in range(people)
    } | {f"u{i}": Tenure(f"u{i}", f"p{i}", f"q{i % 13}", None, "acting", "ended") for i in range(0, people, 5)}
    return Records(people=persons, posts=posts, tenures=tenures)


def test_measures_and_positions_are_the_same_in_any_order() -> None:
    records = many(300)
    turned = Records(
        people=dict(reversed(records.people.items())), posts=records.posts,
        tenures=dict(reversed(records.tenures.items())),
    )  # fmt: skip
    one, two = project(records, flat=True), project(turned, flat=True)
    assert {n: one.nodes[n] for n in one} == {n: two.nodes[n] for n in two}


def test_positions_lie_apart() -> None:
    graph = project(many(300), flat=True)
    assert len({(d["x"], d["y"]) for _, d in graph.nodes(data=True)}) == len(graph)


def test_betweenness_is_exact_on_small_networks() -> None:
    star = nx.MultiDiGraph([("a", "m"), ("b", "m"), ("m", "c")])
    found = measure(star)
    assert (found["m"].betweenness, found["m"].degree, found["a"].betweenness) == (1.0, 3, 0.0)


def test_reading_an_empty_store() -> None:
    empty = LocalEngine(ox.Store())
    assert read(empty) == Records()
    assert len(network(empty)) == 0
