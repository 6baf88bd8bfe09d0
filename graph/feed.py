"""The change feed: what each run changed, kept beside the run in the graph of runs.

Each entry knows the articles that it rests on, so that forgetting one of them takes the entry away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import iri
from incumbent.graph.changes import Change
from incumbent.graph.vocabulary import BASE, INC, ORG, PROV, RUNS, TYPE


@dataclass(frozen=True)
class Entry:
    """One change with the address of its run."""

    run: str
    change: Change

    @property
    def name(self) -> str:
        """The name of the run."""
        return self.run.rpartition("/")[2]

    def __str__(self) -> str:
        return str(self.change)


def quads(
    store: pyoxigraph.Store, run: NamedNode, found: Sequence[Change], around: Sequence[Quad]
) -> Iterator[Quad]:
    """Entries for what a run changed; ``around`` are the quads that stood or stand of what it touched."""
    number = sum(1 for _ in store.quads_for_pattern(None, PROV.wasGeneratedBy, run, RUNS))
    grounds = _Grounds(store, around)
    for place, change in enumerate(found, number):
        node = NamedNode(f"{run.value}/{place:06}")
        yield Quad(node, TYPE, INC.Change, RUNS)
        yield Quad(node, PROV.wasGeneratedBy, run, RUNS)
        yield Quad(node, INC.change, Literal(change.as_json()), RUNS)
        for article in sorted(grounds.of(change), key=str):
            yield Quad(node, INC.restsOn, article, RUNS)


def entries(store: pyoxigraph.Store, run: str) -> Iterator[Entry]:
    """The entries of a run (an IRI), in order."""
    nodes = [quad.subject for quad in store.quads_for_pattern(None, PROV.wasGeneratedBy, NamedNode(run), RUNS)]
    for node in sorted(nodes, key=str):
        for quad in store.quads_for_pattern(node, INC.change, None, RUNS):
            yield Entry(run, Change.from_json(quad.object.value))  # type: ignore[union-attr]


def traces(store: pyoxigraph.Store, article_id: str) -> Iterator[Quad]:
    """All of the entries that rest on an article."""
    for link in store.quads_for_pattern(None, INC.restsOn, iri.article(article_id), RUNS):
        yield from store.quads_for_pattern(link.subject, None, None, RUNS)


class _Grounds:
    """The articles that changes rest on, by what stood or stands of the things that changed."""

    def __init__(self, store: pyoxigraph.Store, around: Sequence[Quad]) -> None:
        self._store = store
        self._behind: dict[str, set[str]] = {}
        self._namesakes: dict[str, set[str]] = {}
        self._articles: dict[str, set[NamedNode]] = {}
        for quad in around:
            if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
                continue
            one, other = quad.subject.value, quad.object.value
            if quad.predicate == INC.about:
                self._behind.setdefault(other, set()).add(one)
            elif quad.predicate in {INC.between, INC.hasMention, INC.inferredFrom, ORG.member}:
                self._behind.setdefault(one, set()).add(other)
            if quad.predicate == INC.hasMention:
                self._namesakes.setdefault(_base(one), set()).add(one)

    def of(self, change: Change) -> set[NamedNode]:
        """The articles of the claims behind a tenure or a conflict, and behind those that its bounds are inferred from.

        Of people those that name them or a namesake, since these decide on readable addresses.
        """
        things = [change.iri, *(BASE + text for text in (change.before, change.after) if text.startswith("person/"))]
        if "/person/" in change.iri:
            people = {other for one in things for other in self._namesakes.get(_base(one), ())}
            return set().union(*(self._of(mention) for one in people for mention in self._behind.get(one, ())))
        found: set[NamedNode] = set()
        for thing in self._behind.get(change.iri, ()):
            if "/tenure/" in thing:
                found = found.union(*(self._of(claim) for claim in self._behind.get(thing, ()) if "/claim/" in claim))
            elif "/claim/" in thing:
                found |= self._of(thing) or self._of_holder(change.iri)
        return found

    def _of_holder(self, tenure: str) -> set[NamedNode]:
        """For a claim extracted anew: any article that names the holder."""
        holders = (one for one in self._behind.get(tenure, ()) if "/person/" in one and "/mention/" not in one)
        return set().union(*(self._of(mention) for one in holders for mention in self._behind.get(one, ())))

    def _of(self, thing: str) -> set[NamedNode]:
        """The article of a mention or claim; of a claim that is gone none can be told."""
        if "/mention/" in thing:
            return {iri.article(thing.split("/mention/")[1].partition("/")[0])}
        if thing not in self._articles:
            sources = self._store.quads_for_pattern(NamedNode(thing), INC.source, None, None)
            self._articles[thing] = {quad.object for quad in sources if isinstance(quad.object, NamedNode)}
        return self._articles[thing]


def _base(person: str) -> str:
    """A readable address without what tells namesakes apart."""
    return person.rpartition("/")[2].partition("--")[0]
