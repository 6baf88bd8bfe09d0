"""A claim: what one sentence of one article says about one person and one post."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

EventType = Literal[
    "nominate", "appoint", "elect", "confirm", "take_office", "act", "reinstate",
    "resign", "dismiss", "retire", "die", "expire", "leave", "suspend", "withdraw",
]  # fmt: skip
Status = Literal["current", "former", "incoming", "acting", "held"]
Realis = Literal["actual", "requested", "denied", "possible"]
Speech = Literal["author", "quotation", "reported"]

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
DIRECTIONS: Mapping[str, str] = {
    kind: direction
    for direction, kinds in (
        ("in", "nominate appoint elect confirm take_office act reinstate"),
        ("out", "resign dismiss retire die expire leave"),
        ("none", "suspend withdraw"),
    )
    for kind in kinds.split()
}
"""Whether an event type brings somebody into a post, takes somebody out of it, or does neither."""

STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True)
class Claim:
    """One statement of one article, with its quote.

    ``type`` is an event type (the claim tells of a change) or a holding's status (the claim
    states who holds or held a post; ``held`` is for tables, which give bounds and say nothing of
    the day of publication). Names are the fullest forms found in the article. Dates
    are EDTF texts: ``date`` of an event, ``start`` and ``end`` of a holding. ``span`` holds the
    character offsets of ``quote`` in the article's text. ``speaker`` is who says it where that
    is not the author. ``reason`` is the stated cause of an event, in the article's words.
    ``confidence`` lies in 0..1, rounded to two digits. ``person_id``, ``post_id`` and
    ``organization_id`` are a table's own identifiers: within one publisher the same id is the same
    thing and two ids are two things, whatever the names. ``seats`` is how many hold the post at
    once where a table says so, 0 for many.
    """

    article: str
    type: EventType | Status
    person: str
    post: str | None
    organization: str | None
    span: tuple[int, int]
    quote: str
    realis: Realis = "actual"
    date: str | None = None
    start: str | None = None
    end: str | None = None
    agent: str | None = None
    speech: Speech = "author"
    speaker: str | None = None
    reason: str | None = None
    confidence: float = 1.0
    person_id: str | None = None
    post_id: str | None = None
    organization_id: str | None = None
    seats: int | None = None

    @property
    def is_event(self) -> bool:
        """Whether the claim tells of a change, not of a state."""
        return self.type in EVENT_TYPES

    @cached_property
    def id(self) -> str:
        """Identity: 32 hex digits of a SHA-256 over article, span, type, realis and names."""
        parts = (
            self.article, str(self.span[0]), str(self.span[1]), self.type, self.realis,
            self.person, self.post or "", self.organization or "",
        )  # fmt: skip
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
