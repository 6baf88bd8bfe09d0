"""A claim as consolidation sees it: with its article's date, its names and its bounds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pyoxigraph import NamedNode

from incumbent.graph import countries, names, posts
from incumbent.graph.interval import UNKNOWN, Bounds
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
    """Whether a later version of the same story is in the store; see :mod:`incumbent.graph.stories`."""
    country: str | None = None
    """The adjective of the one country abroad that it speaks of; see :mod:`incumbent.graph.countries`."""
    corrects: bool = False
    """Whether it says that it corrects another article; see :mod:`incumbent.graph.corrections`."""


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
    meant: posts.Post | None = None
    """The post that a verdict or a known change puts in place of the one named."""
    stood: frozenset[str] = field(default=frozenset(), compare=False)
    """Keys of the posts that the consolidated layer has it on."""

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
        """The post that is meant, by title and organization as named; see :mod:`incumbent.graph.posts`."""
        return self.meant or posts.resolve(*countries.qualified(self.title, self.organization, self.source.country))[0]

    @cached_property
    def name(self) -> names.Name:
        """The person's name taken apart."""
        return names.parse(self.person)

    @property
    def order(self) -> tuple[str, str]:
        """A sort key that does not depend on the order of ingest: publication date, then identity."""
        return (self.published.isoformat() if self.published else "9999"), self.id
