"""Which part of the records leaves the store: one person, one organization, one stretch of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from incumbent.errors import AmbiguousName, UnknownName, UsageError
from incumbent.graph.records import Event, Organization, Person, Records, Tenure


@dataclass(frozen=True)
class Selection:
    """Conditions that all hold at once; none of them set means everything.

    ``person`` and ``organization`` are IRIs, or names and aliases as the store has them, in any
    case; an organization stands for its units too. ``on`` keeps what may have been so on that
    day, ``since`` and ``until`` what touches the stretch between them, both days inclusive.
    Anything without a date is left out as soon as a day is asked for. Days are ISO texts or dates.
    """

    person: str | None = None
    organization: str | None = None
    on: date | str | None = None
    since: date | str | None = None
    until: date | str | None = None

    @property
    def whole(self) -> bool:
        """Whether there is no condition at all."""
        return all(v is None for v in (self.person, self.organization, self.on, self.since, self.until))

    def apply(self, records: Records) -> Records:
        """The records that fit, with every person, post and organization that they name.

        Raises UnknownName or AmbiguousName for the names, UsageError for days that do not exist
        or come in the wrong order.
        """
        since, until = self._days()
        if self.whole:
            return records
        person = resolve(records.people, self.person) if self.person else None
        units: frozenset[str] | None = None
        if self.organization:
            units = _with_units(records, resolve(records.organizations, self.organization))

        def fits(item: Tenure | Event) -> bool:
            if person and item.person != person and not (isinstance(item, Event) and item.agent == person):
                return False
            if units is not None and _organization(records, item) not in units:
                return False
            return (since is None and until is None) or _touches(item, since, until)

        tenures = {iri: tenure for iri, tenure in records.tenures.items() if fits(tenure)}
        events = {iri: event for iri, event in records.events.items() if fits(event)}
        return _closure(records, tenures, events, {person} if person else set(), units or frozenset())

    def _days(self) -> tuple[str | None, str | None]:
        if self.on is not None:
            if self.since is not None or self.until is not None:
                raise UsageError("ask for one day or for a stretch of time, not for both")
            day = iso(self.on)
            return day, day
        since = iso(self.since) if self.since is not None else None
        until = iso(self.until) if self.until is not None else None
        if since and until and since > until:
            raise UsageError(f"{since} comes after {until}")
        return since, until


def iso(day: date | str) -> str:
    """A day as ISO text; raises UsageError where there is no such day."""
    if isinstance(day, date):
        return day.isoformat()
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise UsageError(f"{day!r} is no day of the form 2022-06-01") from None


def resolve(things: Mapping[str, Person] | Mapping[str, Organization], name: str) -> str:
    """The IRI of the one thing called ``name``; raises UnknownName or AmbiguousName."""
    if name in things:
        return name
    wanted = " ".join(name.split()).casefold()
    fitting = [
        thing for thing in things.values() if wanted in {n.casefold() for n in (thing.label, *thing.aliases)}
    ]
    if not fitting:
        raise UnknownName(f"nothing in the store is called {name!r}")
    if len(fitting) > 1:
        labels = tuple(thing.label for thing in fitting)
        raise AmbiguousName(f"several are called {name!r}: {', '.join(labels)}", labels)
    return fitting[0].iri


def _with_units(records: Records, root: str) -> frozenset[str]:
    units = {root}
    grown = True
    while grown:
        more = {o.iri for o in records.organizations.values() if o.parent in units} - units
        units |= more
        grown = bool(more)
    return frozenset(units)


def _organization(records: Records, item: Tenure | Event) -> str | None:
    if isinstance(item, Tenure) and item.organization:
        return item.organization
    post = records.posts.get(item.post) if item.post else None
    return post.organization if post else None


def _touches(item: Tenure | Event, since: str | None, until: str | None) -> bool:
    start, end = item.start, item.end
    if start is None and end is None:
        return False
    if isinstance(item, Event):
        start, end = start or end, end or start
    return (until is None or start is None or start <= until) and (since is None or end is None or end >= since)


def _closure(
    records: Records,
    tenures: dict[str, Tenure],
    events: dict[str, Event],
    people: set[str],
    organizations: frozenset[str],
) -> Records:
    posts: set[str] = {p.iri for p in records.posts.values() if p.organization in organizations}
    bodies = set(organizations)
    moving: list[Tenure | Event] = [*tenures.values(), *events.values()]
    for item in moving:
        agent = item.agent if isinstance(item, Event) else None
        people |= {iri for iri in (item.person, agent) if iri in records.people}
        posts |= {iri for iri in (item.post,) if iri in records.posts}
        bodies |= {iri for iri in (_organization(records, item), agent) if iri in records.organizations}
    bodies |= {p for iri in posts if (p := records.posts[iri].organization) in records.organizations}
    return Records(
        people={iri: person for iri, person in records.people.items() if iri in people},
        organizations={iri: body for iri, body in records.organizations.items() if iri in bodies},
        posts={iri: post for iri, post in records.posts.items() if iri in posts},
        tenures=tenures,
        events=events,
    )
