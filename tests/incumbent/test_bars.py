"""Tenures as bars: they fit, and certain and possible stretches stand where their days are."""

from datetime import date

import pytest

from incumbent.cli.bars import ASCII, UNICODE, Scale, draw
from incumbent.queries.career import Timeline
from incumbent.queries.tenure import Tenure
from incumbent.queries.thing import Thing

PERSON = Thing("A Person With A Rather Long Name Indeed", "https://incumbent.example/person/a")
POST = Thing("head, Body", "https://incumbent.example/post/head--body")


def bar(*tenures: Tenure, width: int = 60) -> list[str]:
    return draw(Timeline(POST, tenures, ()), width, ASCII)[1:-1]


def held(**bounds: date) -> Tenure:
    return Tenure("t", PERSON, POST, None, "substantive", **bounds)


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_lines_fit(width: int) -> None:
    tenure = held(earliest_begin=date(2001, 1, 1), latest_begin=date(2002, 1, 1), last_attested=date(2020, 1, 1))
    for marks in (ASCII, UNICODE):
        assert all(len(line) <= width for line in draw(Timeline(POST, (tenure,), ()), width, marks))


def test_certain_inside_possible() -> None:
    (line,) = bar(
        held(
            earliest_begin=date(2000, 1, 1), latest_begin=date(2002, 1, 1),
            earliest_end=date(2006, 1, 1), latest_end=date(2008, 1, 1),
        )
    )  # fmt: skip
    drawn = line.split()[-1]
    assert drawn.strip(".").strip("#") == ""
    assert (drawn[0], drawn[len(drawn) // 2], drawn[-1]) == (".", "#", ".")


def test_open_ends_are_marked() -> None:
    (line,) = bar(held(first_attested=date(2010, 1, 1), last_attested=date(2012, 1, 1)))
    assert line.rstrip().endswith(">")
    assert "<#" in line


def test_unreviewed_is_never_certain() -> None:
    tenure = Tenure(
        "t", PERSON, POST, None, "acting", latest_begin=date(2010, 1, 1), last_attested=date(2011, 1, 1), accepted=False
    )
    assert "#" not in bar(tenure)[0]


def test_nothing_known_draws_nothing() -> None:
    assert draw(Timeline(POST, (held(),), ()), 80) == []


def test_years_stand_at_their_cells() -> None:
    scale = Scale(date(2000, 1, 1), date(2009, 12, 31), 100)
    assert scale.years().index("2005") == scale.cell(date(2005, 1, 1)) == 50
