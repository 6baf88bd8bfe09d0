"""The grammar of English date expressions: patterns over text, each with the point in time that it means.

Patterns are tried in the order of RULES; what one has read no later one reads again. Each is
bounded in length, so the time taken grows with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from . import dateparts as parts
from .dateparts import MONTHS
from .datepoint import Point
from .datewords import any_of

Found = tuple[int, int, Point]
Build = Callable[[re.Match[str]], Point | None]

Key = Literal["number", "month", "weekday", "season", "unit", "word"]

REACH = 80
"""How many characters an expression may stretch to either side of the word that gives it away."""


@cache
def rules() -> tuple[tuple[Key, re.Pattern[str], Build], ...]:
    """The compiled patterns in order of precedence. The date is the group ``x`` where there is one."""
    end = r"(?![A-Za-z0-9])"
    year = r"(?P<year>1[6-9]\d\d|20\d\d)(?!\d)"
    day = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d])"
    month = rf"(?P<month>{any_of(*MONTHS)}){end}"
    dated_month = rf"(?P<month>(?i:{any_of(*MONTHS)})){end}"  # a day or a year beside it settles what "may" is
    weekday = rf"(?:{any_of('weekday', 'short_weekday')}(?:\s*,\s*|\s+\(?)(?:the\s+)?)?"
    narrowed = rf"(?:(?P<part>{any_of('part')})(?:\s+|-)(?:of\s+|in\s+)?)"
    part = rf"{narrowed}?"
    shift = rf"(?P<shift>{any_of('shift')})"
    of_year = rf"(?:(?:\s*,\s*|\s+)(?:of\s+|in\s+)?(?:{year}|{shift}\s+year\b))"
    number = rf"(?P<number>\d{{1,3}}|{any_of('number')})"
    counted = rf"(?P<hedge>{any_of('hedge')}\s+)?{number}\s+(?P<half>and\s+a\s+half\s+)?"
    unit = rf"(?P<unit>{any_of('unit')}){end}"
    numeral = r"(?<![\d.,/$£€#-])"
    of_day = any_of("part_of_day")
    that_season = rf"(?P<x>(?P<season>{any_of('season')}){end})"
    way_beside = r"(?i:(?P<way>next|following|previous|preceding|prior|same))"
    table: list[tuple[Key, str, Build]] = [
        ("number", rf"{numeral}{year}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])", parts.numeric),
        ("number", rf"{numeral}(?P<month>\d{{1,2}})(?P<s>[/.-])(?P<day>\d{{1,2}})(?P=s){year}(?![/-])", parts.numeric),
        ("number", rf"{numeral}(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d\d)(?![\d/])", parts.numeric),
        ("month", rf"{weekday}{dated_month}\s+{day}(?:\s?[-–—]\s?\d{{1,2}}(?!\d))?{of_year}?", parts.month_day),
        ("month", rf"{numeral}{weekday}(?:(?:the\s+)?{day}|the\s+(?P<ordinal>{any_of('ordinal')}))(?:\s+day)?"
         rf"(?:\s+of\s+|\s+|-){dated_month}(?:-(?P<short>\d{{4}})|{of_year})?", parts.month_day),
        ("number", rf"{any_of('vague_year')}\s*(?:of\s+)?{year}", parts.vague),
        ("number", rf"{numeral}{year}(?:\s?[-–/]\s?\d{{2,4}})?\s+{any_of('vague_year')}{end}", parts.vague),
        ("number", rf"{part}(?:the\s+)?['’‘]?(?:1[6-9]|20)?\d0['’]?s\b", parts.vague),
        ("month", rf"{part}{dated_month}{of_year}", parts.month),
        ("month", rf"{part}{month}\s*['’‘](?P<short>\d\d)(?![\ds])", parts.month),
        ("month", rf"{shift}\s+{month}", parts.month),
        ("month", rf"{part}(?P<month>{any_of('month')}){end}", parts.month),
        ("month", rf"(?P<part>(?i:early|mid|late|end))[\s-]+{month}", parts.month),
        ("month", rf"(?P<part>(?i:end|close|beginning|start|middle)\s+of)\s+{month}", parts.month),
        ("month", rf"{any_of('month_cue')}[\s-]+(?:the\s+)?{part}(?P<x>{month})", parts.month),
        ("month", rf"(?P<x>{month})(?=\s*(?:to|until|through|and|-|–)\s+{any_of(*MONTHS)}{end})", parts.month),
        ("month", rf"(?<=to |nd )(?P<x>{month})(?=\s*[,.;)])", parts.month),
        ("season", rf"(?:{shift}\s+|(?:in|by|until|since|during)\s+(?:the\s+)?){part}{that_season}"
         rf"{of_year.replace('P<shift>', 'P<which>')}?", parts.season),
        ("season", rf"{part}{that_season}{of_year}", parts.season),
        ("weekday", rf"(?:{shift}\s+)?(?P<weekday>{any_of('weekday')}){end}(?:\s+{of_day}{end})?"
         rf"(?:\s+(?:of\s+)?(?P<week>{any_of('shift')})\s+week{end})?", parts.weekday),
        ("word", rf"(?P<holiday>{any_of('holiday')}){end}{of_year}?", parts.holiday),
        ("word", rf"(?i:(?:earlier|later)\s+)?(?P<word>{any_of('day')}){end}(?:['’]s)?(?:\s+{of_day}{end})?",
         parts.day_word),
        ("word", rf"(?i:this)\s+{of_day}{end}", parts.this_day),
        ("unit", rf"(?i:(?:for|over|in|during|within)\s+)?(?:the\s+)?{shift}\s+{counted}{unit}", parts.vague),
        ("unit", rf"(?i:(?:at|over|on|during)\s+the|{shift})\s+(?i:weekend){end}", parts.weekend),
        ("unit", rf"(?i:for)\s+(?:the\s+(?:last|past)\s+)?{counted}{unit}", parts.lasting),
        ("unit", rf"(?i:the)\s+{way_beside}\s+(?P<unit>(?i:day|month|year)){end}", parts.beside_anchor),
        ("unit", rf"(?i:that\s+(?:same\s+)?)(?P<unit>(?i:day|month|year)){end}", parts.beside_anchor),
        ("unit", rf"(?i:for|over|in|during)\s+the\s+(?:last|past|coming)\s+{unit}", parts.vague),
        ("unit", rf"{part}{shift}\s+{unit}", parts.unit_beside),
        ("unit", rf"(?i:(?P<part>(?:the\s+)?end)\s+of\s+the)\s+{unit}", parts.unit_beside),
        ("unit", rf"{counted}{unit}\s+(?i:(?P<way>ago|earlier|later|afterwards?|before(?=\s*[,.;]))){end}",
         parts.counted),
        ("unit", rf"(?P<way>(?i:in))\s+{counted}{unit}(?!\s+(?i:of|as|at|in)\b)", parts.counted),
        ("unit", rf"{counted}{unit}\s+(?i:from\s+(?P<way>now|today)){end}", parts.counted),
        ("word", rf"(?i:effective)(?:ly)?\s*,?\s+(?P<x>{any_of('immediate')}){end}", parts.immediate),
        ("word", rf"(?i:t(?:akes?|ook|aking)\s+effect)\s+(?P<x>{any_of('immediate')}){end}", parts.immediate),
        ("word", rf"(?i:with\s+(?P<x>immediate\s+effect)){end}", parts.immediate),
        ("number", rf"{numeral}(?P<first>1[6-9]\d\d|20\d\d)\s?[-–/]\s?(?P<x>(?P<tail>\d\d))(?![\d.,]*\d|[%/-])",
         parts.second_year),
        ("number", rf"(?<=\d\d\d\d[-–—/]){year}(?![%/]|[.,]\d)", parts.year),
        ("number", rf"(?:{narrowed}|{numeral}){year}(?!%|[.,]\d|[-/]\d(?!\d(?:\d\d)?(?!\d)))"
         rf"(?!\s*{any_of('counted')}{end})", parts.year),
        ("number", r"(?i:(?<=in )|(?<=since )|(?<=of )|(?<=until ))['’‘](?P<short>\d\d)(?![\ds])", parts.year),
    ]  # fmt: skip
    return tuple((key, re.compile(rf"(?<![A-Za-z0-9])(?:{pattern})"), build) for key, pattern, build in table)


@cache
def _keys() -> re.Pattern[str]:
    """One scan for the words that an expression cannot do without, by the kind of rule that needs them."""
    words = {
        "month": any_of(*MONTHS),
        "weekday": any_of("weekday"),
        "season": any_of("season"),
        "unit": rf"(?:{any_of('unit')}|weekend)",
        "word": rf"(?:{any_of('day', 'part_of_day', 'holiday', 'immediate')}|effect)",
    }
    named = "|".join(rf"(?P<{key}>{pattern})" for key, pattern in words.items())
    return re.compile(rf"(?<![A-Za-z])(?i:{named})(?![A-Za-z])|(?P<number>\d\d)")


def _windows(text: str) -> dict[str, list[list[int]]]:
    """Where rules of each kind need to look: the text around their keys, whole words, in order and apart."""
    windows: dict[str, list[list[int]]] = {}
    for match in _keys().finditer(text):
        spans = windows.setdefault(match.lastgroup or "", [])
        start, end = max(0, match.start() - REACH), _word_end(text, match.end() + REACH)
        if spans and start <= spans[-1][1]:
            spans[-1][1] = max(end, spans[-1][1])
        else:
            spans.append([start, end])
    return windows


def _word_end(text: str, index: int) -> int:
    """The next white space from ``index`` on, but not far: a pattern must not see half a word."""
    for place in range(index, min(index + REACH, len(text))):
        if text[place].isspace():
            return place
    return min(index + REACH, len(text))


def points(text: str) -> list[Found]:
    """Every point in time that the text states, as (start, end, point), in order of place."""
    taken = bytearray(len(text))
    return sorted(_read(text, taken), key=lambda found: found[0])


def _read(text: str, taken: bytearray) -> Iterator[Found]:
    windows = _windows(text)
    for key, pattern, build in rules():
        for window in windows.get(key, ()):
            for match in pattern.finditer(text, *window):
                start, end = match.span("x" if "x" in pattern.groupindex else 0)
                point = None if any(taken[start:end]) else build(match)
                if point is not None:
                    taken[start:end] = b"\1" * (end - start)
                    yield start, end, point
