"""What waits to be consolidated, cut into portions, so that memory is bounded by the largest of them and not by all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pyoxigraph import Literal

from incumbent.graph import iri
from incumbent.graph.posts import Post
from incumbent.graph.rulings import Rulings
from incumbent.graph.standing import Standing
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import INC

T = TypeVar("T")

MOST = 1_000
"""Mentions of people, or claims on posts, that one portion takes, unless a single person or post has more."""


def portions(store: Store, blocks: Iterable[str], ruled: Rulings) -> Iterator[frozenset[str]]:
    """Blocking keys of people, those that verdicts tie together in one portion, in the order of the keys."""
    for part in _cut(joined(blocks, ruled), lambda group: sum(_mentions(store, key) for key in group)):
        yield frozenset(key for group in part for key in group)


def batches(store: Store, keys: Iterable[str]) -> Iterator[frozenset[str]]:
    """Keys of posts, those of one organization after each other, by the claims on them."""
    standing = Standing(store)
    ordered = sorted(keys, key=lambda key: (Post.from_key(key).body, key))
    weights = {key: len(standing.claims_on(iri.node("post", key))) for key in ordered}
    del standing  # nobody holds the files between two batches
    yield from map(frozenset, _cut(ordered, weights.__getitem__))


def _cut(things: Iterable[T], weight: Callable[[T], int]) -> Iterator[list[T]]:
    part: list[T] = []
    held = 0
    for thing in things:
        more = weight(thing)
        if part and held + more > MOST:
            yield part
            part, held = [], 0
        part.append(thing)
        held += max(more, 1)
    if part:
        yield part


def _mentions(store: Store, key: str) -> int:
    return sum(1 for _ in store.quads.quads_for_pattern(None, INC.key, Literal(key), None))


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
