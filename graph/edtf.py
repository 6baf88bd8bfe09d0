"""EDTF texts (ISO 8601-2, levels 0 and 1) to bounds in days, and back."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from incumbent.graph.interval import UNKNOWN, Bounds

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d|XX)(?:-XX)?")
_YEAR = re.compile(r"(\d{2}(?:\d\d|\dX|XX))")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


@lru_cache(maxsize=50_000)
def bounds(text: str | None) -> Bounds:
    """The days between which the date ``text`` lies, both inclusive.

    An interval gives the days it spans, ``..`` or an empty side an unknown bound. Qualifiers
    (``?``, ``~``, ``%``) are passed over. None gives two unknown bounds.
    Raises ValueError for what is no EDTF text or no date of the calendar.
    """
    if text is None:
        return UNKNOWN
    plain = re.sub(r"[?~%]", "", text.strip().strip("[]{}")).replace("...", "/").strip()
    if ".." in plain and "/" not in plain:
        plain = plain.replace("..", "/")
    if "/" not in plain:
        return _single(plain)
    first, _, last = plain.partition("/")
    low = _single(first).earliest if first not in {"", ".."} else None
    high = _single(last).latest if last not in {"", ".."} else None
    if low and high and low > high:
        raise ValueError(f"{text!r} ends before it begins")
    return Bounds(low, high)


def _single(text: str) -> Bounds:
    if match := _DAY.fullmatch(text):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return Bounds(day, day)
    if match := _MONTH.fullmatch(text):
        year = int(match[1])
        if match[2] == "XX":
            return Bounds(date(year, 1, 1), date(year, 12, 31))
        return _months(year, int(match[2]))
    if match := _YEAR.fullmatch(text):
        low, high = int(match[1].replace("X", "0")), int(match[1].replace("X", "9"))
        return Bounds(date(max(low, 1), 1, 1), date(high, 12, 31))
    raise ValueError(f"{text!r} is no EDTF date")


def _months(year: int, month: int) -> Bounds:
    first, last = _SEASONS.get(month, (month, month))
    end_year = year + (last < first)
    return Bounds(date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1]))


def text(bound: Bounds) -> str:
    """The shortest EDTF text for ``bound``: a day, month or year where it is one, else an interval (``..`` if open)."""
    low, high = bound.earliest, bound.latest
    if low is None or high is None:
        return "" if low is None and high is None else f"{low or '..'}/{high or '..'}"
    if low == high:
        return low.isoformat()
    if low.day == 1 and (high + timedelta(days=1)).day == 1:
        if (low.year, low.month) == (high.year, high.month):
            return low.isoformat()[:7]
        if low.year == high.year and (low.month, high.month) == (1, 12):
            return low.isoformat()[:4]
    return f"{low}/{high}"
