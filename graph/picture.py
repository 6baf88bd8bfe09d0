"""Where the nodes of a drawing go, from its edges alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from incumbent.graph.layout import place
from incumbent.graph.measures import measure


@dataclass(frozen=True, slots=True)
class Spot:
    """A node's place in the picture, in units of its own, and how many edges it has."""

    x: float
    y: float
    degree: int


def spots(edges: Iterable[tuple[str, str]]) -> dict[str, Spot]:
    """A place for every end of every edge; the same edges give the same picture."""
    graph = nx.MultiDiGraph()
    graph.add_edges_from(sorted(edges))
    found = measure(graph)
    places = place(graph, {name: one.community for name, one in found.items()})
    return {name: Spot(*places[name], one.degree) for name, one in found.items()}
