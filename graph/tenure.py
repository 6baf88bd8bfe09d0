"""Tenures and conflicts as values: what the rules hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from incumbent.graph import edtf
from incumbent.graph.event import Event
from incumbent.graph.interval import UNKNOWN, Bounds
from incumbent.graph.names import Name
from incumbent.graph.posts import Post
from incumbent.graph.statement import Statement
from incumbent.graph.witness import Witness


@dataclass(frozen=True)
class Tenure:
    """One unbroken stretch of one person in one post in one capacity.

    ``person`` is the tail of the person's IRI. ``begin`` and ``end`` are inclusive bounds in
    days; an unknown end says nothing about today. ``inferred_begin`` and ``inferred_end`` name
    the rule that set a bound, ``inferred_from`` the keys of the tenures or events it read.
    ``doubts`` are the stretches inside the inner bounds, first and last day included, that are no
    more than possible; ``witnesses`` is what they follow from.
    """

    person: str
    post: Post
    capacity: str
    begin: Bounds = UNKNOWN
    end: Bounds = UNKNOWN
    end_status: str = "unknown"
    first_attested: date | None = None
    last_attested: date | None = None
    accepted: bool = True
    started_by: Event | None = None
    ended_by: Event | None = None
    inferred_begin: str | None = None
    inferred_end: str | None = None
    inferred_from: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    doubts: tuple[tuple[date, date], ...] = ()
    number: int = 1

    @property
    def key(self) -> str:
        """The tail of the tenure's IRI: person, post, capacity where it is not substantive, number of the spell."""
        capacity = () if self.capacity == "substantive" else (self.capacity,)
        return "--".join((self.person, self.post.key, *capacity, str(self.number)))

    @property
    def edtf(self) -> str:
        """Begin and end for people to read: ``2021-12/2022-11-12``, ``[..2021-06-01]/..``."""
        return f"{_side(self.begin)}/{_side(self.end)}"

    @property
    def sure_from(self) -> date | None:
        """First day on which the sources leave no doubt that it had begun."""
        return self.begin.latest

    @property
    def sure_until(self) -> date | None:
        """Last day on which the sources leave no doubt that it had not ended."""
        return self.end.earliest or self.last_attested

    @cached_property
    def names(self) -> frozenset[Name]:
        """What its claims call the holder."""
        return frozenset(one.name for one in self.statements)

    @property
    def place(self) -> tuple[date, date, str, str]:
        """A sort key in time."""
        return self.begin.high, self.end.high, self.person, self.capacity


def _side(bound: Bounds) -> str:
    text = edtf.text(bound)
    return f"[{text.replace('../', '..').replace('/..', '..').replace('/', '..')}]" if "/" in text else text or ".."


@dataclass(frozen=True)
class Conflict:
    """Claims that cannot all be true; ``tenures`` are the keys of the tenures they speak of."""

    kind: str
    post: Post
    tenures: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def key(self) -> str:
        """The tail of the conflict's IRI."""
        return "--".join((self.kind.replace(" ", "-"), *self.tenures))
