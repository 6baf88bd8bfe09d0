"""Points in time cut into spells: who left and came back has held the post twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from incumbent.graph import returns, thresholds
from incumbent.graph.interval import UNKNOWN, gap
from incumbent.graph.points import Attest, Begin, End, Point


def spells(points: Sequence[Point], others: Iterable[date] = ()) -> list[list[Point]]:
    """``points`` of one person cut where a begin follows on an end, or others held the post between.

    Terms that follow each other closely stay together. ``others`` are days on which somebody else
    is sure to have held the only seat. The order of ``points`` does not count.
    """
    cuts = sorted({*_returns(points), *returns.cuts(points), *_displaced(points, sorted(others)), *_lapses(points)})
    if not cuts:
        return [list(points)] if points else []
    parts: list[list[Point]] = [[] for _ in range(len(cuts) + 1)]
    for point in points:
        parts[sum(1 for cut in cuts if point.place >= cut)].append(point)
    return [part for part in parts if part]


def _returns(points: Sequence[Point]) -> Iterable[date]:
    """The day of the first begin after each end, unless terms follow on each other there."""
    close = thresholds.days("term_gap_days")
    begins = sorted(
        (point.when for point in points if isinstance(point, Begin) and point.when.earliest),
        key=lambda when: (when.low, when.high),
    )
    for end in (point.when for point in points if isinstance(point, End)):
        meeting = [begin for begin in begins if begin.meets(end)]
        if meeting and begins[0].before(meeting[-1]):
            continue
        after = next((begin for begin in begins if end.before(begin)), None)
        if after and after.earliest and gap(end, after) > close:
            yield after.earliest


def _displaced(points: Sequence[Point], others: Sequence[date]) -> Iterable[date]:
    """The first day this person is back after somebody else held the seat."""
    own = sorted({point.place for point in points if _stands(point)})
    for before, after in pairwise(own):
        if any(before < other < after for other in others):
            yield after


def _lapses(points: Sequence[Point]) -> Iterable[date]:
    """The first day attested after so long a silence that one tenure cannot be taken for granted."""
    silence = thresholds.days("attestation_gap_days")
    if any(isinstance(point, End) and point.dated for point in points):
        return
    own = sorted({point.place for point in points if _stands(point)})
    for before, after in pairwise(own):
        if after - before > silence:
            yield after


def _stands(point: Point) -> bool:
    return isinstance(point, Attest) or (isinstance(point, Begin) and point.when != UNKNOWN)


def without_junctions(spell: Sequence[Point]) -> list[Point]:
    """``spell`` without the ends and begins where one term follows on another."""
    close = thresholds.days("term_gap_days")
    begins = [point for point in spell if isinstance(point, Begin) and point.when != UNKNOWN]
    ends = [point for point in spell if isinstance(point, End) and point.dated]
    if len(begins) < 2 or not ends:
        return list(spell)
    first = min(point.when.low for point in begins)
    inner: set[int] = set()
    for begin in begins:
        if begin.when.low - first <= close:
            continue
        for end in ends:
            if gap(begin.when, end.when) <= close:
                inner |= {id(begin), id(end)}
    return [point for point in spell if id(point) not in inner]
