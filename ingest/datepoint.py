"""One point in time as a text gives it, and the EDTF date that it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from . import calendar
from .calendar import Tense

Kind = Literal[
    "day", "month", "year", "weekday", "season", "relative", "offset", "anchored", "lasting", "immediate", "vague",
]  # fmt: skip
Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade"]


@dataclass(frozen=True)
class Point:
    """The parts of a date that a text states; what it leaves open is None.

    ``day``, ``month`` and ``year`` are numbers, ``weekday`` counts from Monday 0, ``season`` is
    the month in which it begins. ``shift`` is -1 for "last", 0 for "this", 1 for "next";
    ``unit`` says of what. ``count`` counts units from publication ("two weeks ago": -2) or, for
    kind ``anchored``, from a date told before ("a year later": 1). ``ending`` marks "the end of".
    Kind ``lasting`` is the length so far of what still goes on ("has led it for ten years");
    ``vague`` is a stretch too wide or too loose for a date: a decade, a fiscal year.
    """

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    shift: int | None = None
    unit: Unit | None = None
    count: int | None = None
    ending: bool = False

    def resolve(self, published: date | None, tense: Tense | None = None, anchor: str | None = None) -> str | None:
        """The EDTF date, of no finer precision than the text's; None where it does not follow.

        Relative dates need ``published``; those of kind ``anchored`` need ``anchor``, the EDTF
        date that the text told before them.
        """
        if self.kind == "anchored":
            return self._from_anchor(anchor) if anchor else None
        if self.year is not None:
            return self._absolute(self.year, tense)
        if published is None or self.kind == "vague":
            return None
        if self.kind in ("day", "month") and self.unit == "year":
            return self._absolute(published.year + (self.shift or 0), tense)
        return self._relative(published, tense)

    def _absolute(self, year: int, tense: Tense | None) -> str | None:
        if self.kind == "vague":
            return None
        if self.month is None:
            # Terms run out at the end of a year; what happened then happened some time late in it.
            last_month = self.ending and tense == "future"
            return calendar.month_text(year, 12) if last_month else calendar.year_text(year)
        if self.day is None:
            return calendar.month_text(year, self.month)
        return calendar.day_text(year, self.month, self.day)

    def _relative(self, published: date, tense: Tense | None) -> str | None:
        text: str | None = None
        match self.kind:
            case "day" if self.month and self.day:
                text = calendar.nearest_day(self.month, self.day, published, tense)
            case "month" if self.month and self.shift is not None:
                text = calendar.month_beside(self.month, published, self.shift)
            case "month" if self.month:
                text = calendar.nearest_month(self.month, published, tense)
            case "weekday" if self.weekday is not None and self.unit == "week":
                text = calendar.weekday_of_week(self.weekday, published, self.shift or 0)
            case "weekday" if self.weekday is not None:
                text = calendar.weekday_near(self.weekday, published, self.shift, tense)
            case "season" if self.season:
                text = calendar.season_year(self.season, published, self.shift, tense)
            case "immediate":
                text = published.isoformat()
            case "relative":
                text = self._unit_beside(published, self.shift, tense)
            case "offset" | "lasting" if self.count is not None:
                text = self._units_away(published, self.count, tense)
        return text

    def _unit_beside(self, published: date, which: int | None, tense: Tense | None) -> str | None:
        shift = which or 0
        text: str | None = None
        match self.unit:
            case "weekend":
                text = calendar.month_of_weekend(published, which, tense)
            case "day":
                day = calendar.plus_days(published, shift)
                text = day.isoformat() if day else None
            case "week":
                text = calendar.month_of_week(published, shift)
            case "month":
                text = calendar.month_text(published.year, published.month + shift)
            case "quarter":
                month = calendar.month_text(published.year, published.month + 3 * shift)
                text = month[:4] if month else None
            case "year":
                text = self._absolute(published.year + shift, tense)
        return text

    def _units_away(self, published: date, count: int, tense: Tense | None) -> str | None:
        if count > 0 and tense != "future":
            return None  # "in three years" counts a duration when the verb looks back
        match self.unit:
            case "week" if abs(count) > 1:
                # Weeks are counted loosely: the day is not meant, the month mostly is.
                near, far = calendar.plus_days(published, 7 * count - 3), calendar.plus_days(published, 7 * count + 3)
                same = near and far and near.month == far.month
                return calendar.month_text(near.year, near.month) if near and same else None
            case "day" | "week":
                day = calendar.plus_days(published, count * (7 if self.unit == "week" else 1))
                return day.isoformat() if day else None
            case "month":
                return calendar.month_text(published.year, published.month + count)
            case "year" | "decade":
                return calendar.year_text(published.year + count * (10 if self.unit == "decade" else 1))
        return None

    def _from_anchor(self, anchor: str) -> str | None:
        count = self.count or 0
        year, month, day = int(anchor[:4]), anchor[5:7], anchor[8:10]
        match self.unit:
            case "year" | "decade":
                return calendar.year_text(year + count * (10 if self.unit == "decade" else 1))
            case "month" if month:
                return calendar.month_text(year, int(month) + count)
            case "day" if month and day:
                moved = calendar.plus_days(date(year, int(month), int(day)), count)
                return moved.isoformat() if moved else None
        return None
