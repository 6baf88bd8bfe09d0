"""What a consolidation changed: the change feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph.vocabulary import INC, ORG, SKOS, TYPE

_SHOWN = {INC.edtf: "span", INC.endStatus: "end_status", INC.capacity: "capacity", INC.accepted: "accepted"}


@dataclass(frozen=True)
class Change:
    """One change to the consolidated layer.

    ``kind`` is ``opened``, ``closed``, ``moved`` or ``gone`` of a tenure, ``born`` or ``settled``
    of a conflict. ``before`` and ``after`` are spans in EDTF, "" where there is none.
    """

    kind: str
    iri: str
    person: str = ""
    post: str = ""
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        what = ", ".join(filter(None, (self.person, self.post))) or self.iri
        spans = " -> ".join(filter(None, (self.before, self.after)))
        return f"{self.kind}: {what}{f' [{spans}]' if spans else ''}"

    def as_dict(self) -> dict[str, str]:
        """The change as a flat mapping, for JSON lines."""
        return asdict(self)


@dataclass(frozen=True)
class Changes:
    """Everything that one consolidation changed, in a fixed order; ``quads`` counts added and removed ones."""

    changes: tuple[Change, ...] = ()
    added: int = 0
    removed: int = 0

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


def changes(removed: Iterable[Quad], added: Iterable[Quad], kept: Iterable[Quad]) -> Changes:
    """Compare what stood before with what stands now. ``kept`` stood before and stands."""
    gone, new, same = list(removed), list(added), list(kept)
    before, after = _described([*gone, *same]), _described([*new, *same])
    labels = {
        quad.subject.value: quad.object.value
        for quad in (*gone, *same, *new)
        if quad.predicate == SKOS.prefLabel and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
    found = [
        change
        for node in sorted(before.keys() | after.keys(), key=lambda node: node.value)
        if (change := _change(node, before.get(node), after.get(node), labels))
    ]
    return Changes(tuple(found), len(new), len(gone))


def _described(quads: Iterable[Quad]) -> dict[NamedNode, dict[NamedNode, NamedNode | Literal]]:
    found: dict[NamedNode, dict[NamedNode, NamedNode | Literal]] = {}
    kinds: set[NamedNode] = set()
    for quad in quads:
        if quad.predicate not in _READ:
            continue
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            if quad.predicate == TYPE and quad.object in {INC.Tenure, INC.Conflict}:
                kinds.add(quad.subject)
            found.setdefault(quad.subject, {})[quad.predicate] = quad.object
    return {node: found[node] for node in kinds}


_READ = frozenset({*_SHOWN, ORG.member, INC.post, TYPE})


def _change(
    node: NamedNode,
    before: Mapping[NamedNode, NamedNode | Literal] | None,
    after: Mapping[NamedNode, NamedNode | Literal] | None,
    labels: Mapping[str, str],
) -> Change | None:
    now = after or before or {}
    if INC.capacity not in now:
        kind = None if before and after else "born" if after else "settled"
        return Change(kind, node.value) if kind else None
    sides = (before or {}, after or {})
    old, new = ({name: side[term].value for term, name in _SHOWN.items() if term in side} for side in sides)
    if old == new:
        return None
    if before is None:
        kind = "opened"
    elif after is None:
        kind = "gone"
    else:
        kind = "closed" if new["end_status"] == "ended" != old["end_status"] else "moved"
    person, post = (labels.get(now[term].value, "") if term in now else "" for term in (ORG.member, INC.post))
    return Change(kind, node.value, person, post, old.get("span", ""), new.get("span", ""))
