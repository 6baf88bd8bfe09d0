"""Which points give way to others before any bounds are drawn: announcements to reports, slips to what is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from incumbent.graph import thresholds
from incumbent.graph.interval import UNKNOWN, gap
from incumbent.graph.points import Attest, Begin, End, Point
from incumbent.graph.returns import is_undated
from incumbent.graph.witness import by_title

Dated = TypeVar("Dated", Begin, End)


def weighed(points: Sequence[Point]) -> list[Point]:
    """``points`` without those that give way. The order does not count."""
    begins = [point for point in points if isinstance(point, Begin)]
    ends = [point for point in points if isinstance(point, End)]
    attests = [point for point in points if isinstance(point, Attest)]
    begins, ends = without_further_terms(reported(begins), ends, attests), reported(ends)
    return [*_no_return_at_once(begins, ends), *_no_former_just_begun(begins, ends), *attests]


def reported(points: Sequence[Dated]) -> list[Dated]:
    """An announcement gives way to a report: what was to be on one day and was on another."""
    near = thresholds.days("announced_days")
    reports = [point for point in points if point.when != UNKNOWN and not _announced(point) and _is_dated(point)]
    return [
        point
        for point in points
        if not _announced(point) or all(gap(point.when, report.when) > near for report in reports)
    ]


def without_further_terms(begins: Sequence[Begin], ends: Sequence[End], attests: Sequence[Attest]) -> list[Begin]:
    """``begins`` without those of further terms: several texts, and not just before, know the person by the title.

    Who has left in between begins anew: only what texts say after that counts.
    """
    known = {attest.statement.source.digest: attest.day for attest in attests if by_title(attest)}
    days = sorted(known.values())
    return [one for one in begins if not _further(one, ends, days)]


def _further(begin: Begin, ends: Sequence[End], days: Sequence[date]) -> bool:
    if not begin.statement.is_event or begin.when == UNKNOWN or is_undated(begin):
        return False
    loose, close = thresholds.days("stale_title_days"), thresholds.days("term_gap_days")
    left = [end for end in ends if end.dated and end.when.before(begin.when) and gap(end.when, begin.when) > close]
    since = [day for day in days if all(day > end.when.high + loose for end in left)]
    needed = int(thresholds.number("further_term_texts"))
    return len(since) >= needed and begin.when.high > since[needed - 1] + loose


def _announced(point: Begin | End) -> bool:
    day = point.statement.published
    return day is not None and point.when.earliest is not None and point.when.earliest > day


def _is_dated(point: Begin | End) -> bool:
    return isinstance(point, Begin) or point.dated


def _no_return_at_once(begins: Sequence[Begin], ends: Sequence[End]) -> list[Begin]:
    """Who has just gone does not begin again within days, unless a term ran out or is said to follow another."""
    near = thresholds.days("term_gap_days")
    left = [end.when for end in ends if end.dated and end.statement.is_event and end.statement.type != "expire"]
    return [
        begin
        for begin in begins
        if not begin.statement.is_event
        or begin.statement.type == "reinstate"
        or not any(end.before(begin.when) and gap(end, begin.when) <= near for end in left)
    ]


def _no_former_just_begun(begins: Sequence[Begin], ends: Sequence[End]) -> list[End]:
    """An article that tells of a begin some days ago does not mean by "former" that it is over."""
    near = thresholds.days("stale_title_days")
    fresh = {
        begin.statement.source.id
        for begin in begins
        if begin.statement.published and begin.when.earliest and begin.statement.published - begin.when.earliest <= near
    }
    told = {end.statement.source.id for end in ends if end.dated}
    return [
        end
        for end in ends
        if end.statement.type != "former" or end.dated or end.statement.source.id not in fresh - told
    ]
