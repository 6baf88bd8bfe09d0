"""EDTF texts and bounds in days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.graph.edtf import bounds, text
from incumbent.graph.interval import UNKNOWN, Bounds, agreed, gap

DAYS = st.dates(date(1700, 1, 1), date(2100, 1, 1))


@st.composite
def known(draw: st.DrawFn) -> Bounds:
    low, high = sorted((draw(DAYS), draw(DAYS)))
    return Bounds(low, high)


ANY = known() | DAYS.map(lambda day: Bounds(day, None)) | DAYS.map(lambda day: Bounds(None, day))


@pytest.mark.parametrize(("edtf", "low", "high"), [
    ("2021-12", "2021-12-01", "2021-12-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2021", "2021-01-01", "2021-12-31"),
    ("2022-11-12", "2022-11-12", "2022-11-12"),
    ("2021-XX", "2021-01-01", "2021-12-31"),
    ("198X", "1980-01-01", "1989-12-31"),
    ("2021-24", "2021-12-01", "2022-02-28"),
    ("2021-33", "2021-01-01", "2021-03-31"),
    ("2021-05~", "2021-05-01", "2021-05-31"),
    ("2021-05-03/2021-06", "2021-05-03", "2021-06-30"),
    ("[2021-05-03..2021-06]", "2021-05-03", "2021-06-30"),
    ("2021-05-03/..", "2021-05-03", None),
    ("../2021-05-03", None, "2021-05-03"),
])  # fmt: skip
def test_texts(edtf, low, high):
    day = date.fromisoformat
    assert bounds(edtf) == Bounds(day(low) if low else None, day(high) if high else None)


@pytest.mark.parametrize("edtf", ["", "2022-13-01", "2022-02-30", "yesterday", "2022/2021", "22", "2022-45"])
def test_what_is_no_date(edtf):
    with pytest.raises(ValueError, match=r"EDTF|day|month|before"):
        bounds(edtf)


@given(ANY)
def test_bounds_survive_the_text(one):
    assert bounds(text(one)) == one


@given(st.lists(ANY, max_size=5), st.randoms(use_true_random=False))
def test_agreement_has_no_order(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert agreed(shuffled) == agreed(claims)


@given(st.lists(known(), min_size=1, max_size=5))
def test_disagreement_widens_to_cover_all_and_agreement_narrows(claims):
    when, agree = agreed(claims)
    if agree:
        assert all(when.meets(one) for one in claims)
        assert any(one.low == when.low for one in claims)
    else:
        assert all(when.meets(one) for one in claims)
        assert when.low <= min(one.high for one in claims)
        assert when.high >= max(one.low for one in claims)


@given(known(), known())
def test_gap_is_how_far_apart(one, other):
    assert gap(one, other) == gap(other, one)
    assert (gap(one, other) == timedelta()) == one.meets(other)


@given(ANY, DAYS)
def test_narrowing_leaves_something(one, day):
    assert one.no_earlier(day).within(one)
    assert one.no_later(day).within(one)


def test_a_backward_pair_is_no_bounds():
    with pytest.raises(ValueError, match="after"):
        Bounds(date(2021, 1, 2), date(2021, 1, 1))


def test_nothing_said():
    assert agreed([UNKNOWN, UNKNOWN]) == (UNKNOWN, True)
    assert bounds(None) == UNKNOWN
    assert not UNKNOWN.known
