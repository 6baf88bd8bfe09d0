"""Who is who: units of one block grouped into people. A pure function of the set of units."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from incumbent.graph import names
from incumbent.graph.names import Name
from incumbent.graph.unit import Unit, incompatible

Pair = frozenset[str]
"""IRIs of two mentions."""


@dataclass(frozen=True)
class Doubt:
    """Two groups of units that may be one person; a person decides."""

    one: Unit
    other: Unit
    reason: str


@dataclass
class _Group:
    units: list[Unit]
    names: set[Name] = field(default_factory=set)

    @property
    def order(self) -> tuple[str, str, str]:
        return min(unit.order for unit in self.units)


def grouped(
    units: Sequence[Unit], together: Collection[Pair] = (), apart: Collection[Pair] = ()
) -> tuple[list[list[Unit]], list[Doubt]]:
    """The units of one block by person, and the pairs in doubt.

    ``together`` and ``apart`` are verdicts on pairs of mentions; they overrule every rule here.
    One full name is one person unless what is said is incompatible; initials, short forms and
    surnames alone need a shared post or organization besides. Where one name fits several people
    equally well it joins none of them, and that is a doubt.
    """
    doubts: list[Doubt] = []
    groups: list[_Group] = []
    for name, members in sorted(_forms(units).items(), key=lambda item: (-_exactness(item[0]), _sort_key(item[0]))):
        for cluster in _one_name(members, together, apart):
            _place(_Group(list(cluster), {name}), groups, doubts, together, apart)
    ordered = sorted(groups, key=lambda group: group.order)
    return [sorted(group.units, key=lambda unit: unit.order) for group in ordered], doubts


def _forms(units: Iterable[Unit]) -> dict[Name, list[Unit]]:
    forms: dict[Name, list[Unit]] = {}
    for unit in units:
        forms.setdefault(unit.name, []).append(unit)
    return forms


def _one_name(units: Sequence[Unit], together: Collection[Pair], apart: Collection[Pair]) -> list[list[Unit]]:
    """Units of exactly one name: first those that share a post, then all that do not exclude each other."""
    clusters: list[list[Unit]] = []
    for unit in sorted(units, key=lambda one: one.order):
        joined = [c for c in clusters if _linked([unit], c, together) and not _barred([unit], c, apart)]
        clusters = [cluster for cluster in clusters if cluster not in joined]
        clusters.append([*(one for cluster in joined for one in cluster), unit])
    merged: list[list[Unit]] = []
    for cluster in sorted(clusters, key=lambda one: min(unit.order for unit in one)):
        if not cluster[0].name.given and not any(unit.ids for unit in cluster):
            merged.append(cluster)
            continue
        for other in merged:
            if not _barred(cluster, other, apart) and not incompatible(cluster, other):
                other.extend(cluster)
                break
        else:
            merged.append(cluster)
    return merged


def _place(
    group: _Group, groups: list[_Group], doubts: list[Doubt], together: Collection[Pair], apart: Collection[Pair]
) -> None:
    """Join ``group`` to the one person it belongs to, or let it be a person of its own."""
    name = group.units[0].name
    scored = []
    for other in groups:
        if _barred(group.units, other.units, apart):
            continue
        if _ruled(group.units, other.units, together):
            score = 3
        elif not all(names.compatible(name, one) for one in other.names) or incompatible(group.units, other.units):
            continue
        else:
            score = _likeness(group, other)
        scored.append((score, other))
    best = max((score for score, _ in scored), default=0)
    fitting = [other for score, other in scored if score == best]
    if best >= 1 and (len(fitting) == 1 or best == 3):
        target = fitting[0]
        for extra in fitting[1:]:
            target.units += extra.units
            target.names |= extra.names
            groups.remove(extra)
        target.units += group.units
        target.names |= group.names
        return
    if best >= 1:
        doubts += [Doubt(group.units[0], other.units[0], "one name fits several people") for other in fitting]
    elif name.given:
        doubts += [Doubt(group.units[0], other.units[0], "names alike, nothing shared") for other in fitting]
    groups.append(group)


def _likeness(group: _Group, other: _Group) -> int:
    """2 for a shared post; 1 for a like full name, or a shared organization; 0 for a like name alone."""
    if _posts(group) & _posts(other):
        return 2
    name = group.units[0].name
    if name.given and any(one.given == name.given for one in other.names) and len(name.given) > 1:
        return 1
    shared = {b for u in group.units for b in u.bodies} & {b for u in other.units for b in u.bodies}
    return 1 if shared and name.given else 0


def _posts(group: _Group) -> set[object]:
    return {post for unit in group.units for post in unit.posts}


def _linked(one: Sequence[Unit], other: Sequence[Unit], together: Collection[Pair]) -> bool:
    shared = any(a.posts & b.posts or a.ids & b.ids for a in one for b in other)
    return (shared and not incompatible(one, other)) or _ruled(one, other, together)


def _ruled(one: Sequence[Unit], other: Sequence[Unit], pairs: Collection[Pair]) -> bool:
    return bool(pairs) and any(frozenset((a.mention.value, b.mention.value)) in pairs for a in one for b in other)


def _barred(one: Sequence[Unit], other: Sequence[Unit], pairs: Collection[Pair]) -> bool:
    return _ruled(one, other, pairs)


def _exactness(name: Name) -> int:
    return 2 * len(name.middle) + (len(name.given) > 1) + bool(name.given) + bool(name.suffix)


def _sort_key(name: Name) -> tuple[str, tuple[str, ...], str]:
    return name.given, name.middle, name.suffix
