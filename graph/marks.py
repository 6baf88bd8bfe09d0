"""What has changed in the evidence and waits to be consolidated, written with the evidence itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph.store import Store
from incumbent.graph.vocabulary import BASE, INC, MARKS

_SUBJECT = NamedNode(BASE + "store")


@dataclass(frozen=True)
class Marks:
    """Blocking keys of touched people, ids of touched articles, keys of posts that lost a claim."""

    people: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()


def quads(people: Iterable[str] = (), articles: Iterable[str] = (), posts: Iterable[str] = ()) -> list[Quad]:
    """The quads to write in the transaction that changes the evidence."""
    kinds = (("person", people), ("article", articles), ("post", posts))
    words = sorted({f"{kind} {key}" for kind, keys in kinds for key in keys})
    return [Quad(_SUBJECT, INC.toConsolidate, Literal(word), MARKS) for word in words]


def read(store: Store) -> Marks:
    """All marks of the store."""
    found: dict[str, set[str]] = {"person": set(), "article": set(), "post": set()}
    for quad in store.quads.quads_for_pattern(_SUBJECT, INC.toConsolidate, None, MARKS):
        kind, _, key = quad.object.value.partition(" ")  # type: ignore[union-attr]
        found[kind].add(key)
    return Marks(*(frozenset(found[kind]) for kind in ("person", "article", "post")))


