"""The networkx projection: who, which post, where, and what happened, as nodes and edges.

Every attribute is a text, a whole number, a real number or a truth value, one type for each name,
and what is unknown is left out: no None, so that any writer of graph files takes it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import networkx as nx

from incumbent.graph.layout import place
from incumbent.graph.measures import measure
from incumbent.graph.records import Event, Records, Tenure, read
from incumbent.graph.selection import Selection

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine

Value = str | int | float | bool
COLOURS = {
    "person": "#3b6fb6",
    "post": "#d98f2b",
    "organization": "#5a9e54",
    "tenure": "#8a8f98",
    "event": "#b5485d",
}
SIZES = {"person": 10.0, "post": 12.0, "organization": 16.0, "tenure": 6.0, "event": 5.0}


def network(
    engine: Engine,
    *,
    flat: bool = False,
    person: str | None = None,
    organization: str | None = None,
    on: date | str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    measures: bool = True,
) -> nx.MultiDiGraph:
    """Project the consolidated layer to a directed multigraph whose nodes are IRIs.

    The default keeps people, posts, organizations, tenures and events as nodes. ``flat`` makes
    each tenure one edge from person to post, and leaves events and organizations out. For the
    conditions see `Selection`. ``measures`` adds degree, betweenness, community, position and
    size; without them a large projection takes a fifth of the time.
    """
    chosen = Selection(person, organization, on, since, until).apply(read(engine, events=not flat))
    return project(chosen, flat=flat, measures=measures)


def project(records: Records, *, flat: bool = False, measures: bool = True) -> nx.MultiDiGraph:
    """The same from records at hand."""
    graph = nx.MultiDiGraph(name="incumbent")
    _things(graph, records, flat)
    if flat:
        _flat(graph, records)
    else:
        _tenures(graph, records)
        _events(graph, records)
    _lifetimes(graph)
    if measures and len(graph):
        _measured(graph)
    return graph


def _things(graph: nx.MultiDiGraph, records: Records, flat: bool) -> None:
    for person in records.people.values():
        _node(graph, person.iri, "person", person.label)
    for post in records.posts.values():
        extra: dict[str, Value | None] = {"role": post.role, "seats": post.seats}
        if flat:
            extra["organization"] = records.label(post.organization)
        _node(graph, post.iri, "post", post.label, **extra)
    if flat:
        return
    for body in records.organizations.values():
        _node(graph, body.iri, "organization", body.label)
    for post in records.posts.values():
        _edge(graph, post.iri, "in", post.organization)
    for body in records.organizations.values():
        _edge(graph, body.iri, "part of", body.parent)


def _flat(graph: nx.MultiDiGraph, records: Records) -> None:
    for tenure in records.tenures.values():
        if tenure.person in graph and tenure.post in graph:
            data = {"id": tenure.iri, "kind": "tenure", "label": tenure.capacity} | _known(_of_tenure(tenure))
            graph.add_edge(tenure.person, tenure.post, key=tenure.iri, **data)
    graph.remove_nodes_from([node for node, degree in graph.degree() if degree == 0])


def _tenures(graph: nx.MultiDiGraph, records: Records) -> None:
    for tenure in records.tenures.values():
        who = records.label(tenure.person) or tenure.person
        what = records.label(tenure.post) or records.label(tenure.organization) or "unknown post"
        _node(graph, tenure.iri, "tenure", f"{who}: {what}", **_of_tenure(tenure))
    for tenure in records.tenures.values():
        _edge(graph, tenure.person, "holds", tenure.iri, tenure)
        _edge(graph, tenure.iri, "of", tenure.post or tenure.organization, tenure)


def _events(graph: nx.MultiDiGraph, records: Records) -> None:
    for event in records.events.values():
        who = records.label(event.person) or "somebody"
        label = f"{who}: {event.type.replace('_', ' ')}" + ("" if event.realis == "actual" else f" ({event.realis})")
        _node(
            graph, event.iri, "event", label,
            type=event.type, realis=event.realis, edtf=event.edtf, start=event.start, end=event.end,
        )  # fmt: skip
    for event in records.events.values():
        _edge(graph, event.iri, "of", event.person, event)
        _edge(graph, event.iri, "concerns", event.post, event)
        _edge(graph, event.agent, "causes", event.iri, event)
    for tenure in records.tenures.values():
        for iri in tenure.started_by:
            _edge(graph, iri, "starts", tenure.iri, records.events.get(iri))
        for iri in tenure.ended_by:
            _edge(graph, iri, "ends", tenure.iri, records.events.get(iri))


def _of_tenure(tenure: Tenure) -> dict[str, Value | None]:
    return {
        "capacity": tenure.capacity,
        "end_status": tenure.end_status,
        "accepted": tenure.accepted,
        "start": tenure.start,
        "end": tenure.end,
        "earliest_begin": tenure.earliest_begin,
        "latest_begin": tenure.latest_begin,
        "earliest_end": tenure.earliest_end,
        "latest_end": tenure.latest_end,
        "first_attested": tenure.first_attested,
        "last_attested": tenure.last_attested,
        "inferred_end": tenure.inferred_end,
        "edtf": tenure.edtf,
    }


def _known(values: dict[str, Value | None]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}


def _node(graph: nx.MultiDiGraph, iri: str, kind: str, label: str, **extra: Value | None) -> None:
    graph.add_node(iri, kind=kind, label=label, color=COLOURS[kind], **_known(extra))


def _edge(
    graph: nx.MultiDiGraph, source: str | None, label: str, target: str | None, of: Tenure | Event | None = None
) -> None:
    """Add an edge between two nodes that are there; ``of`` lends it its days."""
    if source is None or target is None or source not in graph or target not in graph:
        return
    iri = f"{source} {label} {target}"
    days = _known({"start": of.start, "end": of.end}) if of else {}
    graph.add_edge(source, target, key=iri, id=iri, kind=label, label=label, **days)


def _lifetimes(graph: nx.MultiDiGraph) -> None:
    """A person or post is there from the first to the last day of any tenure or event at it."""
    for node, data in graph.nodes(data=True):
        if data["kind"] not in {"person", "post"}:
            continue
        touching = (*graph.in_edges(node, data=True), *graph.out_edges(node, data=True))
        edges = [edge for *_, edge in touching if edge["kind"] != "in"]
        starts = [edge.get("start") for edge in edges]
        ends = [edge.get("end") for edge in edges]
        if starts and all(starts):
            data["start"] = min(starts)
        if ends and all(ends):
            data["end"] = max(ends)


def _measured(graph: nx.MultiDiGraph) -> None:
    found = measure(graph)
    positions = place(graph, {node: m.community for node, m in found.items()})
    for node, data in graph.nodes(data=True):
        this = found[node]
        data["degree"], data["betweenness"], data["community"] = this.degree, this.betweenness, this.community
        data["x"], data["y"] = positions[node]
        data["size"] = round(SIZES[data["kind"]] * min(4.0, 1 + this.degree**0.5 / 4), 1)
