"""Positions that show a picture without a layout run: linear in nodes and edges, no chance in it.

Every community is drawn as a tree from its best connected node, ring by ring, each branch in a
wedge as wide as it has leaves. The communities lie on a spiral, the largest in the middle, each
with room for its own rings.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence

import networkx as nx

RING = 40.0
"""Distance between two rings, in the units of the picture."""
GOLDEN = math.pi * (3 - math.sqrt(5))


def place(graph: nx.MultiDiGraph, community: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """A position for every node, rounded to a tenth of a unit."""
    members: dict[int, list[str]] = {}
    for name in sorted(graph):
        members.setdefault(community[name], []).append(name)
    drawn = [_tree(graph, names, community) for _, names in sorted(members.items())]
    positions: dict[str, tuple[float, float]] = {}
    covered = 0.0
    for index, picture in enumerate(drawn):
        radius = RING / 2 + max(math.hypot(x, y) for x, y in picture.values())
        # the area within the spiral grows by the area of what is laid on it
        distance = 0.0 if index == 0 else math.sqrt(covered) + radius
        covered += 2.2 * radius * radius
        angle = index * GOLDEN
        left, top = distance * math.cos(angle), distance * math.sin(angle)
        for name, (x, y) in picture.items():
            positions[name] = (round(left + x, 1), round(top + y, 1))
    return positions


def _tree(
    graph: nx.MultiDiGraph, names: Sequence[str], community: Mapping[str, int]
) -> dict[str, tuple[float, float]]:
    """Rings around the best connected node; parts it does not reach hang on it as branches."""
    root = max(names, key=lambda name: (graph.degree(name), name))
    parent, depth = {root: root}, {root: 0}
    order = _spread(graph, root, parent, depth, community)
    for start in names:
        if start not in parent:
            parent[start], depth[start] = root, 1
            order += _spread(graph, start, parent, depth, community)
    leaves = dict.fromkeys(order, 0)
    for name in reversed(order):
        leaves[name] = leaves[name] or 1
        if name != root:
            leaves[parent[name]] += leaves[name]
    ring = max(RING, leaves[root] * RING / (2 * math.pi * max(1, *depth.values())) * 0.6)
    wedge = {root: 0.0}
    used = dict.fromkeys(order, 0.0)
    positions = {root: (0.0, 0.0)}
    for name in order[1:]:
        above = parent[name]
        share = 2 * math.pi * leaves[name] / leaves[root]
        wedge[name] = wedge[above] + used[above]
        used[above] += share
        angle = wedge[name] + share / 2
        distance = depth[name] * ring
        positions[name] = (distance * math.cos(angle), distance * math.sin(angle))
    return positions


def _spread(
    graph: nx.MultiDiGraph, start: str, parent: dict[str, str], depth: dict[str, int], community: Mapping[str, int]
) -> list[str]:
    """Walk breadth first from ``start`` within its community, noting parents and depths."""
    order = [start]
    waiting = deque(order)
    while waiting:
        here = waiting.popleft()
        for there in sorted({*graph.successors(here), *graph.predecessors(here)}):
            if there not in parent and community[there] == community[here]:
                parent[there], depth[there] = here, depth[here] + 1
                order.append(there)
                waiting.append(there)
    return order
