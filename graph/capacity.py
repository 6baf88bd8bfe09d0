"""In which capacity a claim sees its person: substantive, acting or designate."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from datetime import date

from incumbent.graph.statement import Statement

CAPACITIES = ("substantive", "acting", "designate")

_TYPES = {
    "appoint": "substantive", "elect": "substantive", "confirm": "substantive", "take_office": "substantive",
    "reinstate": "substantive", "current": "substantive", "former": "substantive", "held": "substantive",
    "act": "acting", "acting": "acting", "incoming": "designate", "withdraw": "designate",
}  # fmt: skip


def by_capacity(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """The actual claims about one person in one post, by capacity; claims of leaving go with what they end."""
    found: dict[str, list[Statement]] = {capacity: [] for capacity in CAPACITIES}
    for one in statements:
        if one.actual and one.type in _TYPES:
            found[_TYPES[one.type]].append(one)
    found["designate"] += [one for one in statements if announced(one)]
    if not _designated(statements):
        found["designate"] = []
    acting, substantive = _begins(found["acting"]), _begins(found["substantive"])
    held = {capacity for capacity in ("acting", "substantive") if found[capacity]}
    for one in statements:
        if one.ends:
            capacity = _left(one, held, acting, substantive)
            found[capacity].append(one)
            if capacity == "acting":
                for begin in _begins([one]):
                    insort(acting, begin)
    return found


def announced(statement: Statement) -> bool:
    """Whether it puts its person into the post on a day after its publication."""
    begin, day = statement.when.earliest, statement.published
    return bool(statement.starts and begin and day and begin > day)


def _designated(statements: Sequence[Statement]) -> bool:
    """A nominee holds nothing yet; a designate was appointed, elected or confirmed, or there is no nomination."""
    types = {one.type for one in statements if one.actual}
    return bool(types & {"appoint", "elect", "confirm"}) or "nominate" not in types


def _left(end: Statement, held: set[str], acting: list[date], substantive: list[date]) -> str:
    """An acting holder's departure ends the acting; everybody else's the substantive tenure."""
    if "acting" not in held:
        return "substantive"
    if "substantive" not in held:
        return "acting"
    day = end.when.latest or end.published
    began_acting, began = _last(acting, day), _last(substantive, day)
    return "acting" if began_acting and (began is None or began_acting > began) else "substantive"


def _begins(claims: Sequence[Statement]) -> list[date]:
    """The stated begins, in order."""
    return sorted(begin for one in claims if (begin := (one.when if one.is_event else one.start).earliest))


def _last(begins: list[date], day: date | None) -> date | None:
    """The last begin that does not lie after ``day``; ``begins`` are in order."""
    place = len(begins) if day is None else bisect_right(begins, day)
    return begins[place - 1] if place else None
