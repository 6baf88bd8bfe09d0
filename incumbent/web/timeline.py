"""Where bars and ticks of a time line go, in per cent of its width, so that a drawing fits any screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from incumbent.queries.career import extent
from incumbent.queries.event import Event
from incumbent.queries.tenure import Tenure

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_TICKS = 7
"""More ticks than that run into each other on a phone."""
_MONTHS = 4
_EDGE = 91.0
"""How far right, in percent, a year may begin: on a phone it is 8 % wide."""
_EARLIER = 4.0
"""Width of what is drawn before the first attestation of a tenure whose begin is unknown."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a bar.

    ``kind`` is certain or possible; open or earlier where it is possible and nobody knows until or
    since when; vacant where nobody was there.
    """

    kind: str
    left: float
    width: float


@dataclass(frozen=True)
class Mark:
    """An event or a tick at a place of the line."""

    left: float
    label: str


class Scale:
    """From days to per cent, for everything between two days."""

    def __init__(self, first: date, last: date) -> None:
        margin = timedelta(days=max(20, (last - first).days // 40))
        self.first = _shifted(first, -margin)
        self.last = _shifted(last, margin)

    @classmethod
    def of(
        cls, tenures: Sequence[Tenure], horizon: date, *, events: Iterable[Event] = (), lasting: bool = False
    ) -> Scale | None:
        """A scale that holds all of them; up to ``horizon`` where an end is unknown, or if ``lasting``.

        None where no day is known.
        """
        days = list(extent(tuple(tenures)) or ())
        days += [day for event in events for day in (event.earliest, event.latest) if day]
        if not days:
            return None
        if lasting or any(one.last is None for one in tenures):
            days.append(horizon)
        return cls(min(days), max(days))

    def at(self, day: date) -> float:
        """The place of a day, 0 to 100."""
        part = (day - self.first).days / (self.last - self.first).days
        return round(100 * min(max(part, 0.0), 1.0), 2)

    def ticks(self) -> tuple[Mark, ...]:
        """Years, or months on a short line, at even steps, at most seven."""
        years = self.last.year - self.first.year
        if years < 2:
            return self._months()
        step = next((step for step in _STEPS if years / step <= _TICKS), 1000)
        start = -(-self.first.year // step) * step
        marks = (Mark(self.at(date(year, 1, 1)), str(year)) for year in range(start, self.last.year + 1, step))
        return tuple(mark for mark in marks if 0 < mark.left < _EDGE)

    def _months(self) -> tuple[Mark, ...]:
        first = self.first.year * 12 + self.first.month
        last = self.last.year * 12 + self.last.month - 1
        step = next(step for step in (1, 2, 3, 6) if (last - first) / step <= _MONTHS or step == 6)
        days = (date(month // 12, month % 12 + 1, 1) for month in range(-(-first // step) * step, last + 1, step))
        return tuple(Mark(self.at(day), f"{day:%b %Y}") for day in days if self.at(day) < _EDGE - 7)

    def bar(self, tenure: Tenure) -> tuple[Piece, ...]:
        """The pieces of a tenure, from left to right: days in doubt inside its inner bounds are possible ones."""
        first, last, until = tenure.first, tenure.last, tenure.sure_until
        begins = self.at(first) if first else 0.0
        ends = self.at(_next(last)) if last else 100.0
        earlier = max(0.0, begins - _EARLIER) if tenure.earliest_begin is None else begins
        stretches = [("earlier", earlier, begins)]
        at = begins
        for sure_from, sure_until in tenure.certain:
            inner, outer = self.at(sure_from), self.at(_next(sure_until))
            stretches += [("possible", at, inner), ("certain", inner, outer)]
            at = outer
        if last:
            return _pieces(*stretches, ("possible", at, ends))
        known = max(at, self.at(_next(until))) if until and tenure.doubts else at
        return _pieces(*stretches, ("possible", at, known), ("open", known, ends))

    def gap(self, since: date, until: date | None) -> Piece:
        """A stretch without holder, both days included."""
        left = self.at(since)
        return Piece("vacant", left, round((self.at(_next(until)) if until else 100.0) - left, 2))

    def mark(self, event: Event) -> Mark | None:
        """An event in the middle of its bounds; None for an undated one."""
        known = [day for day in (event.earliest, event.latest) if day]
        if not known:
            return None
        middle = known[0] + (known[-1] - known[0]) / 2
        return Mark(self.at(middle), f"{event.told}, {event.day}")


def _pieces(*stretches: tuple[str, float, float]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, left, round(right - left, 2)) for kind, left, right in stretches if right > left)


def _next(day: date) -> date:
    return _shifted(day, timedelta(days=1))


def _shifted(day: date, by: timedelta) -> date:
    """``day`` moved, but not out of the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max
