"""A personnel event as answers carry it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from incumbent.queries.tenure import span
from incumbent.queries.terms import Row, day, needed, text
from incumbent.queries.thing import Thing, thing


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
    def day(self) -> str:
        """Its day for people to read."""
        return span(self.earliest, self.latest)

    @property
    def told(self) -> str:
        """Its type for people to read, with the realis where that is not actual: ``resign (requested)``."""
        kind = self.type.replace("_", " ")
        return kind if self.realis == "actual" else f"{kind} ({self.realis})"


def event(row: Row) -> Event:
    """An event from a row of any of the queries that list events."""
    return Event(
        iri=needed(row, "event"),
        type=needed(row, "type"),
        realis=needed(row, "realis"),
        person=Thing(needed(row, "personLabel"), needed(row, "person")),
        post=thing(row, "post"),
        agent=thing(row, "agent"),
        earliest=day(row, "earliest"),
        latest=day(row, "latest"),
        edtf=text(row, "edtf") or "",
    )
