"""Who is who: units of one block grouped into people. A pure function of the set of units."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from incumbent.graph import names
from incumbent.graph.group import Group
from incumbent.graph.names import Name
from incumbent.graph.unit import Unit

RULED, IDENTIFIED, SHARED, ALIKE, FAINT = 4, 3, 2, 1, 0
"""How strongly two groups belong together.

By a verdict, a table's identifier, a shared post, name or organization, a like name alone.
"""


@dataclass(frozen=True)
class Doubt:
    """Two groups of units that may be one person; a person decides."""

    one: Unit
    other: Unit
    reason: str


def grouped(units: Sequence[Unit]) -> tuple[list[list[Unit]], list[Doubt]]:
    """The units of one block by person, and the pairs in doubt.

    Verdicts on the units overrule every rule here. One full name is one person unless what is
    said is incompatible; initials, short forms and surnames alone need a shared post or
    organization besides. Where one name fits several people equally well it joins none of them,
    and that is a doubt. Units without anything actual come last, so that they move nobody.
    """
    doubts: list[Doubt] = []
    people: list[Group] = []
    for actual in (True, False):
        forms: dict[Name, list[Unit]] = {}
        for unit in units:
            if unit.actual == actual:
                forms.setdefault(unit.name, []).append(unit)
        for name in sorted(forms, key=lambda one: (-one.exactness, one.given, one.middle, one.surname, one.suffix)):
            for group in _one_name(forms[name]):
                doubts += _place(group, people)
    ordered = sorted(people, key=lambda group: group.order)
    return [sorted(group.units, key=lambda unit: unit.order) for group in ordered], doubts


def _one_name(units: Sequence[Unit]) -> list[Group]:
    """Units of exactly one name: first those that share a post; of a full name all that do not exclude each other."""
    merged: list[Group] = []
    for group in sorted(_by_post(units), key=lambda group: group.order):
        for other in merged if group.full else ():
            if group.tied(other) or not (group.barred(other) or group.excludes(other)):
                other.absorb(group)
                break
        else:
            merged.append(group)
    return merged


def _by_post(units: Sequence[Unit]) -> list[Group]:
    """Units joined by shared posts, table identifiers and verdicts, and split again where they exclude each other."""
    ordered = sorted(units, key=lambda unit: unit.order)
    first: dict[Hashable, int] = {}
    root = list(range(len(ordered)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    for index, unit in enumerate(ordered):
        ties: list[Hashable] = [*unit.posts, *unit.ids, *unit.ties]
        for tie in ties:
            low, high = sorted((find(index), find(first.setdefault(tie, index))))
            root[high] = low
    parts: dict[int, list[Unit]] = {}
    for index, unit in enumerate(ordered):
        parts.setdefault(find(index), []).append(unit)
    return [group for part in parts.values() for group in _split(part)]


def _split(units: Sequence[Unit]) -> list[Group]:
    whole = Group(units)
    if not whole.barred(whole) and all(len(numbers) == 1 for numbers in whole.ids.values()):
        return [whole]
    groups: list[Group] = []
    for unit in units:
        single = Group([unit])
        for group in groups:
            if group.tied(single) or not (group.barred(single) or group.excludes(single)):
                group.add(unit)
                break
        else:
            groups.append(single)
    return groups


def _place(group: Group, people: list[Group]) -> Iterable[Doubt]:
    """Join ``group`` to the one person that it belongs to, or let it be a person of its own."""
    if group.lone:  # faint at most with all, of whom there may be thousands
        people.append(group)
        return []
    scored = [(score, other) for other in people if (score := _likeness(group, other)) is not None]
    best = max((score for score, _ in scored), default=FAINT)
    fitting = [other for score, other in scored if score == best]
    if not group.full and best == SHARED:
        fitting = [other for other in fitting if other.full] or fitting[:1]
    if best >= IDENTIFIED or (best > FAINT and len(fitting) == 1):
        for other in fitting:
            apart = best < RULED and (fitting[0].barred(other) or fitting[0].excludes(other))
            if other is not fitting[0] and not apart:
                fitting[0].absorb(other)
                people.remove(other)
        fitting[0].absorb(group)
        return []
    people.append(group)
    if best > FAINT:
        return [Doubt(group.units[0], other.units[0], "one name fits several people") for other in fitting]
    if group.units[0].name.given:
        return [Doubt(group.units[0], other.units[0], "names alike, nothing shared") for other in fitting]
    return []


def _likeness(group: Group, other: Group) -> int | None:
    """How strongly two groups belong together; None where they cannot be one."""
    if group.tied(other):
        return RULED
    name = group.units[0].name
    if group.barred(other) or group.excludes(other):
        return None
    identified = group.shares_id(other) and any(names.renamed(name, one) for one in other.names)
    return IDENTIFIED if identified else _likeness_of_names(name, group, other)


def _likeness_of_names(name: Name, group: Group, other: Group) -> int | None:
    shared = group.shares_post(other)
    if not other.fits(name):
        return SHARED if shared and other.misspelt(name) else None
    if shared:
        return SHARED
    if len(name.given) > 1 and any(one.given == name.given for one in other.names):
        return ALIKE
    return ALIKE if name.given and not group.bodies.isdisjoint(other.bodies) else FAINT
