"""Arithmetic of days, months and years for dates that a text leaves incomplete.

Results are EDTF texts of day, month or year precision: ``2022-11-11``, ``2022-11``, ``2022``.
``tense`` is that of the verb that the date belongs to, None where there is none to ask.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future"]

FIRST_YEAR, LAST_YEAR = 1000, 9999


def year_text(year: int) -> str | None:
    """EDTF of a year; None outside the four digits that EDTF level 0 writes."""
    return f"{year:04d}" if FIRST_YEAR <= year <= LAST_YEAR else None


def month_text(year: int, month: int) -> str | None:
    """EDTF of a month; ``month`` may lie outside 1..12 and then counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}" if FIRST_YEAR <= year <= LAST_YEAR else None


def day_text(year: int, month: int, day: int) -> str | None:
    """EDTF of a day; None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat() if year >= FIRST_YEAR else None
    except ValueError:
        return None


def plus_days(day: date, days: int) -> date | None:
    """The day so many days on; None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _choose(past: int | None, future: int | None, tense: Tense | None) -> int | None:
    """Which of two distances to go, the one back or the one ahead.

    Without a tense news looks back, unless the date ahead is nearer by far: three times.
    """
    if past is None or future is None:
        return None
    if tense == "past":
        return -past
    if tense == "future":
        return future
    return future if future * 3 < past else -past


def nearest_day(month: int, day: int, published: date, tense: Tense | None) -> str | None:
    """The day of that month and day nearest to publication on the side that the tense looks to."""
    span = 8 if (month, day) == (2, 29) else 1  # leap years lie up to eight years apart
    texts = (day_text(year, month, day) for year in range(published.year - span, published.year + span + 1))
    gaps = [(date.fromisoformat(text) - published).days for text in texts if text]
    past = min((-gap for gap in gaps if gap <= 0), default=None)
    gap = _choose(past, min((gap for gap in gaps if gap >= 0), default=None), tense)
    found = plus_days(published, gap) if gap is not None else None
    return found.isoformat() if found else None


def nearest_month(month: int, published: date, tense: Tense | None) -> str | None:
    """The month of that number nearest to publication on the side that the tense looks to."""
    ahead = (month - published.month) % 12
    gap = _choose((published.month - month) % 12, ahead, tense)
    return month_text(published.year, published.month + (gap or 0))


def month_beside(month: int, published: date, shift: int) -> str | None:
    """"Last March", "this March", "next March": never the month of publication for last and next."""
    if shift == 0:
        return month_text(published.year, month)
    gap = -((published.month - month - 1) % 12 + 1) if shift < 0 else (month - published.month - 1) % 12 + 1
    return month_text(published.year, published.month + gap)


def weekday_near(weekday: int, published: date, shift: int | None, tense: Tense | None) -> str | None:
    """The day that "Friday" means, Monday being 0.

    A bare "Friday" in a story of a Friday is that day. "Last Friday" lies before publication,
    "next Friday" in the week after it.
    """
    back = (published.weekday() - weekday) % 7
    ahead = (weekday - published.weekday()) % 7
    if shift == -1:
        gap = -(back or 7)
    elif shift == 1:
        gap = 7 - published.weekday() + weekday
    elif tense == "future" or (shift == 0 and tense is None):
        gap = ahead
    else:
        gap = -back
    day = plus_days(published, gap)
    return day.isoformat() if day else None


def weekday_of_week(weekday: int, published: date, weeks: int) -> str | None:
    """"Monday of last week": the weekday in the week so many weeks on."""
    day = plus_days(published, 7 * weeks - published.weekday() + weekday)
    return day.isoformat() if day else None


def month_of_week(published: date, weeks: int) -> str | None:
    """The month in which the working days of a week lie; None where they lie in two."""
    monday = plus_days(published, 7 * weeks - published.weekday())
    friday = plus_days(published, 7 * weeks - published.weekday() + 4)
    if monday is None or friday is None or monday.month != friday.month:
        return None
    return month_text(monday.year, monday.month)


def month_of_weekend(published: date, shift: int | None, tense: Tense | None) -> str | None:
    """The month of a weekend; None where its two days lie in two months.

    "Over the weekend" is the one just past, or the one under way; ahead with a future tense.
    """
    ahead = shift == 1 or (shift != -1 and tense == "future")
    saturday = plus_days(published, (5 - published.weekday()) % 7 if ahead else -((published.weekday() - 5) % 7))
    if shift == -1 and saturday is not None and published.weekday() >= 5:
        saturday = plus_days(saturday, -7)
    sunday = plus_days(saturday, 1) if saturday else None
    if saturday is None or sunday is None or saturday.month != sunday.month:
        return None
    return month_text(saturday.year, saturday.month)


def season_year(first_month: int, published: date, shift: int | None, tense: Tense | None) -> str | None:
    """The year of "last fall", "this spring", "in the summer"; None for a winter, which has two."""
    if first_month == 12:
        return None
    year = published.year
    over, begun = published.month >= first_month + 3, published.month >= first_month
    if shift == -1:
        year -= not over
    elif shift == 1:
        year += begun
    elif shift is None:
        year += over if tense == "future" else -(not begun)
    return year_text(year)
