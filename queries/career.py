"""A person's career, and the time line of anything: tenures in order, and all that was told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from incumbent.errors import UsageError
from incumbent.graph.vocabulary import INC
from incumbent.queries import first, library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.event import Event, events
from incumbent.queries.first import First
from incumbent.queries.tenure import Tenure, ended, of_organization, of_person, of_post, span
from incumbent.queries.terms import node
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Timeline(Answer):
    """The tenures of a person, post or organization in order, and every event told of it.

    ``firsts`` are what the articles call a person the first of.
    """

    about: Thing
    tenures: tuple[Tenure, ...]
    events: tuple[Event, ...]
    firsts: tuple[First, ...] = ()
    header: ClassVar[tuple[str, ...]] = ("begin", "end", "person", "post", "what", "how")

    @property
    def summary(self) -> str:
        """Its name, and "nothing known" where that is the answer."""
        return self.about.label if self.tenures or self.events else f"{self.about.label}: nothing known"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Tenures, then events, each in order of time, undated ones last; then whom the articles call the first."""
        for one in self.tenures:
            how = ", ".join(word.replace("_", " ") for word in (one.started_by, one.ended_by) if word)
            note = "" if one.accepted else "unreviewed"
            yield (
                span(one.earliest_begin, one.latest_begin), ended(one), one.person.label,
                one.post.label if one.post else None, one.capacity, how or note,
            )  # fmt: skip
        for told in self.events:
            post = told.post.label if told.post else None
            agent = f"by {told.agent}" if told.agent else ""
            yield told.day, None, told.person.label, post, told.told, agent
        for said in self.firsts:
            how = f"{said.told}, says {said.said_by} ({said.source}): “{said.text}”"
            yield None, None, said.person, said.place, "called the first", how


def timeline(engine: Engine, about: Thing) -> Timeline:
    """Tenures and events of a person, post or organization. Raises UsageError for anything else."""
    firsts: tuple[First, ...] = ()
    if about.kind == "person":
        held, told = of_person(engine, about), events(engine, INC.person, node(about.iri))
        firsts = first.of_person(engine, about)
    elif about.kind == "post":
        held, told = of_post(engine, about), events(engine, INC.post, node(about.iri))
    elif about.kind == "organization":
        posts = library.run(engine, "posts-of", organization=node(about.iri))
        found = [one for row in posts for one in events(engine, INC.post, row["post"])]
        held = of_organization(engine, about)
        told = tuple(sorted(found, key=lambda one: one.place))
    else:
        raise UsageError(f"{about.label} is no person, post or organization")
    return Timeline(about, held, told, firsts)


def career(engine: Engine, person: Thing) -> Timeline:
    """The posts of a person. Raises UsageError for anything but a person."""
    if person.kind != "person":
        raise UsageError(f"{person.label} is no person")
    return timeline(engine, person)


def extent(tenures: tuple[Tenure, ...]) -> tuple[date, date] | None:
    """The first and last day that any of the tenures speaks of; None where none speaks of any."""
    bounds = (
        (one.earliest_begin, one.latest_begin, one.earliest_end, one.latest_end, one.first_attested, one.last_attested)
        for one in tenures
    )
    days = [day for found in bounds for day in found if day]
    return (min(days), max(days)) if days else None
