"""A store behind a SPARQL 1.1 endpoint, to be written to: the same small interface as a store on this machine.

Patterns become SELECT queries, and each transaction one UPDATE request, which the endpoint has to carry out
whole or not at all. Every request can be made twice without harm, so that it is made again where the
endpoint does not answer. Nothing keeps a second writer out: let there be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self, cast

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph.engine import LocalEngine
from incumbent.graph.remote import RemoteEngine
from incumbent.graph.store import Store, data, finish

TOGETHER = 5_000
"""Quads of one request, where they need not come together."""


class RemoteStore(Store):
    """See :class:`incumbent.graph.store.Store`. Raises StoreError where the endpoint stays away, or refuses."""

    def __init__(self, engine: RemoteEngine) -> None:
        super().__init__(cast(pyoxigraph.Store, RemoteQuads(engine)), None, None)
        self._engine = engine

    @classmethod
    def at(cls, engine: RemoteEngine) -> Self:
        """The store at an endpoint that answers; what a killed writer left there is finished first."""
        engine.ask("ASK {}")
        store = cls(engine.patient())
        finish(store)
        return store

    def engine(self) -> LocalEngine:
        """See :class:`Store`."""
        return cast(LocalEngine, self._engine)

    def having(self, predicate: NamedNode, values: Iterable[Literal]) -> set[NamedNode]:
        """See :class:`Store`; in one request."""
        wanted = " ".join(map(str, values))
        if not wanted:
            return set()
        query = f"SELECT DISTINCT ?s WHERE {{ VALUES ?o {{ {wanted} }} GRAPH ?g {{ ?s {predicate} ?o }} }}"
        return {row["s"] for row in self._engine.select(query) if isinstance(row["s"], NamedNode)}

    def apply(self, *, drop: Iterable[NamedNode] = (), remove: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> None:
        """See :class:`Store`; all in one request."""
        steps = [f"DROP SILENT GRAPH {graph}" for graph in drop]
        steps += (
            f"{what} DATA {{{text}}}" for what, quads in (("DELETE", remove), ("INSERT", add)) if (text := data(quads))
        )
        if steps:
            self._engine.update(";\n".join(steps))

    def load(self, quads: Iterable[Quad]) -> None:
        """See :class:`Store`; in several requests."""
        waiting: list[Quad] = []
        for quad in quads:
            waiting.append(quad)
            if len(waiting) == TOGETHER:
                self.apply(add=waiting)
                waiting.clear()
        self.apply(add=waiting)


class RemoteQuads:
    """What readers by patterns need of an Oxigraph store, over an endpoint."""

    def __init__(self, engine: RemoteEngine) -> None:
        self._engine = engine

    def quads_for_pattern(
        self, subject: NamedNode | None, predicate: NamedNode | None, object: NamedNode | Literal | None,
        graph_name: NamedNode | None = None,
    ) -> Iterator[Quad]:  # fmt: skip
        """The quads that fit, those of the default graph left out."""
        given = (subject, predicate, object, graph_name)
        terms = [f"?{name}" if term is None else str(term) for name, term in zip("spog", given, strict=True)]
        wanted = " ".join(term for term in terms if term.startswith("?")) or "(1 AS ?one)"
        query = f"SELECT {wanted} WHERE {{ GRAPH {terms[3]} {{ {' '.join(terms[:3])} }} }}"
        for row in self._engine.select(query):
            found = (row.get(name, term) for name, term in zip("spog", given, strict=True))
            yield Quad(*found)  # type: ignore[arg-type]

    def named_graphs(self) -> Iterator[NamedNode]:
        """The names of the graphs."""
        for row in self._engine.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
            yield cast(NamedNode, row["g"])

    def __iter__(self) -> Iterator[Quad]:
        return self.quads_for_pattern(None, None, None)
