"""When posts were certainly empty, and who acted meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from incumbent.queries import library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.tenure import Tenure, ended, span, tenure
from incumbent.queries.terms import day, needed, node, text
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Vacancy:
    """A post of one seat without a substantive holder.

    ``until`` is the last empty day, None where nobody is known to follow; ``before`` and ``after``
    name the holders around it, ``acting`` whoever stood in.
    """

    post: Thing
    since: date
    until: date | None
    before: str
    after: str | None
    acting: tuple[Thing, ...] = ()


@dataclass(frozen=True)
class Vacancies(Answer):
    """Vacancies in order of post and time."""

    found: tuple[Vacancy, ...]
    header: ClassVar[tuple[str, ...]] = ("post", "since", "until", "left by", "filled by", "acting")

    @property
    def summary(self) -> str:
        """How many there are."""
        return f"{len(self.found)} vacancies known" if len(self.found) != 1 else "1 vacancy known"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One vacancy a row."""
        for one in self.found:
            acting = ", ".join(person.label for person in one.acting)
            yield one.post.label, one.since, one.until, one.before, one.after, acting


@dataclass(frozen=True)
class Acting(Answer):
    """Acting and interim spells in order of time."""

    tenures: tuple[Tenure, ...]
    header: ClassVar[tuple[str, ...]] = ("begin", "end", "person", "post")

    @property
    def summary(self) -> str:
        """How many there are."""
        return f"{len(self.tenures)} acting spells known" if len(self.tenures) != 1 else "1 acting spell known"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One spell a row."""
        for one in self.tenures:
            post = one.post.label if one.post else None
            yield span(one.earliest_begin, one.latest_begin), ended(one), one.person.label, post


def vacancies(engine: Engine, *, post: Thing | None = None, organization: Thing | None = None) -> Vacancies:
    """Vacancies everywhere, of one post or at one organization.

    One runs from the day after the latest end of a tenure to the day before the earliest begin of
    the next; a tenure whose end is unknown leaves none to be seen.
    """
    place = node(organization.iri) if organization else None
    of_post = node(post.iri) if post else None
    spells = acting(engine, post=post, organization=organization).tenures
    found: dict[tuple[str, date], Vacancy] = {}
    for row in library.run(engine, "vacancies", post=of_post, organization=place):
        begins, since = day(row, "begins"), _since(day(row, "ended"))
        if since is None or (begins and begins <= since):
            continue
        until = begins - _DAY if begins else None
        empty = Thing(needed(row, "postLabel"), needed(row, "post"))
        key = (empty.iri, since)
        if key not in found:
            stand_ins = tuple(one.person for one in spells if one.post == empty and _touches(one, since, until))
            found[key] = Vacancy(empty, since, until, needed(row, "beforeLabel"), text(row, "nextLabel"), stand_ins)
    return Vacancies(tuple(found.values()))


def acting(engine: Engine, *, post: Thing | None = None, organization: Thing | None = None) -> Acting:
    """Acting spells everywhere, on one post or at one organization."""
    place = node(organization.iri) if organization else None
    of_post = node(post.iri) if post else None
    return Acting(tuple(tenure(row) for row in library.run(engine, "acting", post=of_post, within=place)))


def _since(end: date | None) -> date | None:
    return end + _DAY if end and end < date.max else None


def _touches(one: Tenure, since: date, until: date | None) -> bool:
    begin, end = one.first, one.last or one.last_attested
    return (until is None or begin is None or begin <= until) and (end is None or end >= since)
