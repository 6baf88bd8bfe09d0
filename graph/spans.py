"""The rules that turn the points of one spell into begin, end and attested days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from incumbent.graph import thresholds
from incumbent.graph.event import Event, is_accepted
from incumbent.graph.interval import UNKNOWN, Bounds, agreed
from incumbent.graph.points import Attest, Begin, End, Point, reversed_dates
from incumbent.graph.spells import without_junctions
from incumbent.graph.statement import Statement
from incumbent.graph.tenure import Conflict, Tenure
from incumbent.graph.witness import witnesses

P = TypeVar("P")
Sided = TypeVar("Sided", Begin, End)

ELECTION = 3
"""Rank of an election as a begin: it only says that nothing began before it."""


@dataclass(frozen=True)
class Side:
    """Begin or end of a spell: its bounds, the claims that set them, those that contradict each other."""

    when: Bounds = UNKNOWN
    statements: tuple[Statement, ...] = ()
    contrary: tuple[Statement, ...] = ()


def tenure_of(tenure: Tenure, spell: Sequence[Point], events: Sequence[Event]) -> tuple[Tenure, list[Conflict]]:
    """``tenure`` with the bounds that its spell amounts to, and the conflicts among its claims."""
    deciding = [point for point in spell if is_accepted(point.statement)]
    accepted = bool(deciding)
    used = without_junctions(deciding or spell)
    attests = sorted(_of(used, Attest), key=lambda point: (point.day, point.statement.order))
    begin = begin_of(confirmed(_of(used, Begin)))
    end = end_of(confirmed(_of(used, End)))
    kept, late, early = tenable([point.day for point in attests], begin.when, end.when)
    if any(one.ruled for one in (*begin.statements, *end.statements)):
        late, early = [], []
    first, last = (kept[0], kept[-1]) if kept else (None, None)
    kinds = (("begin date", begin.contrary), ("end date", end.contrary))
    clashes = [(kind, contrary) for kind, contrary in kinds if contrary]
    if odd := [point.statement for point in _of(used, End) if reversed_dates(point.statement)]:
        clashes.append(("ends before it begins", tuple(odd)))
    for kind, side, days in (("attested before begin", begin, early), ("attested after end", end, late)):
        if days:
            clashes.append((kind, (*side.statements, *(point.statement for point in attests if point.day in days))))
    begins, ends = bounded(begin.when, end.when, first, last, early=bool(early), late=bool(late))
    tenure = replace(
        tenure,
        begin=begins,
        end=ends,
        end_status=end_status(ends, spell, known=bool(end.statements) and not late),
        first_attested=first,
        last_attested=last,
        accepted=accepted,
        started_by=_event(begin.statements, events, lambda event: event.type not in {"nominate"}),
        ended_by=_event(end.statements, events, lambda event: True) if not late else None,
        statements=_in_order(point.statement for point in spell),
        witnesses=witnesses(deciding or spell),
    )
    return tenure, [Conflict(kind, tenure.post, (tenure.key,), _in_order(contrary)) for kind, contrary in clashes]


def confirmed(points: Sequence[Sided]) -> Sequence[Sided]:
    """The points that a person has confirmed or corrected, where there are any: a verdict settles a conflict."""
    return [point for point in points if point.statement.ruled and point.when != UNKNOWN] or points


def begin_of(begins: Sequence[Begin]) -> Side:
    """Sworn in beats took office beats confirmed beats appointed; an election only says "not before"."""
    dated = [point for point in begins if point.when.earliest]
    exact = [point for point in dated if point.rank < ELECTION]
    if exact:
        rank = min(point.rank for point in exact)
        best = [point for point in exact if point.rank == rank]
        when, agree = agreed(point.when for point in best)
        statements = tuple(point.statement for point in best)
        return Side(when, statements, () if agree else statements)
    if dated:
        last = max(point.when.low for point in dated)
        return Side(Bounds(last, None), tuple(point.statement for point in dated))
    known_by = [point.when.latest for point in begins if point.when.latest]
    return Side(Bounds(None, min(known_by) if known_by else None), tuple(point.statement for point in begins))


def end_of(ends: Sequence[End]) -> Side:
    """Stated dates decide; without one, it had ended by the first publication that says so."""
    dated = [point for point in ends if point.dated]
    if dated:
        when, agree = agreed(point.when for point in dated)
        statements = tuple(point.statement for point in dated)
        return Side(when, statements, () if agree else statements)
    known_by = [point.when.latest for point in ends if point.when.latest]
    return Side(Bounds(None, min(known_by) if known_by else None), tuple(point.statement for point in ends))


def tenable(days: Sequence[date], begin: Bounds, end: Bounds) -> tuple[list[date], list[date], list[date]]:
    """The attested days that fit, those too late to fit, those too early.

    Shortly after the end or before the begin a title is loose usage: such days are in none of the three.
    """
    loose = thresholds.days("stale_title_days")
    late = [day for day in days if end.latest and day > end.latest + loose]
    early = [day for day in days if begin.earliest and day < begin.earliest - loose]
    fitting = [day for day in days if begin.low <= day <= end.high]
    return sorted({*fitting, *late, *early}), late, early


def bounded(
    begin: Bounds, end: Bounds, first: date | None, last: date | None, *, early: bool, late: bool
) -> tuple[Bounds, Bounds]:
    """Begin and end narrowed by what is attested, or widened where that contradicts them."""
    if early:
        begin = Bounds(None, begin.latest)
    elif first and (begin.latest is None or begin.latest > first >= begin.low):
        begin = Bounds(begin.earliest, first)
    if late:
        end = Bounds(end.earliest, None)
    elif last and end != UNKNOWN:
        end = end.no_earlier(last)
    if begin.earliest and end.latest and end.earliest is None and begin.earliest <= end.latest:
        end = end.no_earlier(begin.earliest)
    if end.latest and begin.latest is None and begin.low <= end.latest:
        begin = Bounds(begin.earliest, end.latest)
    return begin, end


def end_status(end: Bounds, spell: Sequence[Point], *, known: bool) -> str:
    """``ended``; ``ongoing`` where the end is announced for after the last publication; ``unknown``."""
    if not known:
        return "unknown"
    days = [point.statement.published for point in spell if point.statement.published]
    return "ongoing" if days and end.earliest and end.earliest > max(days) else "ended"


def _in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(set(statements), key=lambda one: one.order))


def _event(statements: Sequence[Statement], events: Sequence[Event], fits: Callable[[Event], bool]) -> Event | None:
    wanted = set(statements)
    found = [event for event in events if fits(event) and wanted & set(event.statements)]
    return min(found, key=lambda event: (-len(wanted & set(event.statements)), event.key)) if found else None


def _of(points: Sequence[Point], kind: type[P]) -> list[P]:
    return [point for point in points if isinstance(point, kind)]
