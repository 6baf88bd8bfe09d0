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
from incumbent.graph.vocabulary import INC, ORG, PROV, RUNS, TYPE


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
    behind, holders = _behind(around), _holders(around)
    sources: dict[NamedNode, set[NamedNode]] = {}
    for place, change in enumerate(found, number):
        node = NamedNode(f"{run.value}/{place:06}")
        yield Quad(node, TYPE, INC.Change, RUNS)
        yield Quad(node, PROV.wasGeneratedBy, run, RUNS)
        yield Quad(node, INC.change, Literal(change.as_json()), RUNS)
        grounds: set[NamedNode] = set()
        for thing in behind.get(change.iri, ()):
            if thing not in sources:
                sources[thing] = _articles(store, thing)
            grounds |= sources[thing]
            if not sources[thing] and change.iri in holders:  # extracted anew: any article that names the holder
                grounds = grounds.union(*(_articles(store, one) for one in behind.get(holders[change.iri], ())))
        for article in sorted(grounds, key=str):
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


def _behind(quads: Sequence[Quad]) -> dict[str, set[NamedNode]]:
    """The claims and mentions behind people, tenures and conflicts, by address."""
    found: dict[str, set[NamedNode]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            if quad.predicate == INC.about:
                found.setdefault(quad.object.value, set()).add(quad.subject)
            elif quad.predicate in {INC.between, INC.hasMention}:
                found.setdefault(quad.subject.value, set()).add(quad.object)
    return found


def _holders(quads: Sequence[Quad]) -> dict[str, str]:
    """Who holds each tenure, by address."""
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate == ORG.member and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }


def _articles(store: pyoxigraph.Store, thing: NamedNode) -> set[NamedNode]:
    """The article of a mention or claim; of a claim that is gone none can be told."""
    if "/mention/" in thing.value:
        return {iri.article(iri.tail(thing).partition("/")[0])}
    found = (quad.object for quad in store.quads_for_pattern(thing, INC.source, None, None))
    return {article for article in found if isinstance(article, NamedNode)}
