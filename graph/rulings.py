"""Verdicts in the form that consolidation applies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from incumbent.graph import edtf, iri, names
from incumbent.graph.acronyms import Acronyms
from incumbent.graph.places import Places, places, ruled_seats
from incumbent.graph.statement import Statement
from incumbent.graph.store import Store
from incumbent.graph.tableids import Identifiers
from incumbent.graph.verdict import Verdict, resolved, verdicts

_BOUNDS = {"date": "when", "start": "start", "end": "end"}


@dataclass
class Rulings:
    """What the verdicts of a store amount to; an empty one rules nothing.

    ``ties`` and ``sides`` are by IRI of a mention: the merges it belongs to, the separations and
    its side in each. ``linked`` gives the blocking keys that a verdict ties to a key. ``seats`` is
    by key of a post, 0 for many. ``claims`` holds the verdicts on single claims by content, ``organizations``
    the names that corrections give, ``places`` which posts and organizations are one, ``identifiers`` those of tables.
    """

    ties: dict[str, frozenset[str]] = field(default_factory=dict)
    sides: dict[str, frozenset[tuple[str, int]]] = field(default_factory=dict)
    linked: dict[str, frozenset[str]] = field(default_factory=dict)
    seats: dict[str, int] = field(default_factory=dict)
    claims: dict[str, list[Verdict]] = field(default_factory=dict)
    organizations: set[str] = field(default_factory=set)
    places: Places = field(default_factory=Places)
    identifiers: Identifiers | None = None

    def tied(self, block: str) -> frozenset[str]:
        """The blocking keys that verdicts or identifiers of tables tie to one."""
        linked = self.linked.get(block, frozenset())
        return linked | self.identifiers.tied(block) if self.identifiers else linked

    def amend(self, statement: Statement) -> Statement | None:
        """``statement`` as ruled: accepted, corrected, on the post that is meant, or None where it is rejected."""
        for verdict in self.claims.get(statement.content, ()):
            if verdict.kind == "reject":
                return None
            statement = replace(statement, confidence=1.0, ruled=True)
            if verdict.kind == "correct":
                statement = _corrected(statement, verdict.details)
        meant = self.places.post(statement.post)
        return statement if meant == statement.post else replace(statement, meant=meant)


def rulings(store: Store) -> Rulings:
    """The rulings of a store. Verdicts on articles that are gone lie dormant; the last on one thing counts."""
    found = Rulings(identifiers=Identifiers(store))
    known = sorted(verdicts(store), key=lambda one: (one.given, one.id))
    renamed = {
        iri.mention(one.sides[0][0][0], "person", one.details["person"]).value: one.details["block"]
        for one in known
        if one.kind == "correct" and "person" in one.details
    }
    for verdict in known:
        if verdict.kind in {"merge", "apart"} and verdict.sides:
            sides = [resolved(store, side, renamed) for side in verdict.sides]
            if all(sides):
                _rule_identity(found, verdict, sides)
        elif verdict.kind == "seats":
            found.seats[verdict.details["post"]] = int(verdict.details["seats"])
        elif verdict.kind == "rename":
            found.organizations.add(verdict.details.get("new", ""))
        elif verdict.kind in {"reject", "accept", "correct"}:
            if verdict.details.get("organization"):
                found.organizations.add(verdict.details["organization"])
            for side in verdict.sides:
                found.claims.setdefault(side[0][1], []).append(verdict)
            if verdict.kind == "correct" and "person" in verdict.details:
                _link(found, [verdict.details["block"], names.parse(verdict.details["person"]).key])
    found.organizations.discard("")
    found.places = places(known, Acronyms(store))
    found.seats = ruled_seats(found.seats, found.places)
    return found


def _rule_identity(found: Rulings, verdict: Verdict, sides: Iterable[Mapping[str, str]]) -> None:
    blocks: set[str] = set()
    for number, side in enumerate(sides):
        for mention, block in side.items():
            blocks.add(block)
            if verdict.kind == "merge":
                found.ties[mention] = found.ties.get(mention, frozenset()) | {verdict.id}
            else:
                found.sides[mention] = found.sides.get(mention, frozenset()) | {(verdict.id, number)}
    if verdict.kind == "merge":
        _link(found, blocks)


def _link(found: Rulings, blocks: Iterable[str]) -> None:
    together = frozenset(blocks)
    for block in together:
        found.linked[block] = found.linked.get(block, frozenset()) | together


def _corrected(statement: Statement, details: Mapping[str, str]) -> Statement:
    changed: dict[str, object] = {}
    for name, value in details.items():
        if name in _BOUNDS:
            changed[_BOUNDS[name]] = edtf.bounds(value or None)
        elif name == "person":
            changed |= {"person": value, "mention": iri.mention(statement.source.id, "person", value)}
        elif name in {"type", "realis"}:
            changed[name] = value
        elif name in {"title", "organization"}:
            changed[name] = value or None
    return replace(statement, **changed)  # type: ignore[arg-type]
