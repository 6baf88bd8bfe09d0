"""Corrections: an article that says it corrects an earlier one of its publisher takes the place of what that said.

Fact by fact, not article by article: what the correction does not mention stands. It counts from its own date on, since
before that it is not there. All of it is a function of the claims on one person and one post, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from incumbent.data import rows
from incumbent.graph import thresholds
from incumbent.graph.event import is_accepted
from incumbent.graph.interval import UNKNOWN, Bounds
from incumbent.graph.statement import Statement

_OPENING = 300
"""Characters of a text in which it says that it corrects another."""


def says_so(headline: str, text: str) -> bool:
    """Whether an article is a correction, by its headline or its first sentences (``data/correction_words.tsv``)."""
    if _headlines().match(headline.strip()):
        return True
    return all(_said(place).search(text[:_OPENING]) for place in ("what", "wrong"))


def in_force(statements: Iterable[Statement]) -> list[Statement]:
    """What still stands of ``statements`` about one person: no old versions, and nothing that was corrected.

    A correction has the publisher of what it corrects, and a later day within ``correction_days``. Of an event of its
    kind it says another day, or that there was none. Of a holding it says another begin or end: the rest of the
    claim stands. What a person has confirmed no article corrects.
    """
    current = [one for one in statements if not one.source.superseded]
    corrections = [one for one in current if one.source.corrects and is_accepted(one)]
    if not corrections:
        return current
    return [left for one in current if (left := _left(one, corrections)) is not None]


def _left(one: Statement, corrections: Sequence[Statement]) -> Statement | None:
    """What is left of a statement by what corrects it; None where that is nothing."""
    for other in corrections:
        if one.ruled or one.is_event != other.is_event or not _follows(other, one):
            continue
        if one.is_event:
            if one.type == other.type and one.actual and (_differ(one.when, other.when) or other.realis == "denied"):
                return None
        elif one.actual and other.actual:
            start = UNKNOWN if _differ(one.start, other.start) else one.start
            end = UNKNOWN if _differ(one.end, other.end) else one.end
            one = replace(one, start=start, end=end)
    return one


def _follows(later: Statement, one: Statement) -> bool:
    """Whether an article can correct what another says."""
    if later.published is None or one.published is None or not later.source.publisher == one.source.publisher != "":
        return False
    if later.published == one.published:
        return not one.source.corrects
    return one.published < later.published <= one.published + thresholds.days("correction_days")


def _differ(one: Bounds, other: Bounds) -> bool:
    return UNKNOWN not in {one, other} and not one.meets(other)


@cache
def _said(place: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words(place)})\b", re.IGNORECASE)


@cache
def _headlines() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('headline')})\s*(?:[:–—\-]|to\b|$)", re.IGNORECASE)


def _words(place: str) -> str:
    return "|".join(re.escape(words) for where, words in rows("correction_words.tsv", 2) if where == place)
