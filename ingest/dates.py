"""Date expressions of English text: where they stand, what they are to the thing told, their EDTF dates.

    >>> [found] = find("She has led the agency since May 2019.")
    >>> found.role, found.resolve(None)
    ('since', '2019-05')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Literal, cast

from .calendar import Tense
from .dategrammar import Found, points
from .datepoint import Kind, Point
from .datewords import any_of, value

Role = Literal["point", "since", "from", "until", "by", "effective", "before", "after", "from_to", "telling"]

LOOK_BACK = 64
"""How many characters before a date can bear on its role; more would join another clause."""

RECENT = 60
"""Days: an effective date without a year may lie so far back; further off, the next one is meant."""


@dataclass(frozen=True)
class DateExpression:
    """One expression: ``start`` and ``end`` are character offsets into the text searched.

    ``role`` is what the date is to the thing told: ``point`` (on, in), ``since``, ``from``
    (begins then), ``until``, ``by`` (no later), ``effective``, ``before``, ``after``, ``from_to``
    (then ``last`` is the other end), or ``telling``: the day somebody said it, not the day it
    happened.
    """

    start: int
    end: int
    role: Role
    first: Point
    last: Point | None = None

    @property
    def kind(self) -> Kind:
        """The kind of the (first) point."""
        return self.first.kind

    def resolve(self, published: date | None, tense: Tense | None = None, anchor: str | None = None) -> str | None:
        """EDTF date of the first point; None where it does not follow from the text.

        ``tense`` is that of the verb dated, ``anchor`` the EDTF date told before it ("a year later").
        """
        if self.role == "effective" and published:
            return _effective(self.first, published)
        return self.first.resolve(published, tense, anchor)

    def bounds(self, published: date | None, tense: Tense | None = None) -> tuple[str | None, str | None]:
        """Begin and end that the expression gives to a spell in a post, each an EDTF date or None."""
        if self.last is not None:
            return self.first.resolve(published, tense), self.last.resolve(published, tense)
        if self.role in ("since", "from", "effective"):
            return self.resolve(published, tense), None
        return None, (self.resolve(published, tense) if self.role == "until" else None)


def find(text: str) -> list[DateExpression]:
    """Every date expression of the text in order of place; ranges are one expression."""
    return list(_found(text))


@lru_cache(maxsize=64)
def _found(text: str) -> tuple[DateExpression, ...]:
    """The same, kept for the next role or event of the same sentence."""
    found = points(text)
    expressions: list[DateExpression] = []
    index = 0
    while index < len(found):
        pair = _range(text, found[index], found[index + 1]) if index + 1 < len(found) else None
        if pair:
            expressions.append(pair)
            index += 2
            continue
        start, end, point = found[index]
        expressions.append(DateExpression(start, end, _role(text, start, end, point), point))
        index += 1
    return tuple(expressions)


def anchors(expressions: list[DateExpression]) -> list[str | None]:
    """For each expression the last date with a year of its own told before it: what "a year later" counts from."""
    told: list[str | None] = []
    last: str | None = None
    for expression in expressions:
        told.append(last)
        last = expression.first.resolve(None, None, last) or last
    return told


def resolve(text: str, published: date | None, tense: Tense | None = None) -> str | None:
    """The EDTF date of the first expression in ``text`` that has one."""
    dates = (expression.resolve(published, tense) for expression in find(text))
    return next((found for found in dates if found), None)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    part = rf"(?:{any_of('part')}\s+)?"
    return {
        "role": re.compile(rf"(?<![A-Za-z])(?P<role>{any_of('role')})\s+(?:(?:on|in|at)\s+)?(?:the\s+)?(?:about\s+)?$"),
        "telling": re.compile(
            rf"(?<![A-Za-z]){any_of('telling')}(?:\s+(?:[a-z]+\s+){{0,2}}|\s+(?:in|at|from)\s+(?:the\s+)?(?:[A-Z]\w+\s+){{1,3}})"
            r"(?:on\s+|late\s+|here\s+)*$"
        ),
        "told_after": re.compile(rf"\s*(?:also\s+)?{any_of('telling')}(?![A-Za-z])"),
        "between": re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE),
        "joint": re.compile(
            rf"\s*,?\s*(?P<word>(?i:to|until|till|through|thru|and)|[-–—/])\s*(?:about\s+)?{part}(?:the\s+)?$"
        ),
        "open": re.compile(r"\s*(?:to|through|until|[-–—])\s*(?:the\s+)?(?:present|now|date|today)\b", re.IGNORECASE),
    }


def _role(text: str, start: int, end: int, point: Point) -> Role:
    """What the words beside the date make of it."""
    if point.kind == "immediate":
        return "effective"
    patterns = _patterns()
    head = text[max(0, start - LOOK_BACK) : start]
    if point.kind == "lasting" or patterns["open"].match(text, end):
        return "since"
    if match := patterns["role"].search(head):
        return cast(Role, value(match["role"], "role"))
    if point.kind in ("weekday", "relative", "day") and (
        patterns["telling"].search(head) or patterns["told_after"].match(text, end)
    ):
        return "telling"
    return "point"


def _range(text: str, left: Found, right: Found) -> DateExpression | None:
    """One expression for two points that a "to" or a dash joins, or "between … and"."""
    patterns = _patterns()
    gap = text[left[1] : right[0]]
    joint = patterns["joint"].match(gap) if len(gap) < LOOK_BACK else None
    if joint is None or "vague" in (left[2].kind, right[2].kind):
        return None
    if joint["word"].lower() == "and" and not patterns["between"].search(text[max(0, left[0] - LOOK_BACK) : left[0]]):
        return None
    first, last = _share_year(left[2], right[2])
    return DateExpression(left[0], right[1], "from_to", first, last)


def _share_year(first: Point, last: Point) -> tuple[Point, Point]:
    """"From June to December 2004": the year said once counts for both."""
    if first.month and last.month:
        turn = first.month > last.month
        if first.year is None and first.unit is None and last.year is not None:
            first = replace(first, year=last.year - turn)
        elif last.year is None and last.unit is None and first.year is not None:
            last = replace(last, year=first.year + turn)
    return first, last


def _effective(point: Point, published: date) -> str | None:
    """An effective date without a year lies ahead, unless it has only just passed."""
    past, future = point.resolve(published, "past"), point.resolve(published, "future")
    if past is None or future is None:
        return past or future
    gone = published.toordinal() - date.fromisoformat((past + "-01-01")[:10]).toordinal()
    return past if gone <= RECENT else future
