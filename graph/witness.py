"""What vouches for a tenure: days and stretches that its sources speak of, each as strong as what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from incumbent.graph.points import Attest, Point, reversed_dates
from incumbent.graph.statement import Statement

TITLE, STATED, SPAN = 1, 2, 3
"""A title beside a name on the day of publication; a begin or end with its date; begin and end in one breath."""


@dataclass(frozen=True, slots=True, order=True)
class Witness:
    """One source for the days from ``first`` to ``last``; ``text`` is the digest of what ``publisher`` wrote."""

    first: date
    last: date
    strength: int
    text: str = ""
    publisher: str = ""

    def meets(self, other: Witness) -> bool:
        """Whether the two speak of a common day."""
        return self.first <= other.last and other.first <= self.last


def witnesses(spell: Iterable[Point]) -> tuple[Witness, ...]:
    """The witnesses of one spell, in order. Who tells begin and end, or begin and today, vouches for all between."""
    found: set[Witness] = set()
    for point in spell:
        source = point.statement.source
        if isinstance(point, Attest):
            strength = TITLE if by_title(point) else STATED
            found.add(Witness(point.day, point.day, strength, source.digest, source.publisher))
        if stretch := _span(point.statement):
            found.add(Witness(*stretch, SPAN, source.digest, source.publisher))
    return tuple(sorted(found))


def by_title(point: Attest) -> bool:
    """Whether a day rests on nothing but a title beside a name."""
    return point.statement.type == "current" and not point.statement.ruled and point.day == point.statement.published


def _span(one: Statement) -> tuple[date, date] | None:
    """From a holding's stated begin to its stated end, failing that to the day of publication."""
    begun = one.start.latest
    until = one.end.earliest or (one.published if one.type in {"current", "acting"} else None)
    if one.is_event or begun is None or until is None or begun > until or reversed_dates(one):
        return None
    return begun, until


def merged(found: Sequence[Witness]) -> list[Witness]:
    """Witnesses, in order, with those that speak of a common day or of days next to each other made one stretch.

    A stretch is as strong as the strongest of them.
    """
    stretches: list[Witness] = []
    for one in sorted(found):
        last = stretches[-1] if stretches else None
        if last and (one.first - last.last).days <= 1:
            strength = max(last.strength, one.strength)
            publishers = {last.publisher, one.publisher} - {""}
            publisher = publishers.pop() if len(publishers) == 1 else ""
            stretches[-1] = Witness(last.first, max(last.last, one.last), strength, "", publisher)
        else:
            stretches.append(one)
    return stretches
