"""In which capacity a departure counts, for any claims on one person in one post."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from incumbent.graph.capacity import by_capacity
from incumbent.graph.interval import Bounds
from incumbent.graph.statement import Source, Statement

DAYS = st.none() | st.integers(0, 9).map(lambda day: date(2020, 1, 1) + timedelta(day))
TYPES = ["appoint", "act", "acting", "current", "resign", "leave", "dismiss", "nominate"]


@st.composite
def statements(draw):
    found = []
    for number in range(draw(st.integers(0, 8))):
        day, published = draw(DAYS), draw(DAYS)
        source = Source(str(number), published, "", None, str(number))
        bounds, kind = Bounds(day, day), draw(st.sampled_from(TYPES))
        mention = NamedNode(f"https://example.org/{number}")
        found.append(
            Statement(
                str(number), source, kind, "actual", "Ann Roe", mention, "mayor", "Boston", when=bounds, start=bounds
            )
        )
    return found


@given(statements())
def test_a_departure_ends_the_acting_that_began_last(given_statements):
    found = by_capacity(given_statements)
    acting = [one for one in given_statements if one.type in {"act", "acting"}]
    substantive = [one for one in given_statements if one.type in {"appoint", "current"}]
    for end in (one for one in given_statements if one.ends):
        ended = [capacity for capacity, members in found.items() if end in members]
        assert len(ended) == 1
        if not acting:
            assert ended == ["substantive"]
        elif not substantive:
            assert ended == ["acting"]
        else:
            day = end.when.latest or end.published
            earlier = found["acting"][: found["acting"].index(end)] if end in found["acting"] else found["acting"]
            last = [_last([one for one in claims if _before(one, end)], day) for claims in (earlier, substantive)]
            assert ended == ["acting" if last[0] and (last[1] is None or last[0] > last[1]) else "substantive"]


def _before(one, end):
    """Whether it counts when ``end`` is placed: what puts in does, a departure only where it was placed before."""
    return not one.ends or int(one.id) < int(end.id)


def _last(claims, day):
    begins = [(one.when if one.is_event else one.start).earliest for one in claims]
    return max((begin for begin in begins if begin and (day is None or begin <= day)), default=None)


def test_many_departures_take_time_in_proportion():
    source, mention = Source("a", date(2020, 5, 5), "", None, "a"), NamedNode("https://example.org/a")
    known = [
        Statement(f"{kind}{number}", source, kind, "actual", "Ann Roe", mention, "mayor", "Boston")
        for kind in ("act", "appoint", "resign")
        for number in range(20_000)
    ]
    assert sum(map(len, by_capacity(known).values())) == len(known)
