"""What waits to be consolidated, cut into portions, so that memory is bounded by the largest of them and not by all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from incumbent.graph.rulings import Rulings
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import INC

MOST = 1_000
"""Mentions of people that one portion takes, unless a single person has more."""


def portions(store: Store, blocks: Iterable[str], ruled: Rulings, most: int | None = None) -> Iterator[frozenset[str]]:
    """Blocking keys of people, those that verdicts tie together in one portion, in a fixed order.

    Who is said to hold the same post comes together where that can be, since a post is consolidated with every
    portion that touches it: a table of 10,000 tenures takes 30 s so, and 48 s in the order of names.
    """
    bound = MOST if most is None else most
    taken: set[str] = set()
    weight = 0
    for _, group, mentions in sorted(_placed(store, group) for group in joined(blocks, ruled)):
        if taken and weight + mentions > bound:
            yield frozenset(taken)
            taken, weight = set(), 0
        taken.update(group)
        weight += mentions
    if taken:
        yield frozenset(taken)


def _placed(store: Store, group: tuple[str, ...]) -> tuple[tuple[str, str], tuple[str, ...], int]:
    """The first organization and title that a group of blocks is told of, the group, and its mentions."""
    mentions = [node for key in group for node in _subjects(store, INC.key, Literal(key))]
    claims = [claim for node in mentions for claim in _subjects(store, INC.personMention, node)]
    places = [(min(_values(store, claim, INC.organizationMention), default=""),
               min(_values(store, claim, INC.title), default="")) for claim in claims]  # fmt: skip
    return min(places, default=("", "")), group, len(mentions)


def _subjects(store: Store, predicate: NamedNode, value: NamedNode | Literal) -> list[NamedNode]:
    quads = store.quads.quads_for_pattern(None, predicate, value, None)
    return [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]


def _values(store: Store, subject: NamedNode, predicate: NamedNode) -> list[str]:
    """Words, or the blocking keys of what is mentioned."""
    found = [quad.object for quad in store.quads.quads_for_pattern(subject, predicate, None, None)]
    keys = [key for one in found if isinstance(one, NamedNode) for key in _values(store, one, INC.key)]
    return [*keys, *(one.value for one in found if isinstance(one, Literal))]


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
