"""What claims say of one person in one post, as points in time: begins, ends, days attested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from incumbent.graph.interval import UNKNOWN, Bounds
from incumbent.graph.statement import Statement

_RANKS = {"take_office": 0, "reinstate": 0, "act": 0, "confirm": 1, "appoint": 2, "elect": 3}
STATED = 0
"""Rank of a begin that a holding states: as good as taking office."""


@dataclass(frozen=True)
class Begin:
    """A begin as claimed; the lower ``rank`` is believed. Unknown bounds: it began, nobody says when."""

    when: Bounds
    rank: int
    statement: Statement

    @property
    def place(self) -> date:
        """Where it stands in time: its first day, failing that the last day it can be."""
        return self.when.earliest or self.when.high


@dataclass(frozen=True)
class End:
    """An end as claimed; ``dated`` tells a stated date from a mere "by the day of publication"."""

    when: Bounds
    dated: bool
    statement: Statement

    @property
    def place(self) -> date:
        """Where it stands in time: its last day."""
        return self.when.high


@dataclass(frozen=True)
class Attest:
    """A day on which a source says that the person holds the post."""

    day: date
    statement: Statement

    @property
    def place(self) -> date:
        """The day."""
        return self.day


Point = Begin | End | Attest


def points(statements: Sequence[Statement]) -> list[Point]:
    """The points of one person in one post and one capacity. Only actual claims give any."""
    told = _settled_by_their_articles(statements)
    found: list[Point] = []
    for statement in statements:
        if statement.actual:
            found += [*_begins(statement), *_ends(statement), *_attests(statement, told)]
    return found


def designate_points(statements: Sequence[Statement]) -> list[Point]:
    """The points of a designate: called so on a day, announced on a day for a later one, withdrawn."""
    found: list[Point] = []
    for one in statements:
        day = one.published
        if one.type == "incoming":
            if day:
                found.append(Attest(day, one))
        elif one.starts and day:
            found += [Attest(day, one), End(one.when, True, one)]
        elif one.type == "withdraw" or one.ends:
            found.append(End(one.when if one.when != UNKNOWN else Bounds(None, day), one.when != UNKNOWN, one))
    return found


def _begins(statement: Statement) -> Iterable[Begin]:
    """Start events and stated starts. A confirmation or more, undated, has happened by its publication."""
    if statement.starts:
        when = statement.when
        if when == UNKNOWN and _RANKS[statement.type] <= 1:
            when = Bounds(None, statement.published)
        yield Begin(when, _RANKS[statement.type], statement)
    elif not statement.is_event and statement.start != UNKNOWN:
        yield Begin(_either(statement) or statement.start, STATED, statement)


def _ends(statement: Statement) -> Iterable[End]:
    """End events, stated ends, and "former X", which has ended by the day of publication."""
    if statement.ends:
        dated = statement.when != UNKNOWN
        yield End(statement.when if dated else Bounds(None, statement.published), dated, statement)
    elif not statement.is_event and statement.end != UNKNOWN:
        yield End(_either(statement) or statement.end, True, statement)
    elif statement.type == "former" and statement.published:
        yield End(Bounds(None, statement.published), False, statement)


def _attests(statement: Statement, told: dict[str, Bounds]) -> Iterable[Attest]:
    """A title beside a name attests the day of publication; a begin on a known day attests that day.

    A title does not hold against the same article's word that the holder has gone or is still to come.
    """
    day = statement.published
    begun = statement.start if not statement.is_event else statement.when
    exact = statement.type in _EXACT or not statement.is_event
    if exact and begun.earliest and begun.earliest == begun.latest and not reversed_dates(statement):
        yield Attest(begun.earliest, statement)
    if statement.type in {"current", "acting"} and day and statement.end == UNKNOWN:
        period = told.get(statement.source.id, UNKNOWN)
        if period.low <= day < period.high:
            yield Attest(day, statement)


def _either(statement: Statement) -> Bounds | None:
    """Where a holding ends before it begins, both days stand for either."""
    return Bounds(statement.end.earliest, statement.start.latest) if reversed_dates(statement) else None


def reversed_dates(statement: Statement) -> bool:
    """Whether a holding is said to end before it begins."""
    return statement.end.before(statement.start)


_EXACT = frozenset({"take_office", "reinstate", "act"})


def _settled_by_their_articles(statements: Iterable[Statement]) -> dict[str, Bounds]:
    """By article: the period outside which its own events leave no room for holding the post."""
    found: dict[str, Bounds] = {}
    for one in statements:
        before = found.get(one.source.id, UNKNOWN)
        if one.starts and one.when.earliest and one.published and one.when.earliest > one.published:
            found[one.source.id] = Bounds(one.when.earliest, None)
        elif one.ends and one.published and (one.when.latest or one.published) <= one.published:
            found[one.source.id] = Bounds(None, min(before.high, one.when.latest or one.published))
    return found
