"""From a match of the grammar to the point in time that it states; None where the words mean something else."""

from __future__ import annotations

import re
from typing import cast

from .datepoint import Point, Unit
from .datewords import number, value

MONTHS = ("month", "plain_month")
"""Classes of words that name a month."""


def _has(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _year_of(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Year and shift of the year ("of last year"), whichever is there."""
    if short := _has(match, "short"):
        return (int(short) if len(short) == 4 else 1900 + int(short) + 100 * (int(short) < 50)), None
    shift = _has(match, "shift")
    return (int(match["year"]) if _has(match, "year") else None), (number(shift, "shift") if shift else None)


def _ending(match: re.Match[str]) -> bool:
    part = _has(match, "part")
    return bool(part) and "end" in (part or "").lower().split()


def _day(year: int | None, month: int, day: int, shift: int | None) -> Point:
    return Point("day", year=year, month=month, day=day, shift=shift, unit="year" if shift is not None else None)


def numeric(match: re.Match[str]) -> Point | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if len(match["year"]) == 2:
        year += 1900 + 100 * (year < 50)
    if month > 12 >= day:
        month, day = day, month
    return Point("day", year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def month_day(match: re.Match[str]) -> Point | None:
    year, shift = _year_of(match)
    ordinal = _has(match, "ordinal")
    day = number(ordinal, "ordinal") if ordinal else int(match["day"])
    month = number(match["month"], *MONTHS)
    if day > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    return _day(year, month, day, shift)


def month(match: re.Match[str]) -> Point | None:
    year, shift = _year_of(match)
    of_year = shift is not None and match.start("shift") > match.start("month")
    unit: Unit | None = "year" if of_year else None
    return Point("month", year=year, month=number(match["month"], *MONTHS), shift=shift, unit=unit)


def season(match: re.Match[str]) -> Point | None:
    year, shift = _year_of(match)
    which = _has(match, "which")
    if which:
        return Point("relative", unit="year", shift=number(which, "shift"))
    if year is None and shift is not None and match.start("shift") > match.start("season"):
        return Point("relative", unit="year", shift=shift)
    return Point("season", year=year, season=number(match["season"], "season"), shift=shift)


def weekday(match: re.Match[str]) -> Point | None:
    head, tail = match.string[: match.start()], match.string[match.end() : match.end() + 3]
    if re.search(r"(?:\b(?:Black|Good|Super|Easter|Palm|Ash|Bloody)|\b[Tt]he)\s$", head[-12:]) and not (
        head[-4:].lower() == "the " and not re.match(r"\s[A-Z]", tail)
    ):
        return None  # a holiday, a newspaper, a massacre
    weekday = number(match["weekday"], "weekday")
    if match["week"]:
        return Point("weekday", weekday=weekday, shift=number(match["week"], "shift"), unit="week")
    return Point("weekday", weekday=weekday, shift=number(match["shift"], "shift") if match["shift"] else None)


def holiday(match: re.Match[str]) -> Point | None:
    month, day = value(match["holiday"], "holiday").split("-")
    year, shift = _year_of(match)
    return _day(year, int(month), int(day), shift)


def day_word(match: re.Match[str]) -> Point | None:
    before = match.string[: match.start()].rstrip(" \t")
    if match["word"].istitle() and before and before[-1].isalnum():
        return None  # a name: "USA Today"
    return Point("relative", unit="day", shift=number(match["word"], "day"))


def this_day(match: re.Match[str]) -> Point | None:
    return Point("relative", unit="day", shift=0)


def vague(match: re.Match[str]) -> Point | None:
    return Point("vague")


def weekend(match: re.Match[str]) -> Point | None:
    return Point("relative", unit="weekend", shift=number(match["shift"], "shift") if match["shift"] else None)


def lasting(match: re.Match[str]) -> Point | None:
    """"Has led it for ten years" dates the beginning; in other tenses the words give a length alone."""
    head = match.string[max(0, match.start() - 64) : match.start()]
    ongoing = re.search(r"(?i:\b(?:has|have|who['’]s)\s+(?!not\b)[^.;]*)$", head)
    if not ongoing or match["hedge"] or match["half"] or not (count := number(match["number"], "number")):
        return Point("vague")
    return Point("lasting", unit=_unit(match), count=-count)


def _unit(match: re.Match[str]) -> Unit:
    return cast(Unit, value(match["unit"], "unit"))


def beside_anchor(match: re.Match[str]) -> Point | None:
    way = (_has(match, "way") or "same").lower()
    count = 0 if way == "same" else 1 if way in ("next", "following") else -1
    return Point("anchored", unit=_unit(match), count=count)


def unit_beside(match: re.Match[str]) -> Point | None:
    if match["unit"].lower().endswith("s"):
        return None
    shift = _has(match, "shift")
    return Point("relative", unit=_unit(match), shift=number(shift, "shift") if shift else 0, ending=_ending(match))


def counted(match: re.Match[str]) -> Point | None:
    way, count = match["way"].lower(), number(match["number"], "number")
    if match["hedge"] or match["half"] or count == 0:
        return Point("vague")
    if way in ("ago", "in", "now", "today"):
        return Point("offset", unit=_unit(match), count=-count if way == "ago" else count)
    return Point("anchored", unit=_unit(match), count=count if way.startswith(("later", "after")) else -count)


def immediate(match: re.Match[str]) -> Point | None:
    return Point("immediate")


def year(match: re.Match[str]) -> Point | None:
    return Point("year", year=_year_of(match)[0], ending=_ending(match))


def second_year(match: re.Match[str]) -> Point | None:
    first, tail = int(match["first"]), int(match["tail"])
    year = first - first % 100 + tail
    if year < first and first % 100 > 89 and tail < 30:
        year += 100  # "1999-03"
    return Point("year", year=year) if year > first else None
