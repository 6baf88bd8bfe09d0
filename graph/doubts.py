"""The days inside a tenure's inner bounds on which its sources leave it in doubt.

Between the first and the last word of it a tenure is beyond doubt only where two texts at least or a stated day vouch
for it, where the sources follow closely enough on each other, and where nobody else is said to hold the one seat.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from incumbent.graph import names, thresholds
from incumbent.graph.tenure import Tenure
from incumbent.graph.witness import SPAN, STATED, TITLE, Witness, merged

Stretch = tuple[date, date]
"""Two days, both inclusive."""
_DAY = timedelta(days=1)


def doubted(tenures: Sequence[Tenure], single: bool) -> list[Tenure]:
    """``tenures`` of one post with their doubts; ``single``: it has one seat, so that others count against each."""
    borne = {one.key: vouched(one) for one in tenures}
    found = []
    for one in tenures:
        stretches = borne[one.key]
        doubts = [*silences(one, stretches)]
        if single and stretches:
            against = _against(one, tenures, borne)
            doubts += [*_interrupted(stretches, against), *_disputed(stretches, against)]
        doubts = _joined(doubts)
        found.append(replace(one, doubts=tuple(_joined([*doubts, *alone(one, doubts)]))))
    return found


def alone(one: Tenure, doubts: Sequence[Stretch]) -> Iterable[Stretch]:
    """The stretches between doubts for which nothing but titles in a single text vouches."""
    first, last = one.sure_from, one.sure_until
    if first is None or last is None or first > last:
        return
    begins, ends = [first, *(end + _DAY for _, end in doubts)], [*(begin - _DAY for begin, _ in doubts), last]
    for begin, end in zip(begins, ends, strict=True):
        inside = [each for each in one.witnesses if each.first <= end and begin <= each.last]
        stated = (begin == first and one.begin.earliest) or (end == last and _end_stated(one))
        if not stated and len({each.text for each in inside}) < 2 and all(each.strength == TITLE for each in inside):
            yield begin, end


def vouched(one: Tenure) -> list[Witness]:
    """The stretches that a tenure's witnesses vouch for, inside its inner bounds, the bounds themselves included."""
    first, last = one.sure_from, one.sure_until
    if first is None or last is None or first > last:
        return []
    inside = [
        replace(each, first=max(first, each.first), last=min(last, each.last))
        for each in one.witnesses
        if each.first <= last and first <= each.last
    ]
    inside.append(Witness(first, first, STATED if one.begin.earliest else TITLE))
    inside.append(Witness(last, last, STATED if _end_stated(one) else TITLE))
    return merged(inside)


def _end_stated(one: Tenure) -> bool:
    return one.end.latest is not None and one.inferred_end is None


def _dated(one: Tenure) -> bool:
    return one.begin.earliest is not None or _end_stated(one)


def silences(one: Tenure, stretches: Sequence[Witness]) -> Iterable[Stretch]:
    """The stretches between witnesses that follow too late on each other.

    The more texts speak of a tenure on both sides, the longer a silence they bridge, up to a term of office. A begin or
    an end that is stated bridges a term, the two of them ten years.
    """
    days = sorted({each.text: each.first for each in sorted(one.witnesses, reverse=True)}.values())
    for before, after in pairwise(stretches):
        if after.first - before.last > _bridged(before, after, days):
            yield before.last + _DAY, after.first - _DAY


def _bridged(before: Witness, after: Witness, days: Sequence[date]) -> timedelta:
    """How long a silence between two witnesses leaves no doubt; ``days`` are those of all texts."""
    title, term = thresholds.days("title_gap_days"), thresholds.days("stated_gap_days")
    if before.strength > TITLE and after.strength > TITLE:
        return thresholds.days("attestation_gap_days")
    if before.strength > TITLE or after.strength > TITLE:
        return term
    texts = _between(days, before.last - title, before.last), _between(days, after.first, after.first + title)
    return min(term, title * max(1, min(texts)))


def _between(days: Sequence[date], first: date, last: date) -> int:
    return bisect_left(days, last + _DAY) - bisect_left(days, first)


def _against(one: Tenure, tenures: Iterable[Tenure], borne: Mapping[str, list[Witness]]) -> list[Witness]:
    """What vouches for others in the same seat. Who hands over on a day is not against who takes over on it."""
    if one.capacity != "substantive":
        return []
    found: list[Witness] = []
    for other in tenures:
        stretches = borne[other.key]
        if other.person == one.person or other.capacity != "substantive" or not other.accepted or not stretches:
            continue
        first, last = stretches[0].first, stretches[-1].last
        mine = borne[one.key]
        touching = last <= mine[0].first or mine[-1].last <= first
        if last < mine[0].first or mine[-1].last < first or (touching and (_dated(one) or _dated(other))):
            continue
        if not names.alike(one.names, other.names):
            found += stretches
    return sorted(found)


def _interrupted(stretches: Sequence[Witness], against: Sequence[Witness]) -> Iterable[Stretch]:
    """The stretches between two witnesses in which something vouches for somebody else."""
    for before, after in pairwise(stretches):
        if any(each.first < after.first and before.last < each.last for each in against):
            yield before.last + _DAY, after.first - _DAY


def _disputed(stretches: Sequence[Witness], against: Sequence[Witness]) -> Iterable[Stretch]:
    """The days that are vouched for and of which something as strong says that somebody else held the seat.

    A table that has two holders at once contradicts nobody but itself: that is a conflict, and it stands by both.
    """
    for own in stretches:
        for each in against:
            alone = own.publisher == each.publisher != "" and own.strength == each.strength == SPAN
            if own.meets(each) and _weight(each) >= _weight(own) and not alone:
                yield max(own.first, each.first), min(own.last, each.last)


def _weight(one: Witness) -> bool:
    """A day stated counts no more than a title: on a day of change both holders bear it."""
    return one.strength == SPAN


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + _DAY:
            found[-1] = found[-1][0], max(found[-1][1], last)
        elif first <= last:
            found.append((first, last))
    return found
