"""What has changed in the evidence and waits to be consolidated, written with the evidence itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph.store import Store
from incumbent.graph.vocabulary import BASE, INC, MARKS, SKOS

_SUBJECT = NamedNode(BASE + "store")


_KINDS = ("person", "article", "post", "unfinished", "everything")


@dataclass(frozen=True)
class Marks:
    """Blocking keys of touched people, ids of touched articles, keys of posts that lost a claim.

    ``unfinished`` are ids of articles that were being written, ``everything`` holds a word where the
    consolidated layer was: what a kill has left of either is not to be trusted.
    """

    people: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    unfinished: frozenset[str] = frozenset()
    everything: frozenset[str] = frozenset()


def quads(people: Iterable[str] = (), articles: Iterable[str] = (), posts: Iterable[str] = ()) -> list[Quad]:
    """The quads to write in the transaction that changes the evidence."""
    return _quads((("person", people), ("article", articles), ("post", posts)))


def unfinished(articles: Iterable[str]) -> list[Quad]:
    """The quads that stand while these articles are written other than in one transaction."""
    return _quads([("unfinished", articles)])


def everything() -> list[Quad]:
    """The quad that stands while the consolidated layer is written other than in one transaction."""
    return _quads([("everything", ["consolidated"])])


def names(found: Iterable[tuple[NamedNode, str]]) -> list[Quad]:
    """Names by which claims call organizations, to be written with the posts that wait."""
    return [Quad(node, INC.waitingName, Literal(name), MARKS) for node, name in found]


def names_of(store: Store, organization: NamedNode) -> set[str]:
    """The names of an organization that wait with its posts."""
    quads = store.quads.quads_for_pattern(organization, INC.waitingName, None, MARKS)
    return {quad.object.value for quad in quads if isinstance(quad.object, Literal)}


def former(gone: Iterable[Quad]) -> list[Quad]:
    """Of quads that go, what the feed has to know of people until their posts are consolidated."""
    terms = {SKOS.prefLabel: INC.formerLabel, INC.hasMention: INC.formerMention}
    return [
        Quad(quad.subject, terms[quad.predicate], quad.object, MARKS)
        for quad in gone
        if quad.predicate in terms and isinstance(quad.subject, NamedNode) and "/person/" in quad.subject.value
    ]


def _quads(kinds: Iterable[tuple[str, Iterable[str]]]) -> list[Quad]:
    words = sorted({f"{kind} {key}" for kind, keys in kinds for key in keys})
    return [Quad(_SUBJECT, INC.toConsolidate, Literal(word), MARKS) for word in words]


def read(store: Store) -> Marks:
    """All marks of the store."""
    found: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for quad in store.quads.quads_for_pattern(_SUBJECT, INC.toConsolidate, None, MARKS):
        kind, _, key = quad.object.value.partition(" ")  # type: ignore[union-attr]
        found[kind].add(key)
    return Marks(*(frozenset(found[kind]) for kind in _KINDS))
