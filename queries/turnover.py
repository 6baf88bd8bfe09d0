"""How many came and went, year by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from incumbent.queries.tenure import Tenure


@dataclass(frozen=True)
class Year:
    """Tenures that began and that ended in a year, as far as the year of either is known."""

    year: int
    began: int
    ended: int


def turnover(tenures: Iterable[Tenure]) -> tuple[Year, ...]:
    """Every year from the first to the last in which anybody came or went; designates count for neither.

    A begin or an end counts where all its bounds lie in one year: between two years nobody can say.
    """
    began: dict[int, int] = {}
    ended: dict[int, int] = {}
    for one in tenures:
        if one.capacity == "designate":
            continue
        for counted, early, late in (
            (began, one.earliest_begin, one.latest_begin),
            (ended, one.earliest_end, one.latest_end),
        ):
            if early and late and early.year == late.year:
                counted[early.year] = counted.get(early.year, 0) + 1
    years = sorted({*began, *ended})
    if not years:
        return ()
    return tuple(Year(year, began.get(year, 0), ended.get(year, 0)) for year in range(years[0], years[-1] + 1))
