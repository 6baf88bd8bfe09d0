"""When posts were certainly empty, and who acted meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from pyoxigraph import Literal

from incumbent.graph.vocabulary import INC
from incumbent.queries import library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.tenure import Tenure, ended, of_all, of_organization, of_post, span, tenures
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
    """Vacancies of posts with one seat: everywhere, of one post, or at one organization.

    One runs from the day after the latest end of a tenure to the day before the earliest begin of
    the next; a tenure whose end is unknown, and a next one whose begin is, leave none to be seen.
    """
    single = {row["post"].value for row in library.run(engine, "seats") if row["seats"].value == "1"}
    by_post: dict[Thing, list[Tenure]] = {}
    for one in _tenures(engine, post, organization):
        if one.post and one.post.iri in single:
            by_post.setdefault(one.post, []).append(one)
    return Vacancies(tuple(gap for empty in sorted(by_post) for gap in gaps(empty, by_post[empty])))


def acting(engine: Engine, *, post: Thing | None = None, organization: Thing | None = None) -> Acting:
    """Acting spells everywhere, on one post or at one organization."""
    if post is None and organization is None:
        return Acting(tenures(engine, INC.capacity, Literal("acting")))
    return Acting(tuple(one for one in _tenures(engine, post, organization) if one.capacity == "acting"))


def gaps(post: Thing, tenures: Iterable[Tenure]) -> Iterator[Vacancy]:
    """The vacancies between the tenures on one post with one seat, in order of time."""
    known = list(tenures)
    held = [one for one in known if one.capacity == "substantive"]
    seen: set[date] = set()
    for one in sorted(held, key=lambda one: one.latest_end or date.max):
        end = one.latest_end
        if end is None or end == date.max or one.end_status != "ended" or end in seen:
            continue
        if any(other is not one and _covers(other, end) for other in held):
            continue
        later = [other for other in held if other.earliest_begin and other.earliest_begin > end]
        following = min(later, key=lambda other: (other.first or date.max, other.iri), default=None)
        since, until = end + _DAY, following.first - _DAY if following and following.first else None
        seen.add(end)
        if any(_may_begin(other, since, until) for other in held):
            continue
        if until is None or until >= since:
            stand_ins = (o.person for o in known if o.capacity == "acting" and _touches(o, since, until))
            after = following.person.label if following else None
            yield Vacancy(post, since, until, one.person.label, after, tuple(dict.fromkeys(stand_ins)))


def _tenures(engine: Engine, post: Thing | None, organization: Thing | None) -> tuple[Tenure, ...]:
    if post:
        return of_post(engine, post)
    return of_organization(engine, organization) if organization else of_all(engine)


def _covers(one: Tenure, end: date) -> bool:
    """Whether a tenure may have begun by ``end`` and goes on after it, as far as is known."""
    last = one.latest_end or one.last_attested
    return bool(one.first and last and one.first <= end < last)


def _may_begin(one: Tenure, since: date, until: date | None) -> bool:
    """Whether nobody says when a tenure began at the earliest, and it may have been within these days."""
    known = one.sure_from or one.latest_end
    if one.earliest_begin or not known:
        return False
    return known >= since and (until is None or known <= until + _DAY)


def _touches(one: Tenure, since: date, until: date | None) -> bool:
    begin, end = one.first, one.last or one.last_attested
    return (until is None or begin is None or begin <= until) and (end is None or end >= since)
