"""A personnel event as answers carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from incumbent.graph.vocabulary import EARLIEST_BEGIN, INC, LATEST_END, TYPE
from incumbent.queries import library
from incumbent.queries.facts import Facts, facts
from incumbent.queries.tenure import span
from incumbent.queries.terms import literal
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from incumbent.graph.engine import Engine, Term

TOGETHER = 100
"""Events that are asked for in one query: with thousands, an engine would no longer look them up but scan for them."""


@dataclass(frozen=True)
class Event:
    """What was told of a person and a post. Only one whose ``realis`` is actual moved anybody.

    ``earliest`` and ``latest`` are the inclusive bounds of its day, None where unknown.
    """

    iri: str
    type: str
    realis: str
    person: Thing
    post: Thing | None
    agent: Thing | None
    earliest: date | None = None
    latest: date | None = None
    edtf: str = ""

    @property
    def place(self) -> tuple[date, date, str]:
        """A sort key in time, undated events last."""
        return self.earliest or self.latest or date.max, self.latest or date.max, self.iri

    @property
    def day(self) -> str:
        """Its day for people to read."""
        return span(self.earliest, self.latest)

    @property
    def told(self) -> str:
        """Its type for people to read, with the realis where that is not actual: ``resign (requested)``."""
        kind = self.type.replace("_", " ")
        return kind if self.realis == "actual" else f"{kind} ({self.realis})"


def events(engine: Engine, link: NamedNode, thing: Term) -> tuple[Event, ...]:
    """The events with one property, in order of time, undated ones last."""
    found = (_event(one) for one in facts(engine, "event-facts", "event", link=link, thing=thing))
    return tuple(sorted(found, key=lambda one: one.place))


def between(engine: Engine, since: date, until: date, realis: str | None = None) -> tuple[Term, ...]:
    """Which events may have happened from one day to another, both included, in order of time."""
    days = {"from": literal(since), "to": literal(until), "realis": Literal(realis) if realis else None}
    return tuple(row["event"] for row in library.run(engine, "event-days", **days))


def these(engine: Engine, which: Sequence[Term]) -> tuple[Event, ...]:
    """What is known of these events, in the order given."""
    found: dict[str, Event] = {}
    for start in range(0, len(which), TOGETHER):
        some = tuple(which[start : start + TOGETHER])
        rows = facts(engine, "event-facts", "event", link=TYPE, thing=INC.PersonnelEvent, event=some)
        found |= {one.iri: _event(one) for one in rows}
    return tuple(found[one.value] for one in which if one.value in found)


def _event(one: Facts) -> Event:
    return Event(
        iri=one.iri,
        type=one.text(INC.type) or "",
        realis=one.text(INC.realis) or "",
        person=one.thing(INC.person) or Thing("", ""),
        post=one.thing(INC.post),
        agent=one.thing(INC.agent),
        earliest=one.day(EARLIEST_BEGIN),
        latest=one.day(LATEST_END),
        edtf=one.text(INC.edtf) or "",
    )
