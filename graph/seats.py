"""Rules about the seats of one post: who follows whom, and who cannot both be right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from incumbent.graph import names, posts, thresholds
from incumbent.graph.interval import UNKNOWN, Bounds
from incumbent.graph.names import Name
from incumbent.graph.posts import Post
from incumbent.graph.statement import Statement
from incumbent.graph.tenure import Conflict, Tenure


def seats_of(post: Post, statements: Iterable[Statement], ruled: int | None = None) -> int | None:
    """How many hold ``post`` at once; 0 for many, None for unknown.

    A person's ruling comes first, then tables among the sources (the most seats that one says),
    then ``data/seats.tsv``; but where one article in ten names two holders of a post of one seat, the
    number is not known.
    """
    if ruled is not None:
        return ruled
    told = list(statements)
    stated = {one.seats for one in told if one.seats is not None}
    if stated:
        return 0 if 0 in stated else max(stated)
    number = posts.seats(post)
    return None if number == 1 and _two_in_one_article(told) else number


def _two_in_one_article(statements: Iterable[Statement]) -> bool:
    """Whether articles name two holders too often to mean one of them by courtesy."""
    holders: dict[str, set[str]] = {}
    for one in statements:
        if one.type == "current":
            holders.setdefault(one.source.id, set()).add(one.name.surname)
    several = sum(len(found) > 1 for found in holders.values())
    return several > thresholds.number("shared_seat_share") * len(holders)


def successor_ends(tenures: Sequence[Tenure]) -> list[Tenure]:
    """On a single seat a substantive successor's begin ends the tenure before, never over an explicit end.

    Reads begins and attested days as claimed, so that nothing inferred rests on what is inferred. Of whom
    nothing is known but that he has left ("she succeeds Dean") nobody knows that he came later.
    """
    starts = sorted(
        ((one.begin.latest, one) for one in tenures if _substantive(one) and one.begin.latest),
        key=lambda pair: (pair[0], pair[1].key),
    )
    return [_ended_by_successor(one, [s for day, s in starts if day > _begun(one)]) for one in tenures]


def _ended_by_successor(tenure: Tenure, later: Sequence[Tenure]) -> Tenure:
    if tenure.capacity == "designate" or tenure.end != UNKNOWN or not tenure.accepted:
        return tenure
    for other in later:
        begun, since = other.begin.latest, other.begin.earliest or other.first_attested
        clear = _another(other, tenure) and since is not None and since > _begun(tenure)
        if clear and begun and (tenure.last_attested is None or tenure.last_attested <= begun):
            return replace(
                tenure,
                end=Bounds(tenure.last_attested, begun),
                end_status="ended",
                inferred_end="successor",
                inferred_from=(*tenure.inferred_from, other.key),
            )
    return tenure


def _another(one: Tenure, other: Tenure) -> bool:
    """Whether two tenures are of two people; a surname alone is nobody else beside the full name."""
    return one.person != other.person and not names.alike(one.names, other.names)


def _begun(tenure: Tenure) -> date:
    return tenure.begin.latest or tenure.begin.low


def _substantive(tenure: Tenure) -> bool:
    return tenure.capacity == "substantive" and tenure.accepted


def rivals(tenures: Sequence[Tenure]) -> list[Conflict]:
    """Two people who both, beyond doubt, hold the one seat for more than a day: listed, not decided.

    An acting holder beside a substantive one is no rival, nor is who hands over to whom.
    """
    found = []
    sure = _sure(tenures)
    for index, (_, until, one) in enumerate(sure):
        for begun, other_until, other in sure[index + 1 :]:
            if begun >= until:
                break
            if _another(other, one) and begun < other_until:
                statements = tuple(sorted({*one.statements, *other.statements}, key=lambda s: s.order))
                found.append(Conflict("two holders", one.post, tuple(sorted((one.key, other.key))), statements))
    return found


def crowded(tenures: Sequence[Tenure]) -> bool:
    """Whether three people or more hold the post at once beyond doubt: then it has no single seat, whoever says so."""
    holding: list[tuple[date, Tenure]] = []
    for begun, until, one in _sure(tenures):
        holding = [(end, other) for end, other in holding if end > begun and _another(other, one)]
        holding.append((until, one))
        if len(holding) > 2:
            return True
    return False


def _sure(tenures: Sequence[Tenure]) -> list[tuple[date, date, Tenure]]:
    found = [
        (one.sure_from, one.sure_until, one)
        for one in tenures
        if _substantive(one) and one.sure_from and one.sure_until and one.sure_from < one.sure_until
    ]
    return sorted(found, key=lambda triple: (triple[0], triple[1], triple[2].key))


def anchors(tenures: Iterable[Tenure], person: str, called: Collection[Name]) -> list[date]:
    """The days on which somebody other than ``person`` is sure to hold the seat: first and last of each tenure.

    Whoever's name can be one of those that the person is ``called`` by is nobody else.
    """
    days: set[date] = set()
    for one in tenures:
        if one.person != person and _substantive(one) and not names.alike(one.names, called):
            begun = one.sure_from if one.begin.earliest else None
            days |= {day for day in (begun, one.first_attested, one.last_attested) if day}
    return sorted(days)
