"""Asking a store: one small interface, so that a server elsewhere can take the place of a file here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Triple, Variable

from incumbent.errors import UsageError
from incumbent.graph.vocabulary import PREFIXES

Term = NamedNode | BlankNode | Literal
"""A value of an answer, or one bound to a parameter."""


class Engine(Protocol):
    """SPARQL 1.1 over the union of all graphs; the project's prefixes need no declaration.

    ``bindings`` are values for variables of the query, bound and never pasted into its text. A
    bound variable has to stand in the query's SELECT list; the answers carry it too.
    All three raise UsageError for a query that cannot be parsed or bound.
    """

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[dict[str, Term]]:
        """The rows of a SELECT query; a variable without a value is left out of its row."""
        ...

    def ask(self, query: str) -> bool:
        """The answer of an ASK query."""
        ...

    def construct(self, query: str) -> Iterator[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query."""
        ...


class LocalEngine:
    """An Engine over an Oxigraph store in this process."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store
        """The store itself, for readers that go by patterns instead of SPARQL."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[dict[str, Term]]:
        """See :class:`Engine`."""
        solutions = self._run(query, bindings)
        if not isinstance(solutions, pyoxigraph.QuerySolutions):
            raise UsageError("this is no SELECT query")
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            pairs = zip(names, solution, strict=True)
            yield {name: value for name, value in pairs if value is not None}

    def ask(self, query: str) -> bool:
        """See :class:`Engine`."""
        answer = self._run(query, None)
        if not isinstance(answer, pyoxigraph.QueryBoolean):
            raise UsageError("this is no ASK query")
        return bool(answer)

    def construct(self, query: str) -> Iterator[Triple]:
        """See :class:`Engine`."""
        triples = self._run(query, None)
        if not isinstance(triples, pyoxigraph.QueryTriples):
            raise UsageError("this is no CONSTRUCT query")
        yield from triples

    def _run(
        self, query: str, bindings: Mapping[str, Term] | None
    ) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
        values: dict[Variable, Term | Triple] = {Variable(name): value for name, value in (bindings or {}).items()}
        try:
            return self.store.query(
                query, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=values or None
            )
        except SyntaxError as error:
            raise UsageError(f"the query cannot be parsed: {error}") from error
        except RuntimeError as error:
            raise UsageError(f"the query cannot be bound: {error}") from error
