"""A claim as consolidation reads it: from quads, with its article's date, its names and its bounds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import edtf, iri, names, posts
from incumbent.graph.interval import UNKNOWN, Bounds
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import INC, RDFS, SCHEMA
from incumbent.ingest.claim import EVENT_TYPES

IN = frozenset({"appoint", "elect", "confirm", "take_office", "act", "reinstate"})
"""Event types that put somebody into a post; a nomination puts nobody there."""
OUT = frozenset({"resign", "dismiss", "retire", "die", "expire", "leave"})
"""Event types that take somebody out of a post."""


@dataclass(frozen=True, slots=True)
class Source:
    """What consolidation needs to know of an article."""

    id: str
    published: date | None
    publisher: str
    url: str | None
    digest: str
    superseded: bool = False
    """Whether a later version of the same story (same URL) is in the store."""


@dataclass(frozen=True)
class Statement:
    """One claim with its source. Two statements are equal if they are the same claim."""

    id: str
    source: Source
    type: str
    realis: str
    person: str
    mention: NamedNode
    title: str | None
    organization: str | None
    when: Bounds = UNKNOWN
    start: Bounds = UNKNOWN
    end: Bounds = UNKNOWN
    agent: str | None = None
    agent_mention: NamedNode | None = None
    confidence: float = 1.0
    person_id: str | None = None
    post_id: str | None = None
    seats: int | None = None
    block: str = ""
    """Blocking key of the person as claimed."""
    ruled: bool = False
    """Whether a person has confirmed or corrected it."""

    @property
    def published(self) -> date | None:
        """When the source was published."""
        return self.source.published

    @property
    def is_event(self) -> bool:
        """Whether it tells of a change."""
        return self.type in EVENT_TYPES

    @property
    def actual(self) -> bool:
        """Whether it tells of what is so: only that moves anybody."""
        return self.realis == "actual"

    @property
    def starts(self) -> bool:
        """Whether it puts its person into the post."""
        return self.actual and self.type in IN

    @property
    def ends(self) -> bool:
        """Whether it takes its person out of the post."""
        return self.actual and self.type in OUT

    @cached_property
    def content(self) -> str:
        """Hash of article and names, type and realis as claimed: what verdicts point at. Offsets play no part."""
        parts = (self.source.id, self.type, self.realis, self.person, self.title or "", self.organization or "")
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]

    @cached_property
    def post(self) -> posts.Post:
        """The post by title and organization as named; see :mod:`incumbent.graph.posts`."""
        return posts.resolve(self.title, self.organization)[0]

    @cached_property
    def name(self) -> names.Name:
        """The person's name taken apart."""
        return names.parse(self.person)

    @property
    def order(self) -> tuple[str, str]:
        """A sort key that does not depend on the order of ingest: publication date, then identity."""
        return (self.published.isoformat() if self.published else "9999"), self.id


class Reader:
    """Reads statements out of a store; remembers articles and names for as long as it lives."""

    def __init__(self, store: Store) -> None:
        self._quads = store.quads
        self._sources: dict[str, Source] = {}

    def of_person_key(self, key: str) -> Iterator[Statement]:
        """The statements about people whose names have this blocking key."""
        for mention in self._subjects(INC.key, Literal(key)):
            if "/person/" in mention.value:
                for claim in self._subjects(INC.personMention, mention):
                    yield self.read(claim)

    def all(self) -> Iterator[Statement]:
        """Every statement of the store."""
        for kind in (INC.EventClaim, INC.HoldingClaim):
            for quad in self._quads.quads_for_pattern(None, None, kind, None):
                if isinstance(quad.subject, NamedNode):
                    yield self.read(quad.subject)

    def find(self, claim: NamedNode) -> list[Statement]:
        """The statement of a claim, none where the claim is gone."""
        there = next(self._quads.quads_for_pattern(claim, INC.type, None, None), None)
        return [self.read(claim)] if there else []

    def read(self, claim: NamedNode) -> Statement:
        """One statement by the IRI of its claim. Raises KeyError where the store does not have it."""
        found: dict[NamedNode, Quad] = {q.predicate: q for q in self._quads.quads_for_pattern(claim, None, None, None)}
        graph = found[INC.type].graph_name

        def text(predicate: NamedNode) -> str | None:
            quad = found.get(predicate)
            return quad.object.value if quad and isinstance(quad.object, Literal) else None

        def named(predicate: NamedNode) -> tuple[NamedNode | None, str | None]:
            quad = found.get(predicate)
            if quad is None or not isinstance(quad.object, NamedNode):
                return None, None
            labels = self._quads.quads_for_pattern(quad.object, RDFS.label, None, graph)
            return quad.object, min(label.object.value for label in labels)  # type: ignore[union-attr]

        mention, person = named(INC.personMention)
        agent_mention, agent = named(INC.agentMention)
        if mention is None or person is None:
            raise KeyError(claim.value)
        return Statement(
            id=iri.tail(claim),
            source=self.source(iri.tail(found[INC.source].object)),  # type: ignore[arg-type]
            type=text(INC.type) or "",
            realis=text(INC.realis) or "",
            person=person,
            mention=mention,
            title=text(INC.title),
            organization=named(INC.organizationMention)[1],
            when=edtf.bounds(text(INC.date)),
            start=edtf.bounds(text(INC.start)),
            end=edtf.bounds(text(INC.end)),
            agent=agent,
            agent_mention=agent_mention,
            confidence=float(text(INC.confidence) or 0),
            person_id=text(INC.personId),
            post_id=text(INC.postId),
            seats=int(text(INC.seats) or 0) if INC.seats in found else None,
            block=names.parse(person).key,
        )

    def source(self, article_id: str) -> Source:
        """What consolidation needs of an article."""
        if article_id not in self._sources:
            quads = self._quads.quads_for_pattern(iri.article(article_id), None, None, None)
            self._sources[article_id] = self._dated(_source(article_id, quads))
        return self._sources[article_id]

    def _dated(self, source: Source) -> Source:
        """``source``, superseded where its URL was published again later."""
        if source.url is None or source.published is None:
            return source
        for other in self._subjects(SCHEMA.url, Literal(source.url)):
            dates = self._quads.quads_for_pattern(other, SCHEMA.datePublished, None, None)
            for quad in dates:
                later = (date.fromisoformat(quad.object.value), iri.tail(other))  # type: ignore[union-attr]
                if later > (source.published, source.id):
                    return replace(source, superseded=True)
        return source

    def _subjects(self, predicate: NamedNode, value: NamedNode | Literal) -> list[NamedNode]:
        quads = self._quads.quads_for_pattern(None, predicate, value, None)
        return [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]


def _source(article_id: str, quads: Iterable[Quad]) -> Source:
    found: dict[NamedNode, str] = {}
    for quad in quads:
        if isinstance(quad.object, Literal) and quad.predicate != INC.text:
            found[quad.predicate] = quad.object.value
    published = found.get(SCHEMA.datePublished)
    return Source(
        article_id,
        date.fromisoformat(published) if published else None,
        found.get(SCHEMA.publisher, ""),
        found.get(SCHEMA.url),
        found.get(INC.textDigest, article_id),
    )
