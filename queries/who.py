"""Who held a post on a day, or every post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from incumbent.queries import library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.tenure import Standing, Tenure, ended, of_all, of_organization, of_post, span
from incumbent.queries.terms import needed, node, parsed, text
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


IN_DOUBT = "sources too few, too far apart or at odds"
"""The note on a day between the first and the last word of a tenure that is no more than possible."""


@dataclass(frozen=True)
class Holder:
    """Somebody who held, or may have held, the post; ``note`` says why it is no more than possible."""

    person: Thing
    standing: Standing
    note: str
    tenure: Tenure

    @property
    def iri(self) -> str:
        """The tenure's address, which accounts for the answer."""
        return self.tenure.iri


@dataclass(frozen=True)
class Who(Answer):
    """The holders of one post on a day, or of all posts; the certain ones first. None: nobody is known."""

    post: Thing | None
    on: date
    holders: tuple[Holder, ...]
    header: ClassVar[tuple[str, ...]] = ("person", "post", "capacity", "standing", "note", "begin", "end")

    @property
    def summary(self) -> str:
        """The question, and "nobody known" where that is the answer."""
        asked = f"{self.post.label if self.post else 'all posts'} on {self.on}"
        return asked if self.holders else f"{asked}: nobody known"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One holder a row."""
        for one in self.holders:
            held = one.tenure
            begin = span(held.earliest_begin, held.latest_begin)
            post = held.post.label if held.post else None
            yield one.person.label, post, held.capacity, one.standing, one.note, begin, ended(held)


def who(engine: Engine, post: Thing, on: date | str) -> Who:
    """Who held ``post`` on a day.

    Certain only inside the inner bounds of an accepted tenure, where two texts or a stated day vouch
    for it, its sources follow closely enough on each other and none says that somebody else holds
    the one seat; possible between the
    inner and the outer bounds, on a day of handover, and after the last attestation of a tenure
    whose end is unknown. Raises UsageError for a day that does not exist.
    """
    when = parsed(on)
    found = of_post(engine, post, when)
    others, single = found, False
    if any(one.attested(when) for one in found):
        others, single = of_post(engine, post), bool(_single(engine, post))
    return Who(post, when, _ordered(_holders(found, when, others, single)))


def everyone(engine: Engine, on: date | str, organization: Thing | None = None) -> Who:
    """Who held which post on a day, everywhere or at one organization. Raises as :func:`who`."""
    when = parsed(on)
    by_post: dict[Thing, list[Tenure]] = {}
    for one in of_organization(engine, organization, when) if organization else of_all(engine, when):
        by_post.setdefault(one.post or one.person, []).append(one)
    single = _single(engine)
    holders: list[Holder] = []
    for post in sorted(by_post):
        holders += _ordered(_holders(by_post[post], when, by_post[post], post.iri in single))
    return Who(None, when, tuple(holders))


def _holders(tenures: Iterable[Tenure], on: date, others: Iterable[Tenure], single: bool) -> Iterator[Holder]:
    """The holders among ``tenures`` of one post; ``others`` are all of the post that are known."""
    known = list(others)
    for one in tenures:
        standing = one.standing(on)
        if standing is None or one.capacity == "designate" or (single and superseded(one, on, known)):
            continue
        notes = ["" if one.accepted else "unreviewed", one.attested(on), IN_DOUBT if one.in_doubt(on) else ""]
        if any(_hands_over(one, other, on) for other in known):
            standing = "possible"
            notes.append("day of handover")
        yield Holder(one.person, standing, ", ".join(filter(None, notes)), one)


def _hands_over(one: Tenure, other: Tenure, on: date) -> bool:
    """Whether ``on`` is a last day of one of two tenures and a first day of the other."""
    if one.person == other.person:
        return False
    return on == one.latest_end == other.earliest_begin or on == one.earliest_begin == other.latest_end


def superseded(one: Tenure, on: date, others: Iterable[Tenure]) -> bool:
    """Whether somebody else is known to have held the one seat between the last word of ``one`` and ``on``.

    Only a tenure that is open on the side of ``on`` can be: a known bound stands for itself. An
    acting holder gives way to anybody, a substantive one to another substantive one.
    """
    if not one.attested(on):
        return False
    if one.last_attested and on > one.last_attested:
        since, until = one.last_attested + timedelta(days=1), on
    elif one.first_attested:
        since, until = on, one.first_attested - timedelta(days=1)
    else:
        return False
    capacities = {"substantive"} if one.capacity == "substantive" else {"substantive", "acting"}
    rivals = (other for other in others if other.accepted and other.capacity in capacities)
    return any(_sure_within(other, since, until) for other in rivals if other.person != one.person)


def _sure_within(one: Tenure, since: date, until: date) -> bool:
    return any(first <= until and since <= last for first, last in one.certain)


def _single(engine: Engine, post: Thing | None = None) -> frozenset[str]:
    """The posts with one seat; only ``post``, where it is given."""
    rows = library.run(engine, "seats", post=node(post.iri) if post else None)
    return frozenset(needed(row, "post") for row in rows if text(row, "seats") == "1")


def _ordered(holders: Iterable[Holder]) -> tuple[Holder, ...]:
    return tuple(sorted(holders, key=lambda one: (one.standing, bool(one.note), one.person.label, one.iri)))
