"""Tenures as links between people, posts and organizations, for pictures of who is connected with whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from incumbent.queries import library
from incumbent.queries.terms import day, literal, needed, node
from incumbent.queries.thing import Thing, thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Link:
    """One tenure. ``start`` and ``stop`` are the first and last day on which it may have run, None where unknown."""

    tenure: str
    person: Thing
    post: Thing
    organization: Thing | None
    capacity: str
    start: date | None
    stop: date | None


@dataclass(frozen=True)
class Links:
    """Links in the order of their tenures' addresses; ``cut`` where there are more than were asked for."""

    links: tuple[Link, ...]
    cut: bool


def links(
    engine: Engine,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
    organization: Thing | None = None,
    person: Thing | None = None,
    limit: int = 1000,
) -> Links:
    """At most ``limit`` links that fit all conditions. Raises UsageError for a day that does not exist."""
    rows = library.run(
        engine,
        "links",
        since=literal(since) if since else None,
        until=literal(until) if until else None,
        organization=node(organization.iri) if organization else None,
        person=node(person.iri) if person else None,
    )
    found: dict[str, Link] = {}
    for row in islice(rows, limit + 1):
        found[needed(row, "tenure")] = Link(
            needed(row, "tenure"),
            Thing(needed(row, "personLabel"), needed(row, "person")),
            Thing(needed(row, "postLabel"), needed(row, "post")),
            thing(row, "organization"),
            needed(row, "capacity"),
            day(row, "start"),
            day(row, "stop"),
        )
    ordered = tuple(found[iri] for iri in sorted(found))
    return Links(ordered[:limit], len(ordered) > limit)
