"""Days between which something lies: inclusive bounds, either of them unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Bounds:
    """Not before ``earliest``, not after ``latest``; None is an unknown bound, never a present one."""

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")

    @property
    def known(self) -> bool:
        """Whether both bounds are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def low(self) -> date:
        """``earliest``, the first day of the calendar where unknown: for comparing."""
        return self.earliest or date.min

    @property
    def high(self) -> date:
        """``latest``, the last day of the calendar where unknown: for comparing."""
        return self.latest or date.max

    def before(self, other: Bounds) -> bool:
        """Whether every day of this lies before every day of ``other``."""
        return self.high < other.low

    def meets(self, other: Bounds) -> bool:
        """Whether the two can be the same day."""
        return not self.before(other) and not other.before(self)

    def within(self, other: Bounds) -> bool:
        """Whether every day of this is a day of ``other``."""
        return other.low <= self.low and self.high <= other.high

    def no_earlier(self, day: date) -> Bounds:
        """These bounds with nothing before ``day`` (all of them stay where that would leave nothing)."""
        return self if self.low >= day or self.high < day else Bounds(day, self.latest)

    def no_later(self, day: date) -> Bounds:
        """These bounds with nothing after ``day`` (all of them stay where that would leave nothing)."""
        return self if self.high <= day or self.low > day else Bounds(self.earliest, day)


UNKNOWN = Bounds()


def gap(first: Bounds, second: Bounds) -> timedelta:
    """The days that lie between two bounds; zero where they meet."""
    if first.before(second):
        return second.low - first.high
    return first.low - second.high if second.before(first) else timedelta()


def agreed(claims: Iterable[Bounds]) -> tuple[Bounds, bool]:
    """One pair of bounds for what several sources say of one day, and whether they agree.

    A source that is only less exact than another says nothing new. What is left agrees where all
    of it can be one day: the bounds are then what is common to all. Otherwise they widen to cover
    every source. The order of ``claims`` does not count.
    """
    distinct = set(claims) - {UNKNOWN}
    if not distinct:
        return UNKNOWN, True
    sharp = [one for one in distinct if not any(other != one and other.within(one) for other in distinct)]
    low, high = max(one.low for one in sharp), min(one.high for one in sharp)
    agree = low <= high
    if not agree:
        low, high = min(one.low for one in sharp), max(one.high for one in sharp)
    return Bounds(None if low == date.min else low, None if high == date.max else high), agree
