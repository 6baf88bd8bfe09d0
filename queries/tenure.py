"""A tenure as answers carry it, and what it says about one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from incumbent.graph.vocabulary import EARLIEST_BEGIN, EARLIEST_END, INC, LATEST_BEGIN, LATEST_END, ORG, TYPE
from incumbent.queries.facts import Facts, facts
from incumbent.queries.terms import literal, node
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from incumbent.graph.engine import Engine, Term

Standing = Literal["certain", "possible"]


@dataclass(frozen=True)
class Tenure:
    """One holder's time on one post. The four bounds are inclusive days; None is an unknown bound.

    ``end_status`` is ongoing, ended or unknown; an unknown end says nothing about today, and
    ``last_attested`` how far the sources carry the tenure. ``accepted`` is false where it rests on
    unreviewed claims alone. ``started_by`` and ``ended_by`` are types of events. ``doubts`` are
    stretches, first and last day included, on which its sources leave it no more than possible.
    """

    iri: str
    person: Thing
    post: Thing | None
    organization: Thing | None
    capacity: str
    end_status: str = "unknown"
    earliest_begin: date | None = None
    latest_begin: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    edtf: str = ""
    first_attested: date | None = None
    last_attested: date | None = None
    accepted: bool = True
    started_by: str | None = None
    ended_by: str | None = None
    inferred_end: str | None = None
    doubts: tuple[tuple[date, date], ...] = ()

    @property
    def first(self) -> date | None:
        """The first day on which it may have run; None where no begin and no attestation is known."""
        return self.earliest_begin or self.latest_begin or self.first_attested

    @property
    def last(self) -> date | None:
        """The last day on which it may have run; None where the end is unknown."""
        return self.latest_end

    @property
    def sure_from(self) -> date | None:
        """The first day on which the sources leave no doubt, unless it is one of its :attr:`doubts`."""
        return self.latest_begin or self.first_attested

    @property
    def sure_until(self) -> date | None:
        """The last day on which the sources leave no doubt, unless it is one of its :attr:`doubts`."""
        return self.earliest_end or self.last_attested

    def standing(self, on: date) -> Standing | None:
        """Whether the person held it on a day: for certain, possibly, or (None) not."""
        if self.earliest_begin and on < self.earliest_begin:
            return None
        if self.latest_end and on > self.latest_end:
            return None
        return "certain" if any(first <= on <= last for first, last in self.certain) else "possible"

    @property
    def certain(self) -> tuple[tuple[date, date], ...]:
        """The stretches on which the sources leave no doubt: the inner bounds of what is accepted, less the doubts."""
        first, last = self.sure_from, self.sure_until
        if not self.accepted or first is None or last is None:
            return ()
        found = []
        for doubt, doubt_ends in self.doubts:
            found.append((first, doubt - timedelta(days=1)))
            first = doubt_ends + timedelta(days=1)
        return tuple((begin, end) for begin, end in [*found, (first, last)] if begin <= end)

    def in_doubt(self, on: date) -> bool:
        """Whether a day lies inside the inner bounds and its sources leave it in doubt all the same."""
        return any(first <= on <= last for first, last in self.doubts)

    def attested(self, on: date) -> str:
        """The nearest day that a source vouches for, where ``on`` lies beyond it on an open side; else ""."""
        if self.latest_end is None and self.last_attested and on > self.last_attested:
            return f"last attested {self.last_attested}"
        if self.earliest_begin is None and self.first_attested and on < self.first_attested:
            return f"first attested {self.first_attested}"
        return ""


def tenures(engine: Engine, link: NamedNode, thing: Term, on: date | None = None) -> tuple[Tenure, ...]:
    """The tenures with one property, in order of time; with ``on`` only those that may have run on that day."""
    day = literal(on) if on else None
    found = (_tenure(one) for one in facts(engine, "tenure-facts", "tenure", link=link, thing=thing, on=day))
    return tuple(sorted(found, key=lambda one: (one.first or one.last or date.max, one.last or date.max, one.iri)))


def of_post(engine: Engine, post: Thing, on: date | None = None) -> tuple[Tenure, ...]:
    """The tenures on a post."""
    return tenures(engine, INC.post, node(post.iri), on)


def of_person(engine: Engine, person: Thing) -> tuple[Tenure, ...]:
    """The tenures of a person."""
    return tenures(engine, ORG.member, node(person.iri))


def of_organization(engine: Engine, organization: Thing, on: date | None = None) -> tuple[Tenure, ...]:
    """The tenures at an organization."""
    return tenures(engine, ORG.organization, node(organization.iri), on)


def of_all(engine: Engine, on: date | None = None) -> tuple[Tenure, ...]:
    """Every tenure."""
    return tenures(engine, TYPE, INC.Tenure, on)


def _tenure(one: Facts) -> Tenure:
    return Tenure(
        iri=one.iri,
        person=one.thing(ORG.member) or Thing("", ""),
        post=one.thing(INC.post),
        organization=one.thing(ORG.organization),
        capacity=one.text(INC.capacity) or "substantive",
        end_status=one.text(INC.endStatus) or "unknown",
        earliest_begin=one.day(EARLIEST_BEGIN),
        latest_begin=one.day(LATEST_BEGIN),
        earliest_end=one.day(EARLIEST_END),
        latest_end=one.day(LATEST_END),
        edtf=one.text(INC.edtf) or "",
        first_attested=one.day(INC.firstAttested),
        last_attested=one.day(INC.lastAttested),
        accepted=one.text(INC.accepted) != "false",
        started_by=one.label(INC.startedBy),
        ended_by=one.label(INC.endedBy),
        inferred_end=one.text(INC.inferredEnd),
        doubts=tuple(_stretch(text) for text in one.texts(INC.doubted)),
    )


def _stretch(text: str) -> tuple[date, date]:
    first, _, last = text.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def span(earliest: date | None, latest: date | None) -> str:
    """Two bounds for people to read: one day, ``2021-12-01..2021-12-31``, "by" or "from" one bound, or "unknown"."""
    if earliest and latest:
        return earliest.isoformat() if earliest == latest else f"{earliest}..{latest}"
    if latest:
        return f"by {latest}"
    return f"from {earliest}" if earliest else "unknown"


def ended(one: Tenure) -> str:
    """The end for people to read; where it is unknown, how far the sources carry the tenure."""
    if one.earliest_end or one.latest_end:
        return span(one.earliest_end, one.latest_end)
    return f"unknown, last attested {one.last_attested}" if one.last_attested else "unknown"
