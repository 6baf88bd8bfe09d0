"""Bars, gaps and ticks of time lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.queries.event import Event
from incumbent.queries.tenure import Tenure
from incumbent.queries.thing import Thing
from incumbent.web.timeline import Scale

ADA = Thing("Ada Lark", "https://incumbent.example/person/ada-lark")
HORIZON = date(2025, 1, 1)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def tenure(**bounds: date | bool) -> Tenure:
    return Tenure("urn:t", ADA, None, None, "substantive", **bounds)  # type: ignore[arg-type]


KNOWN = tenure(
    earliest_begin=date(2021, 12, 1), latest_begin=date(2021, 12, 31),
    earliest_end=date(2022, 11, 12), latest_end=date(2022, 11, 20),
)  # fmt: skip


def kinds(scale: Scale | None, one: Tenure) -> list[str]:
    assert scale is not None
    return [piece.kind for piece in scale.bar(one)]


def test_certain_lies_between_the_possible() -> None:
    scale = Scale.of([KNOWN], HORIZON)
    assert kinds(scale, KNOWN) == ["possible", "certain", "possible"]


def test_unknown_bounds_are_open() -> None:
    attested = tenure(first_attested=date(2022, 1, 1), last_attested=date(2022, 6, 1))
    scale = Scale.of([attested], HORIZON)
    assert kinds(scale, attested) == ["earlier", "certain", "open"]
    assert scale is not None
    assert scale.last > HORIZON


def test_days_in_doubt_are_possible() -> None:
    doubt = (date(2022, 3, 1), date(2022, 4, 1))
    doubted = replace(KNOWN, doubts=(doubt,))
    scale = Scale.of([doubted], HORIZON)
    assert kinds(scale, doubted) == ["possible", "certain", "possible", "certain", "possible"]
    assert scale is not None
    assert scale.bar(doubted)[2].left == scale.at(doubt[0])
    attested = tenure(first_attested=date(2022, 1, 1), last_attested=date(2022, 6, 1))
    wholly = replace(attested, doubts=((date(2022, 1, 1), date(2022, 6, 1)),))
    assert kinds(Scale.of([wholly], HORIZON), wholly) == ["earlier", "possible", "open"]


def test_what_is_unreviewed_is_nowhere_certain() -> None:
    unsure = tenure(earliest_begin=date(2021, 1, 1), latest_begin=date(2021, 1, 1), accepted=False)
    assert kinds(Scale.of([unsure], HORIZON), unsure) == ["open"]


def test_a_gap_may_last() -> None:
    scale = Scale.of([KNOWN], HORIZON, lasting=True)
    assert scale is not None
    gap = scale.gap(date(2022, 11, 21), None)
    assert gap.left + gap.width == pytest.approx(100)


def test_no_day_no_scale() -> None:
    assert Scale.of([tenure()], HORIZON) is None
    assert Scale.of([], HORIZON) is None


def test_marks() -> None:
    event = Event("urn:e", "resign", "requested", ADA, None, None, date(2022, 1, 1), date(2022, 1, 31))
    scale = Scale.of([], HORIZON, events=[event])
    assert scale is not None
    mark = scale.mark(event)
    assert mark is not None
    assert 45 < mark.left < 55
    assert mark.label == "resign (requested), 2022-01-01..2022-01-31"
    assert scale.mark(Event("urn:e", "resign", "denied", ADA, None, None)) is None


@given(st.lists(DAYS, min_size=4, max_size=4), DAYS, st.booleans())
def test_pieces_lie_side_by_side_within_the_line(days: list[date], horizon: date, ended: bool) -> None:
    a, b, c, d = sorted(days)
    ends = {"earliest_end": c, "latest_end": d} if ended else {}
    one = tenure(earliest_begin=a, latest_begin=b, **ends)
    scale = Scale.of([one], horizon)
    assert scale is not None
    pieces = scale.bar(one)
    assert all(piece.left >= 0 and piece.left + piece.width <= 100.01 and piece.width > 0 for piece in pieces)
    assert all(x.left + x.width <= y.left + 0.01 for x, y in pairwise(pieces))
    ticks = scale.ticks()
    assert len(ticks) <= 9
    assert [tick.left for tick in ticks] == sorted(tick.left for tick in ticks)
    assert all(tick.left < 91 for tick in ticks), "a year at the edge would be cut on a phone"
