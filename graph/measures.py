"""Degree, betweenness and community of every node, the same on every run.

Nodes are numbered in sorted order first: networkx walks sets, and sets of texts come in another
order in every process.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

SEED = 1
EXACT = 4_000_000
"""Steps (sources times nodes and edges) up to which betweenness is exact; beyond, sampled."""
LOUVAIN = 20_000
"""Edges of a connected part up to which communities come from Louvain's method."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the shape of the network says of one node.

    ``degree`` counts edges, parallel ones too; ``betweenness`` is normalized to 0..1 and ignores
    direction; ``community`` is a number from 0, the largest community first.
    """

    degree: int
    betweenness: float
    community: int


def measure(graph: nx.MultiDiGraph) -> dict[str, Measure]:
    """Measure every node of ``graph``, directions and parallel edges aside."""
    names = sorted(graph)
    number = {name: i for i, name in enumerate(names)}
    simple = nx.Graph()
    simple.add_nodes_from(range(len(names)))
    simple.add_edges_from(sorted((number[a], number[b]) for a, b in set(graph.edges()) if a != b))
    between = _betweenness(simple)
    community = _communities(simple)
    return {
        name: Measure(graph.degree(name), round(between[i], 6), community[i]) for name, i in number.items()
    }


def _betweenness(simple: nx.Graph) -> dict[int, float]:
    work = len(simple) + simple.number_of_edges()
    if len(simple) * work <= EXACT:
        found: dict[int, float] = nx.betweenness_centrality(simple)
        return found
    sample = min(len(simple), max(8, EXACT // work))
    sampled: dict[int, float] = nx.betweenness_centrality(simple, k=sample, seed=SEED)
    return sampled


def _communities(simple: nx.Graph) -> dict[int, int]:
    groups: list[list[int]] = []
    for part in nx.connected_components(simple):
        if len(part) <= 3:
            groups.append(sorted(part))
            continue
        inside = nx.Graph()
        inside.add_nodes_from(sorted(part))
        inside.add_edges_from(sorted(tuple(sorted(edge)) for edge in simple.subgraph(part).edges()))
        if inside.number_of_edges() <= LOUVAIN:
            split = nx.community.louvain_communities(inside, seed=SEED)
        else:
            split = nx.community.fast_label_propagation_communities(inside, seed=SEED)
        groups.extend(sorted(group) for group in split)
    groups.sort(key=lambda group: (-len(group), group[0]))
    return {node: index for index, group in enumerate(groups) for node in group}
