"""In which capacity a claim sees its person: substantive, acting or designate."""

from __future__ import annotations

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
    for one in statements:
        if one.ends:
            found[_left(one, found)].append(one)
    return found


def announced(statement: Statement) -> bool:
    """Whether it puts its person into the post on a day after its publication."""
    begin, day = statement.when.earliest, statement.published
    return bool(statement.starts and begin and day and begin > day)


def _designated(statements: Sequence[Statement]) -> bool:
    """A nominee holds nothing yet; a designate was appointed, elected or confirmed, or there is no nomination."""
    types = {one.type for one in statements if one.actual}
    return bool(types & {"appoint", "elect", "confirm"}) or "nominate" not in types


def _left(end: Statement, found: dict[str, list[Statement]]) -> str:
    """An acting holder's departure ends the acting; everybody else's the substantive tenure."""
    acting, substantive = found["acting"], [one for one in found["substantive"] if not one.ends]
    if not acting:
        return "substantive"
    if not substantive:
        return "acting"
    day = end.when.latest or end.published
    began_acting, began = _last_begin(acting, day), _last_begin(substantive, day)
    return "acting" if began_acting and (began is None or began_acting > began) else "substantive"


def _last_begin(claims: Sequence[Statement], day: date | None) -> date | None:
    """The last stated begin that does not lie after ``day``."""
    begins = [(one.when if one.is_event else one.start).earliest for one in claims]
    return max((begin for begin in begins if begin and (day is None or begin <= day)), default=None)
