"""The grammar of English date expressions: patterns over text, each with the point in time that it means.

Patterns are tried in the order of RULES; what one has read no later one reads again. Each is
bounded in length, so the time taken grows with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import cast

from .datepoint import Point, Unit
from .datewords import any_of, number, value

Found = tuple[int, int, Point]
Build = Callable[[re.Match[str]], Point | None]

MONTHS = ("month", "plain_month")


@cache
def rules() -> tuple[tuple[re.Pattern[str], Build], ...]:
    """The compiled patterns in order of precedence. The date is the group ``x`` where there is one."""
    end = r"(?![A-Za-z0-9])"
    year = r"(?P<year>1[6-9]\d\d|20\d\d)(?!\d)"
    day = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d])"
    month = rf"(?P<month>{any_of(*MONTHS)}){end}"
    weekday = rf"(?:{any_of('weekday', 'short_weekday')}(?:\s*,\s*|\s+\(?)(?:the\s+)?)?"
    part = rf"(?:(?P<part>{any_of('part')})(?:\s+|-)(?:of\s+|in\s+)?)?"
    shift = rf"(?P<shift>{any_of('shift')})"
    of_year = rf"(?:(?:\s*,\s*|\s+)(?:of\s+|in\s+)?(?:{year}|{shift}\s+year\b))"
    counted = rf"(?P<hedge>{any_of('hedge')}\s+)?(?P<number>\d{{1,3}}|{any_of('number')})\s+(?P<half>and\s+a\s+half\s+)?"
    unit = rf"(?P<unit>{any_of('unit')}){end}"
    before = r"(?<![A-Za-z0-9])"
    numeral = r"(?<![\d.,/$£€#-])"
    parts = any_of("part_of_day")
    table: list[tuple[str, Build]] = [
        (rf"{numeral}{year}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])", _numeric),
        (rf"{numeral}(?P<month>\d{{1,2}})(?P<s>[/.-])(?P<day>\d{{1,2}})(?P=s)(?P<year>(?:19|20)\d\d)(?![\d/-])", _numeric),
        (rf"{numeral}(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d\d)(?![\d/])", _numeric),
        (rf"{before}{weekday}{month}\s+{day}(?:\s?[-–—]\s?\d{{1,2}}(?!\d))?{of_year}?", _month_day),
        (rf"{numeral}{before}{weekday}(?:(?:the\s+)?{day}|the\s+(?P<ordinal>{any_of('ordinal')}))(?:\s+day)?"
         rf"(?:\s+of\s+|\s+|-){month}(?:-(?P<short>\d{{4}})|{of_year})?", _month_day),
        (rf"{before}{any_of('vague_year')}\s*(?:of\s+)?{year}", _vague),
        (rf"{numeral}{year}(?:\s?[-–/]\s?\d{{2,4}})?\s+{any_of('vague_year')}{end}", _vague),
        (rf"{before}{part}(?:the\s+)?['’‘]?(?:1[6-9]|20)?\d0['’]?s\b", _vague),
        (rf"{before}{part}{month}{of_year}", _month),
        (rf"{before}{part}{month}\s*['’‘](?P<short>\d\d)(?![\ds])", _month),
        (rf"{before}{shift}\s+{month}", _month),
        (rf"{before}{part}(?P<month>{any_of('month')}){end}", _month),
        (rf"{before}(?P<part>(?i:early|mid|late|end))[\s-]+{month}", _month),
        (rf"{before}{any_of('month_cue')}[\s-]+(?:the\s+)?{part}(?P<x>{month})(?!\s+[A-Z][a-z]+\s+(?:said|told|was))", _month),
        (rf"{before}(?P<x>{month})(?=\s*(?:to|until|through|and|-|–)\s+{any_of(*MONTHS)}{end})", _month),
        (rf"(?<=to |nd )(?P<x>{month})(?=\s*[,.;)])", _month),
        (rf"{before}(?:{shift}\s+|(?:in|by|until|since|during)\s+(?:the\s+)?)(?:{part})(?P<x>(?P<season>{any_of('season')}))"
         rf"{end}{of_year.replace('P<shift>', 'P<which>')}?", _season),
        (rf"{before}{part}(?P<season>{any_of('season')}){end}{of_year}", _season),
        (rf"{before}(?:(?P<shift>{any_of('shift')})\s+)?(?P<weekday>{any_of('weekday')}){end}(?:\s+{parts}{end})?"
         rf"(?:\s+(?:of\s+)?(?P<week>{any_of('shift')})\s+week{end})?", _weekday),
        (rf"{before}(?P<holiday>{any_of('holiday')}){end}{of_year}?", _holiday),
        (rf"{before}(?i:(?:earlier|later)\s+)?(?P<word>{any_of('day')}){end}(?:['’]s)?(?:\s+{parts}{end})?", _day_word),
        (rf"{before}(?i:this)\s+{parts}{end}", _this_day),
        (rf"{before}(?i:(?:for|over|in|during|within)\s+)?(?:the\s+)?{shift}\s+{counted}{unit}", _vague),
        (rf"{before}(?i:the\s+)(?i:(?P<way>next|following|previous|preceding|prior|same))\s+(?P<unit>(?i:day|month|year)){end}",
         _beside_anchor),
        (rf"{before}(?i:that\s+)(?P<same>(?i:same\s+))?(?P<unit>(?i:day|month|year)){end}", _beside_anchor),
        (rf"{before}(?i:for|over|in|during)\s+the\s+(?:last|past|coming)\s+{unit}", _vague),
        (rf"{before}{part}{shift}\s+{unit}", _unit_beside),
        (rf"{before}(?i:(?P<part>(?:the\s+)?end)\s+of\s+the)\s+{unit}", _unit_beside),
        (rf"{before}{counted}{unit}\s+(?i:(?P<way>ago|earlier|later|afterwards?|before(?=\s*[,.;]))){end}", _counted),
        (rf"{before}(?P<way>(?i:in))\s+{counted}{unit}(?!\s+(?i:of|as|at|in)\b)", _counted),
        (rf"{before}{counted}{unit}\s+(?i:from\s+(?P<way>now|today)){end}", _counted),
        (rf"{before}(?i:effective)(?:ly)?\s*,?\s+(?P<x>{any_of('immediate')}){end}", _immediate),
        (rf"{before}(?i:t(?:akes?|ook|aking)\s+effect)\s+(?P<x>{any_of('immediate')}){end}", _immediate),
        (rf"{before}(?i:with\s+(?P<x>immediate\s+effect)){end}", _immediate),
        (rf"{numeral}(?P<first>1[6-9]\d\d|20\d\d)\s?[-–/]\s?(?P<x>(?P<tail>\d\d))(?![\d.,]*\d|[%/-])", _second_year),
        (rf"(?<=\d\d\d\d[-–—/]){year}(?![%/]|[.,]\d)", _year),
        (rf"{before}{part}{numeral}{year}(?!%|[.,]\d|[-/]\d(?!\d(?:\d\d)?(?!\d))|\s*(?i:percent|per\s+cent|pages|people|miles)\b)", _year),
        (rf"(?i:(?<=in )|(?<=since )|(?<=of )|(?<=until ))['’‘](?P<short>\d\d)(?![\ds])", _year),
    ]
    return tuple((re.compile(pattern), build) for pattern, build in table)


def points(text: str) -> list[Found]:
    """Every point in time that the text states, as (start, end, point), in order of place."""
    taken = bytearray(len(text))
    return sorted(_read(text, taken), key=lambda found: found[0])


def _read(text: str, taken: bytearray) -> Iterator[Found]:
    for pattern, build in rules():
        for match in pattern.finditer(text):
            start, end = match.span("x" if "x" in pattern.groupindex else 0)
            if any(taken[start:end]):
                continue
            point = build(match)
            if point is not None:
                taken[start:end] = b"\1" * (end - start)
                yield start, end, point


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


def _numeric(match: re.Match[str]) -> Point | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if len(match["year"]) == 2:
        year += 1900 + 100 * (year < 50)
    if month > 12 >= day:
        month, day = day, month
    return Point("day", year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _month_day(match: re.Match[str]) -> Point | None:
    year, shift = _year_of(match)
    ordinal = _has(match, "ordinal")
    day = number(ordinal, "ordinal") if ordinal else int(match["day"])
    month = number(match["month"], *MONTHS)
    if day > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    return Point("day", year=year, month=month, day=day, shift=shift, unit="year" if shift is not None else None)


def _month(match: re.Match[str]) -> Point | None:
    year, shift = _year_of(match)
    of_year = shift is not None and match.start("shift") > match.start("month")
    return Point("month", year=year, month=number(match["month"], *MONTHS), shift=shift, unit="year" if of_year else None)


def _season(match: re.Match[str]) -> Point | None:
    year, shift = _year_of(match)
    which = _has(match, "which")
    if which:
        return Point("relative", unit="year", shift=number(which, "shift"))
    if year is None and shift is not None and match.start("shift") > match.start("season"):
        return Point("relative", unit="year", shift=shift)
    return Point("season", year=year, season=number(match["season"], "season"), shift=shift)


def _weekday(match: re.Match[str]) -> Point | None:
    head, tail = match.string[: match.start()], match.string[match.end() : match.end() + 3]
    if re.search(r"(?:\b(?:Black|Good|Super|Easter|Palm|Ash|Bloody)|\b[Tt]he)\s$", head[-12:]) and not (
        head[-4:].lower() == "the " and not re.match(r"\s[A-Z]", tail)
    ):
        return None  # a holiday, a newspaper, a massacre
    weekday = number(match["weekday"], "weekday")
    if match["week"]:
        return Point("weekday", weekday=weekday, shift=number(match["week"], "shift"), unit="week")
    return Point("weekday", weekday=weekday, shift=number(match["shift"], "shift") if match["shift"] else None)


def _holiday(match: re.Match[str]) -> Point | None:
    month, day = value(match["holiday"], "holiday").split("-")
    year, shift = _year_of(match)
    return Point("day", year=year, month=int(month), day=int(day), shift=shift, unit="year" if shift is not None else None)


def _day_word(match: re.Match[str]) -> Point | None:
    before = match.string[: match.start()].rstrip(" \t")
    if match["word"].istitle() and before and before[-1].isalnum():
        return None  # a name: "USA Today"
    return Point("relative", unit="day", shift=number(match["word"], "day"))


def _this_day(match: re.Match[str]) -> Point | None:
    return Point("relative", unit="day", shift=0)


def _vague(match: re.Match[str]) -> Point | None:
    return Point("vague")


def _unit(match: re.Match[str]) -> Unit:
    return cast(Unit, value(match["unit"], "unit"))


def _beside_anchor(match: re.Match[str]) -> Point | None:
    way = (_has(match, "way") or "same").lower()
    count = 0 if way == "same" else 1 if way in ("next", "following") else -1
    return Point("anchored", unit=_unit(match), count=count)


def _unit_beside(match: re.Match[str]) -> Point | None:
    if match["unit"].lower().endswith("s"):
        return None
    shift = _has(match, "shift")
    return Point("relative", unit=_unit(match), shift=number(shift, "shift") if shift else 0, ending=_ending(match))


def _counted(match: re.Match[str]) -> Point | None:
    way, count = match["way"].lower(), number(match["number"], "number")
    if match["hedge"] or match["half"] or count == 0:
        return Point("vague")
    if way in ("ago", "in", "now", "today"):
        return Point("offset", unit=_unit(match), count=-count if way == "ago" else count)
    return Point("anchored", unit=_unit(match), count=count if way.startswith(("later", "after")) else -count)


def _immediate(match: re.Match[str]) -> Point | None:
    return Point("immediate")


def _year(match: re.Match[str]) -> Point | None:
    return Point("year", year=_year_of(match)[0], ending=_ending(match))


def _second_year(match: re.Match[str]) -> Point | None:
    first, tail = int(match["first"]), int(match["tail"])
    year = first - first % 100 + tail
    if year < first and first % 100 > 89 and tail < 30:
        year += 100  # "1999-03"
    return Point("year", year=year) if year > first else None
