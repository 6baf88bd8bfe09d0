"""Titles by courtesy: "President Clinton", said years later, while everybody calls somebody else so.

On a post with one seat the title beside a name gives way where many more texts give the same title to another person,
both before and after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from incumbent.graph import thresholds
from incumbent.graph.event import is_accepted
from incumbent.graph.points import Attest, Point
from incumbent.graph.witness import by_title

Title = tuple[date, str, str]
"""A day, a person, and the digest of the text that gives the person the title."""


def courtesies(points: Mapping[str, Sequence[Point]]) -> dict[str, frozenset[str]]:
    """By person the digests of the texts that give the title of one seat by courtesy. ``points`` are by person too.

    How well a title is borne out on a day is counted in texts: those of some years before, those of some years after,
    the day itself in both, and the smaller number counts. Who has just left is borne out before the day alone, who is
    just coming after it alone, so that neither is taken for the other. Names that can be one person's are no rivals.
    """
    titles = _titles(points)
    called = {person: _surname(found) for person, found in points.items() if found}
    before, after = _around(titles, called, 1), _around(titles, called, -1)
    ratio = thresholds.number("courtesy_ratio")
    found: dict[str, set[str]] = {}
    for day, person, text in titles:
        borne = {name: min(number, after[day][name]) for name, number in before[day].items()}
        if max(borne.values()) >= ratio * borne[called[person]]:
            found.setdefault(person, set()).add(text)
    return {person: frozenset(texts) for person, texts in found.items()}


def told(points: Sequence[Point], by_courtesy: frozenset[str]) -> list[Point]:
    """``points`` of one person without titles by courtesy."""
    return [
        point
        for point in points
        if not (isinstance(point, Attest) and by_title(point) and point.statement.source.digest in by_courtesy)
    ]


def _surname(points: Iterable[Point]) -> str:
    return min(point.statement.name.surname for point in points)


def _titles(points: Mapping[str, Iterable[Point]]) -> list[Title]:
    """Each text once for each person, on its first day."""
    first: dict[tuple[str, str], date] = {}
    for person, found in points.items():
        for point in found:
            if isinstance(point, Attest) and is_accepted(point.statement):
                key = person, point.statement.source.digest
                first[key] = min(first.get(key, point.day), point.day)
    return sorted((day, person, text) for (person, text), day in first.items())


def _around(titles: Sequence[Title], called: Mapping[str, str], direction: int) -> dict[date, Counter[str]]:
    """For each day how many texts of the years up to it (or, with -1, from it on) give each surname the title."""
    near = thresholds.days("courtesy_days")
    ordered = titles if direction > 0 else titles[::-1]
    found: dict[date, Counter[str]] = {}
    inside: Counter[str] = Counter()
    oldest = at = 0
    while at < len(ordered):
        day = ordered[at][0]
        while at < len(ordered) and ordered[at][0] == day:
            inside[called[ordered[at][1]]] += 1
            at += 1
        while _apart(ordered[oldest][0], day) > near:
            inside[called[ordered[oldest][1]]] -= 1
            oldest += 1
        found[day] = Counter(inside)
    return found


def _apart(one: date, other: date) -> timedelta:
    return abs(one - other)
