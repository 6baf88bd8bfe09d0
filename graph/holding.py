"""All rules about one post together: its claims in, its tenures, events and conflicts out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from incumbent.graph import corrections, courtesy, doubts, event, returns, seats, spans
from incumbent.graph.capacity import by_capacity
from incumbent.graph.event import Event
from incumbent.graph.interval import UNKNOWN, Bounds
from incumbent.graph.points import designate_points, points
from incumbent.graph.posts import Post
from incumbent.graph.spells import spells
from incumbent.graph.statement import Statement
from incumbent.graph.tenure import Conflict, Tenure
from incumbent.graph.weighing import weighed


@dataclass(frozen=True)
class Holding:
    """What is consolidated about one post. ``seats``: 0 for many, None for unknown."""

    post: Post
    seats: int | None
    tenures: tuple[Tenure, ...]
    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]


def consolidated(
    post: Post,
    statements: Mapping[str, Sequence[Statement]],
    deaths: Mapping[str, Bounds],
    ruled_seats: int | None = None,
    end: Bounds | None = None,
) -> Holding:
    """The holding of ``post``. ``statements`` and ``deaths`` are by person; claims no longer in force are left out.

    ``end`` is when the post itself came to an end.

    The order of the statements does not count.
    """
    in_force = {person: corrections.in_force(claims) for person, claims in sorted(statements.items())}
    everyone = [one for claims in in_force.values() for one in claims]
    number = seats.seats_of(post, everyone, ruled_seats)
    events = {person: event.grouped(person, post, claims) for person, claims in in_force.items()}
    by_courtesy = _courtesies(in_force) if number == 1 else {}

    def found_with(others: Mapping[str, Sequence[date]]) -> dict[str, tuple[list[Tenure], list[Conflict]]]:
        return {
            person: _tenures(
                Tenure(person, post, ""), claims, events[person], others.get(person, ()), by_courtesy.get(person)
            )
            for person, claims in in_force.items()
        }

    first = found_with({})
    plain = [tenure for found, _ in first.values() for tenure in found]
    if number == 1 and ruled_seats is None and seats.crowded(plain):
        number, by_courtesy = None, {}
        first = found_with({})
    if number == 1:
        called = {person: {one.name for one in claims} for person, claims in in_force.items()}
        first = found_with({person: seats.anchors(plain, person, names) for person, names in called.items()})
    tenures: list[Tenure] = []
    conflicts: list[Conflict] = []
    for person, (found, clashes) in first.items():
        settled = _designate_until_begun(_acting_until_begun(found))
        settled = [_ended_by(one, "death", deaths.get(person)) for one in settled]
        tenures += [one if _outlives(one, end) else _ended_by(one, "dissolution", end) for one in settled]
        conflicts += clashes
    if number == 1:
        tenures = seats.successor_ends(tenures)
        conflicts += seats.rivals(tenures)
    tenures = returns.bounded(doubts.doubted(tenures, number == 1), number == 1)
    return Holding(
        post,
        number,
        tuple(sorted(tenures, key=lambda one: one.key)),
        tuple(sorted((e for found in events.values() for e in found), key=lambda one: one.key)),
        tuple(sorted(conflicts, key=lambda one: one.key)),
    )


def _courtesies(statements: Mapping[str, Sequence[Statement]]) -> dict[str, frozenset[str]]:
    return courtesy.courtesies({person: points(by_capacity(c)["substantive"]) for person, c in statements.items()})


def _tenures(
    blank: Tenure,
    statements: Sequence[Statement],
    events: Sequence[Event],
    others: Sequence[date],
    by_courtesy: frozenset[str] | None,
) -> tuple[list[Tenure], list[Conflict]]:
    """The tenures of the person and the post that are in ``blank``; titles by courtesy make none that is accepted."""
    tenures: list[Tenure] = []
    conflicts: list[Conflict] = []
    for capacity, claims in by_capacity(statements).items():
        found = designate_points(claims) if capacity == "designate" else weighed(points(claims))
        kept = courtesy.told(found, by_courtesy) if by_courtesy and capacity == "substantive" else found
        parts = spells(kept or found, others if capacity == "substantive" else ())
        for number, part in enumerate(parts, 1):
            tenure, clashes = spans.tenure_of(replace(blank, capacity=capacity, number=number), part, events)
            tenures.append(tenure if kept else replace(tenure, accepted=False))
            conflicts += clashes
    return tenures, conflicts


def _acting_until_begun(tenures: Sequence[Tenure]) -> list[Tenure]:
    """Who becomes the substantive holder ceases to act."""
    return _yielding(tenures, "acting", "became substantive")


def _designate_until_begun(tenures: Sequence[Tenure]) -> list[Tenure]:
    """A designate is one until the begin in office."""
    return _yielding(tenures, "designate", "took office")


def _yielding(tenures: Sequence[Tenure], capacity: str, rule: str) -> list[Tenure]:
    substantive = [one for one in tenures if one.capacity == "substantive" and one.begin.latest]
    substantive.sort(key=lambda one: one.place)
    found = []
    for one in tenures:
        if one.capacity == capacity:
            begun = one.begin.latest or one.begin.low
            later = [s for s in substantive if s.begin.latest and s.begin.latest >= begun]
            open_then = one.end == UNKNOWN or (later and capacity == "designate" and later[0].begin.before(one.end))
            if later and open_then and (one.last_attested is None or one.last_attested <= later[0].begin.high):
                low = max((d for d in (one.last_attested, later[0].begin.earliest) if d), default=None)
                end = Bounds(low, later[0].begin.latest)
                source = (*one.inferred_from, later[0].key)
                one = replace(one, end=end, end_status="ended", inferred_end=rule, inferred_from=source)  # noqa: PLW2901
        found.append(one)
    return found


def _outlives(tenure: Tenure, end: Bounds | None) -> bool:
    """Whether a holder is attested after the post's end: then one of the two is wrong, and nothing is inferred."""
    return bool(end and end.latest and tenure.last_attested and tenure.last_attested > end.latest)


def _ended_by(tenure: Tenure, rule: str, when: Bounds | None) -> Tenure:
    """Death, abolition and dissolution end every tenure that has begun and of which no end is known."""
    if when is None or tenure.end.latest or (when.latest and tenure.begin.low > when.latest):
        return tenure
    end = when.no_earlier(tenure.last_attested) if tenure.last_attested else when
    return replace(tenure, end=end, end_status="ended", inferred_end=rule)
