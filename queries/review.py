"""What waits for a person: uncertain identities, conflicts, and claims too unsure to count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from incumbent.queries import conflicts, library, why
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.quote import Quote, quote
from incumbent.queries.terms import needed, node
from incumbent.queries.thing import Thing, thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine

Kind = Literal["identity", "conflict", "claim"]


@dataclass(frozen=True)
class Side:
    """One side of an item: a person, or a claim, with the words behind it."""

    thing: Thing
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Item:
    """One decision to take. ``reason`` says why it is open, ``about`` what it concerns."""

    kind: Kind
    iri: str
    reason: str
    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Queue(Answer):
    """All that waits, identities first, then conflicts, then claims, the surest first."""

    items: tuple[Item, ...]
    header: ClassVar[tuple[str, ...]] = ("kind", "reason", "about", "side", "quote", "address")

    @property
    def summary(self) -> str:
        """How much there is of each kind."""
        counts = ((kind, sum(one.kind == kind for one in self.items)) for kind in ("identity", "conflict", "claim"))
        told = [f"{number} of {kind}" for kind, number in counts if number]
        return f"waiting for a verdict: {', '.join(told)}" if told else "nothing waits for a verdict"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One side a row."""
        for item in self.items:
            for side in item.sides:
                words = side.quotes[0].text if side.quotes else None
                yield item.kind, item.reason, item.about, side.thing.label, words, side.thing.short


def queue(engine: Engine) -> Queue:
    """What waits for a person. A verdict takes an item away once it is consolidated."""
    return Queue((*_identities(engine), *_conflicts(engine), *_claims(engine)))


def waits(engine: Engine, item: Item) -> bool:
    """Whether an item of a queue made earlier is still open."""
    if item.kind == "claim":
        return any(needed(row, "claim") == item.iri for row in library.run(engine, "unreviewed", claim=node(item.iri)))
    return bool(list(library.run(engine, "describe", thing=node(item.iri))))


def _identities(engine: Engine) -> Iterator[Item]:
    kinds: dict[str, str] = {}
    sides: dict[str, list[Side]] = {}
    for row in library.run(engine, "questions"):
        iri, one = needed(row, "question"), thing(row, "thing")
        kinds[iri] = needed(row, "kind")
        if one is not None:
            sides.setdefault(iri, []).append(Side(one, why.why(engine, [one.iri], one.label).quotes))
    for iri, both in sides.items():
        yield Item("identity", iri, kinds[iri], " / ".join(side.thing.label for side in both), tuple(both))


def _conflicts(engine: Engine) -> Iterator[Item]:
    for one in conflicts.conflicts(engine).found:
        about = ", ".join(filter(None, (" and ".join(one.people), one.post)))
        yield Item("conflict", one.iri, one.kind, about, tuple(_side(claim) for claim in one.claims))


def _claims(engine: Engine) -> Iterator[Item]:
    found: dict[str, Quote] = {}
    for row in library.run(engine, "unreviewed"):
        found.setdefault(needed(row, "claim"), quote(row))
    for iri, claim in found.items():
        yield Item("claim", iri, f"confidence {claim.confidence:.2f}", claim.person, (_side(claim),))


def _side(claim: Quote) -> Side:
    return Side(Thing(claim.says, claim.iri), (claim,))
