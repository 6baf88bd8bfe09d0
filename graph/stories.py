"""Stories: which articles are versions or copies of each other, as a function of the set of articles alone.

A relation between two articles, never a chain of them: an article stands for its story by what is
alike to itself, so that one more or one less changes its neighbours and nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import iri, likeness
from incumbent.graph.statement import Source
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import INC, SCHEMA

WINDOW = timedelta(days=14)
"""Days between two articles of one story at most: a wire copy runs within days, an update too."""

_MOST = 200_000
"""Shingles that are remembered, some 16 MB of them: the texts of 1,000 short articles, or of 200 long ones."""


@dataclass(frozen=True)
class Head:
    """What tells versions and copies: an article without its claims."""

    id: str
    published: date | None
    publisher: str
    url: str | None
    digest: str
    bands: frozenset[str] = frozenset()

    @classmethod
    def of(cls, article_id: str, quads: Iterable[Quad]) -> Self:
        """From the quads about an article; others among them do not matter."""
        node, found, bands = iri.article(article_id), {}, set()
        for quad in quads:
            if quad.subject == node and isinstance(quad.object, Literal):
                if quad.predicate == INC.band:
                    bands.add(quad.object.value)
                found[quad.predicate] = quad.object.value
        published = found.get(SCHEMA.datePublished)
        return cls(
            article_id, date.fromisoformat(published) if published else None, found.get(SCHEMA.publisher, ""),
            found.get(SCHEMA.url), found.get(INC.textDigest, article_id), frozenset(bands),
        )  # fmt: skip


class Stories:
    """Finds the other versions and copies of an article in a store; remembers a number of texts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shingles: dict[str, frozenset[int]] = {}
        self._held = 0

    def settle(self, source: Source) -> Source:
        """``source``, superseded where a later version of it is there, with the digest of the text it repeats.

        Later versions come from the same address, or are alike, from the same publisher, and of a
        later day. Texts that are alike have the digest of the earliest of them, so that they count
        as one text.
        """
        head = self._head(iri.article(source.id))
        alike, versions = self._alike(head), self._same_address(head)
        later = any(_moved(head, other) for other in versions) or any(_updated(head, other) for other in alike)
        first = min([head, *alike], key=lambda one: (one.published or date.max, one.id))
        return replace(source, superseded=later, digest=first.digest)

    def related(self, article_id: str, quads: Iterable[Quad] = ()) -> set[str]:
        """The ids of the articles that an article's coming or going may touch; ``quads`` are those of one to come."""
        known = list(quads)
        node = iri.article(article_id)
        head = Head.of(article_id, known) if known else self._head(node)
        for quad in known:
            if quad.subject == node and quad.predicate == INC.text and isinstance(quad.object, Literal):
                self._remember(article_id, quad.object.value)
        return {other.id for other in [*self._alike(head), *self._same_address(head)]}

    def _alike(self, head: Head) -> list[Head]:
        if head.published is None:
            return []
        candidates = self._store.having(INC.band, [Literal(band) for band in sorted(head.bands)])
        near = (node for node in candidates - {iri.article(head.id)} if self._near(node, head.published))
        return [self._head(node) for node in near if likeness.alike(self._text(head.id), self._text(iri.tail(node)))]

    def _near(self, node: NamedNode, day: date) -> bool:
        """Whether an article was published within the window around a day; asked before all else of it is read."""
        published = self._store.quads.quads_for_pattern(node, SCHEMA.datePublished, None, None)
        days = (date.fromisoformat(quad.object.value) for quad in published if isinstance(quad.object, Literal))
        return any(abs(one - day) <= WINDOW for one in days)

    def _same_address(self, head: Head) -> list[Head]:
        if head.url is None:
            return []
        quads = self._store.quads.quads_for_pattern(None, SCHEMA.url, Literal(head.url), None)
        nodes = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
        return [self._head(node) for node in nodes - {iri.article(head.id)}]

    def _head(self, node: NamedNode) -> Head:
        return Head.of(iri.tail(node), self._store.quads.quads_for_pattern(node, None, None, None))

    def _text(self, article_id: str) -> frozenset[int]:
        if article_id not in self._shingles:
            quads = self._store.quads.quads_for_pattern(iri.article(article_id), INC.text, None, None)
            text = next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), "")
            return self._remember(article_id, text)
        return self._shingles[article_id]

    def _remember(self, article_id: str, text: str) -> frozenset[int]:
        found = likeness.shingles(text)
        if self._held >= _MOST:
            self._shingles.clear()
            self._held = 0
        self._shingles[article_id] = found
        self._held += len(found)
        return found


def _moved(head: Head, other: Head) -> bool:
    """Whether the other is a later state of the same address; of one day, the order is that of identities."""
    if head.published is None or other.published is None:
        return False
    return (other.published, other.id) > (head.published, head.id)


def _updated(head: Head, other: Head) -> bool:
    """Whether the other, which is alike, is the same publisher's story of a later day."""
    if head.published is None or other.published is None:
        return False
    return other.published > head.published and other.publisher == head.publisher != ""
