"""Returns without a date: who is put back in a post has left it before, and holds it once more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from incumbent.graph import names, thresholds
from incumbent.graph.event import is_accepted
from incumbent.graph.interval import Bounds, gap
from incumbent.graph.points import Attest, Begin, End, Point
from incumbent.graph.tenure import Tenure

RULE = "return"
"""The rule by which a spell begins no earlier than what went before it."""


def cuts(points: Sequence[Point]) -> Iterable[date]:
    """The first day of each spell that begins with a return of which no text tells the day.

    ``points`` are of one person; their order does not count. A return follows the last end before its text. Where there
    are several, or the text came out just after, the return may lie before that end: then it takes a title after the
    end as well. Nobody comes back from death, and a text by which the person has left again tells of the past.
    """
    near = thresholds.days("same_event_days")
    ends = [point for point in points if isinstance(point, End) and point.dated and is_accepted(point.statement)]
    left = {point.statement.source.id for point in points if isinstance(point, End) and not point.dated}
    titles = [point.day for point in points if isinstance(point, Attest) and is_accepted(point.statement)]
    begins = [point for point in points if isinstance(point, Begin)]
    backs = [one for one in begins if is_undated(one) and one.statement.source.id not in left]
    if any(end.statement.type == "die" for end in ends):
        return
    for back in backs:
        before = [end for end in ends if end.when.high < back.place]
        last = max((end.when for end in before), key=lambda when: (when.high, when.low), default=None)
        if last is None or back.statement.published is None or any(last.before(one.when) for one in begins):
            continue
        since = last.high + thresholds.days("stale_title_days")
        held = [day for day in titles if day > since]
        if held or (back.place > since and all(gap(end.when, last) <= near for end in before)):
            yield min([*held, *(one.place for one in backs if one.place > last.high)])


def is_undated(begin: Begin) -> bool:
    """Whether an accepted claim tells of a return and not of its day."""
    return begin.statement.type == "reinstate" and begin.when.earliest is None and is_accepted(begin.statement)


def bounded(tenures: Sequence[Tenure], single: bool) -> list[Tenure]:
    """``tenures`` of one post: a later spell of which no begin is told begins no earlier than the one before left off.

    With a ``single`` seat, also no earlier than anybody else before is last sure to have held it.
    """
    found = []
    for one in tenures:
        if one.number > 1 and one.begin.earliest is None:
            left = [each for each in tenures if _is_before(each, one) and (single or each.person == one.person)]
            last = max(left, key=lambda each: (each.sure_until or date.min, each.key), default=None)
            if last and last.sure_until:
                source = (*one.inferred_from, last.key)
                begin = Bounds(last.sure_until, one.begin.latest)
                one = replace(one, begin=begin, inferred_begin=RULE, inferred_from=source)  # noqa: PLW2901
        found.append(one)
    return found


def _is_before(one: Tenure, back: Tenure) -> bool:
    """Whether one spell is over before another begins; in another capacity, or in doubt at its end, it is not."""
    last = one.sure_until
    if last is None or last > min(back.begin.high, back.end.high) or one.capacity != back.capacity or not one.accepted:
        return False
    if one.person == back.person:
        return one.number < back.number
    return not names.alike(one.names, back.names) and not any(first <= last <= end for first, end in one.doubts)
