"""Events: the named queries that list them, and reading many by their addresses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat

from incumbent.graph.engine import LocalEngine
from incumbent.graph.vocabulary import BASE, EARLIEST_BEGIN, INC, LATEST_END, TYPE
from incumbent.queries import event, library
from incumbent.queries.terms import literal

YEAR = {"from": literal(date(2020, 1, 1)), "to": literal(date(2020, 12, 31))}
ABOUT = {
    "person-events": {"person": NamedNode(f"{BASE}ada")},
    "post-events": {"post": NamedNode(f"{BASE}pilot")},
    "organization-events": {"organization": NamedNode(f"{BASE}harbour")},
    "changes": YEAR,
}


@pytest.fixture(scope="module")
def agents() -> LocalEngine:
    store = pyoxigraph.Store()
    store.load(path=str(Path(__file__).parent / "agents.trig"), format=RdfFormat.TRIG)
    return LocalEngine(store)


@pytest.mark.parametrize("query", ABOUT)
def test_agents_keep_their_place_whatever_names_them(agents: LocalEngine, query: str) -> None:
    rows = list(library.run(agents, query, **ABOUT[query]))
    assert [(row["agent"].value, row["agentLabel"].value if "agentLabel" in row else None) for row in rows] == [
        ("urn:preferred", "Preferred"), ("urn:named", "Named"), ("urn:mentioned", "Mentioned"), ("urn:bare", None),
    ]  # fmt: skip
    assert {(row["personLabel"].value, row["postLabel"].value) for row in rows} == {("Ada", "pilot")}


@pytest.mark.parametrize("query", ["changes", "event-days"])
def test_one_realis_alone(agents: LocalEngine, query: str) -> None:
    rows = library.run(agents, query, realis=Literal("requested"), **YEAR)
    assert [row["event"].value for row in rows] == [f"{BASE}two"]


def test_days_of_which_events_may_be(agents: LocalEngine) -> None:
    found = event.between(agents, date(2020, 1, 2), date(2020, 1, 3))
    assert [one.value for one in found] == [f"{BASE}two", f"{BASE}three"]
    assert [one.type for one in event.these(agents, found[::-1])] == ["dismiss", "resign"]


def test_more_events_than_are_read_at_once() -> None:
    store = pyoxigraph.Store()
    day, graph = literal(date(2020, 1, 1)), NamedNode("urn:g")
    wanted = [NamedNode(f"urn:event:{number:03}") for number in range(2 * event.TOGETHER + 1)]
    facts = {TYPE: INC.PersonnelEvent, EARLIEST_BEGIN: day, LATEST_END: day, INC.realis: Literal("actual")}
    store.extend(pyoxigraph.Quad(one, term, value, graph) for one in wanted for term, value in facts.items())
    found = event.between(LocalEngine(store), date(2020, 1, 1), date(2020, 1, 1))
    assert list(found) == wanted
    assert [one.iri for one in event.these(LocalEngine(store), found)] == [one.value for one in wanted]
