"""What waits to be consolidated, cut into portions, so that memory is bounded by the largest of them and not by all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal

from incumbent.graph.rulings import Rulings
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import INC

MOST = 1_000
"""Mentions of people that one portion takes, unless a single person has more."""


def portions(store: Store, blocks: Iterable[str], ruled: Rulings, most: int | None = None) -> Iterator[frozenset[str]]:
    """Blocking keys of people, those that verdicts tie together in one portion, in a fixed order."""
    bound = MOST if most is None else most
    taken: set[str] = set()
    weight = 0
    for group in joined(blocks, ruled):
        mentions = sum(1 for key in group for _ in store.quads.quads_for_pattern(None, INC.key, Literal(key), None))
        if taken and weight + mentions > bound:
            yield frozenset(taken)
            taken, weight = set(), 0
        taken.update(group)
        weight += mentions
    if taken:
        yield frozenset(taken)


def batches(words: Iterable[str], most: int | None = None) -> list[frozenset[str]]:
    """Words in portions of MOST, in a fixed order; at least one, which may be empty."""
    ordered, step = sorted(words), MOST if most is None else most
    return [frozenset(ordered[place : place + step]) for place in range(0, len(ordered), step)] or [frozenset()]


def joined(blocks: Iterable[str], ruled: Rulings) -> list[tuple[str, ...]]:
    """Blocks that verdicts or identifiers tie together, as one each."""
    done: set[str] = set()
    found = []
    for block in sorted(blocks):
        if block in done:
            continue
        group, waiting = {block}, [block]
        while waiting:
            for other in ruled.tied(waiting.pop()) - group:
                group.add(other)
                waiting.append(other)
        done |= group
        found.append(tuple(sorted(group)))
    return found
