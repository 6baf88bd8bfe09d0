"""The change feed: what each run changed, kept beside the run in the graph of runs.

Each entry knows the articles that it rests on, so that forgetting one of them takes the entry away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import iri
from incumbent.graph.account import Account
from incumbent.graph.changes import Change, Changes
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import BASE, INC, ORG, PROV, RUNS, TYPE


@dataclass(frozen=True)
class Entry:
    """One change with the address of its run, and its own."""

    run: str
    change: Change
    iri: str = ""

    @property
    def name(self) -> str:
        """The name of the run."""
        return self.run.rpartition("/")[2]

    def __str__(self) -> str:
        return str(self.change)


class Ledger:
    """Writes down what a run changes, step by step; what several steps change is one entry."""

    def __init__(self, store: Store, run: NamedNode) -> None:
        """What a killed process has written down of the run is taken up."""
        self._store = store
        self._run = run
        self._places: dict[str, int] = {}
        known = list(entries(store.quads, run.value))
        self._account = Account(entry.change for entry in known)
        numbers = [int(entry.iri.rpartition("/")[2]) for entry in known]
        self._places.update(zip((entry.change.iri for entry in known), numbers, strict=True))
        self._next = max(numbers, default=-1) + 1

    def step(self, found: Changes, around: Sequence[Quad]) -> tuple[set[Quad], set[Quad]]:
        """The quads to take away and to add; ``around`` are those that stood or stand of what was touched."""
        gone, come = set[Quad](), set[Quad]()
        grounds = _Grounds(self._store.quads, around)
        told = self._account.take(found)
        places = {earlier.iri: self._places.pop(earlier.iri) for earlier, _ in told if earlier}
        for earlier, later in told:
            articles: set[NamedNode] = set()
            place = self._next
            if earlier:
                place = places[earlier.iri]
                old = [*self._store.quads.quads_for_pattern(self._node(place), None, None, RUNS)]
                articles = {q.object for q in old if q.predicate == INC.restsOn and isinstance(q.object, NamedNode)}
                gone.update(old)
            if later:
                come.update(_entry(self._node(place), self._run, later, articles | grounds.of(later)))
                self._places[later.iri] = place
                self._next = max(self._next, place + 1)
        return gone - come, come - gone

    def _node(self, place: int) -> NamedNode:
        return NamedNode(f"{self._run.value}/{place:06}")


def _entry(node: NamedNode, run: NamedNode, change: Change, articles: Iterable[NamedNode]) -> Iterator[Quad]:
    yield Quad(node, TYPE, INC.Change, RUNS)
    yield Quad(node, PROV.wasGeneratedBy, run, RUNS)
    yield Quad(node, INC.change, Literal(change.as_json()), RUNS)
    for article in articles:
        yield Quad(node, INC.restsOn, article, RUNS)


def entries(store: pyoxigraph.Store, run: str) -> Iterator[Entry]:
    """The entries of a run (an IRI), in order."""
    nodes = [quad.subject for quad in store.quads_for_pattern(None, PROV.wasGeneratedBy, NamedNode(run), RUNS)]
    for node in sorted(nodes, key=str):
        for quad in store.quads_for_pattern(node, INC.change, None, RUNS):
            yield Entry(run, Change.from_json(quad.object.value), node.value)  # type: ignore[union-attr]


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
        holders = [one for one in self._behind.get(tenure, ()) if "/person/" in one and "/mention/" not in one]
        mentions = {mention for one in holders for mention in self._behind.get(one, ())}
        for holder in holders:
            for term in (INC.hasMention, INC.formerMention):
                found = self._store.quads_for_pattern(NamedNode(holder), term, None, None)
                mentions |= {quad.object.value for quad in found if isinstance(quad.object, NamedNode)}
        return set().union(*map(self._of, mentions))

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
