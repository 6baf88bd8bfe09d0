"""What a consolidation changed: the change feed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import flows
from incumbent.graph.vocabulary import BASE, INC, ORG, SKOS, TYPE

_SHOWN = {INC.edtf: "span", INC.endStatus: "end_status", INC.capacity: "capacity", INC.accepted: "accepted"}
_READ = frozenset({*_SHOWN, ORG.member, INC.post, INC.kind, TYPE})
_Facts = Mapping[NamedNode, NamedNode | Literal]


@dataclass(frozen=True)
class Change:
    """One change to the consolidated layer.

    ``kind`` is ``opened``, ``closed``, ``moved`` or ``gone`` of a tenure, ``born`` or ``settled``
    of a conflict, ``renamed``, ``merged`` or ``split`` of a person. ``before`` and ``after`` are
    spans in EDTF, of a person readable addresses; "" where there is none.
    """

    kind: str
    iri: str
    person: str = ""
    post: str = ""
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        what = ", ".join(filter(None, (self.person, self.post))) or self.iri
        spans = " -> ".join(dict.fromkeys(filter(None, (self.before, self.after))))
        return f"{self.kind}: {what}{f' [{spans}]' if spans else ''}"

    def as_dict(self) -> dict[str, str]:
        """The change as a flat mapping, for JSON lines."""
        return asdict(self)

    def as_json(self) -> str:
        """One line."""
        return json.dumps(self.as_dict(), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Change:
        """The change of one line, whatever else the line holds."""
        given = json.loads(line)
        return cls(**{one.name: given.get(one.name, "") for one in fields(cls)})


@dataclass(frozen=True)
class Changes:
    """Everything that one consolidation changed, in a fixed order, with the numbers of quads added and removed.

    ``former`` gives for addresses now those before, of the same tenure or conflict.
    """

    changes: tuple[Change, ...] = ()
    added: int = 0
    removed: int = 0
    former: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


def changes(gone: Collection[Quad], new: Collection[Quad], same: Iterable[Quad]) -> Changes:
    """Compare what stood before (``gone``, ``same``) with what stands now (``new``, ``same``).

    A tenure that rests on the same claims under another address is the same one.
    """
    kept = list(same)
    before, after = _described([*gone, *kept]), _described([*new, *kept])
    labels = {
        quad.subject.value: quad.object.value
        for quad in (*gone, *kept, *new)
        if quad.predicate == SKOS.prefLabel and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
    lost, come = before.keys() - after.keys(), after.keys() - before.keys()
    moved = flows.pairs(flows.resting([*gone, *kept], lost), flows.resting([*new, *kept], come))
    former = {other: one for one, other in moved.items()}
    found = []
    for node in sorted(before.keys() | after.keys(), key=lambda node: node.value):
        if node not in moved:
            change = _change(node, before.get(former.get(node, node)), after.get(node), labels)
            found += [change] if change else []
    people = (
        Change(kind, one.value, labels.get(one.value, ""), "", *(side.value.removeprefix(BASE) for side in sides))
        for kind, one, sides in flows.people(gone, new, kept)
    )
    return Changes((*people, *found), len(new), len(gone), {now.value: was.value for now, was in former.items()})


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


def _change(node: NamedNode, before: _Facts | None, after: _Facts | None, labels: Mapping[str, str]) -> Change | None:
    now = after or before or {}
    person, post = (labels.get(now[term].value, "") if term in now else "" for term in (ORG.member, INC.post))
    if INC.capacity not in now:
        if before and after:
            return None
        kind = now[INC.kind].value if INC.kind in now else "conflict"
        return Change("born" if after else "settled", node.value, f"conflict of {kind}", post)
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
    return Change(kind, node.value, person, post, old.get("span", ""), new.get("span", ""))
