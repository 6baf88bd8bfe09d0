"""Identifiers of tables: rows of one source with the same ``person_id`` are one person, whatever their names.

Names of several surnames stand in blocks of their own; an identifier that both carry ties the blocks, so that
they are looked at together.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from incumbent.data import rows
from incumbent.graph.iri import fold
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import INC, SCHEMA


def told(text: str | None) -> str | None:
    """An identifier, None where the cell only says that there is none (``data/no_identifiers.tsv``)."""
    return None if text is None or any(fold(text) == word for word, *_ in rows("no_identifiers.tsv", 1)) else text


class Identifiers:
    """The identifiers of people in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._some = next(store.quads.quads_for_pattern(None, INC.personId, None, None), None) is not None

    def tied(self, block: str) -> frozenset[str]:
        """The blocking keys of everybody who shares an identifier of one source with somebody of ``block``."""
        if not self._some:
            return frozenset()
        found = {block}
        for mention in self._subjects(INC.key, Literal(block)):
            for claim in self._subjects(INC.personMention, mention):
                for identifier in self._objects(claim, INC.personId):
                    if isinstance(identifier, Literal) and told(identifier.value):
                        found |= self._bearing(identifier, self._publisher(claim))
        return frozenset(found - {block})

    def _bearing(self, identifier: Literal, publisher: str) -> set[str]:
        claims = (one for one in self._subjects(INC.personId, identifier) if self._publisher(one) == publisher)
        mentions = {mention for claim in claims for mention in self._objects(claim, INC.personMention)}
        return {key.value for one in mentions for key in self._objects(one, INC.key) if isinstance(key, Literal)}

    def _publisher(self, claim: NamedNode) -> str:
        articles = self._objects(claim, INC.source)
        return next((name.value for article in articles for name in self._objects(article, SCHEMA.publisher)), "")

    def _subjects(self, predicate: NamedNode, value: NamedNode | Literal) -> Iterator[NamedNode]:
        for quad in self._store.quads.quads_for_pattern(None, predicate, value, None):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject

    def _objects(self, subject: NamedNode | Literal, predicate: NamedNode) -> Iterator[NamedNode | Literal]:
        if isinstance(subject, NamedNode):
            for quad in self._store.quads.quads_for_pattern(subject, predicate, None, None):
                if isinstance(quad.object, NamedNode | Literal):
                    yield quad.object
