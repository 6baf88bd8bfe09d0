"""Searching as people type: part of a name is enough, and the likeliest comes first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incumbent.graph.iri import fold
from incumbent.graph.vocabulary import SKOS
from incumbent.queries import library
from incumbent.queries.names import KINDS
from incumbent.queries.terms import needed
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Found:
    """What was found, best first; ``total`` counts what a limit has cut off too."""

    things: tuple[Thing, ...]
    total: int


class Search:
    """The names of a store as it stands, folded once, so that a search is one pass over short texts."""

    def __init__(self, engine: Engine) -> None:
        labels: dict[str, str] = {}
        names: list[tuple[str, str, bool]] = []
        for row in library.run(engine, "called"):
            iri, label, main = needed(row, "thing"), needed(row, "label"), row["property"] == SKOS.prefLabel
            names.append((fold(label), iri, main))
            if main:
                labels[iri] = min(label, labels.get(iri, label))
        things = (Thing(label, iri) for iri, label in labels.items())
        self._things = {thing.iri: thing for thing in things if thing.kind in KINDS}
        self._names = [name for name in names if name[1] in self._things]

    def __len__(self) -> int:
        return len(self._things)

    def find(self, words: str, kinds: Collection[str] = KINDS, limit: int = 50) -> Found:
        """What has all of ``words`` in one of its names, each word at the start of a word.

        A whole name goes before its beginning, that before its middle, a preferred name before
        another, a short one before a long one.
        """
        wanted = fold(words)
        parts = [f" {part}" for part in wanted.split()]
        if not parts:
            return Found((), 0)
        best: dict[str, tuple[int, bool, int]] = {}
        for name, iri, main in self._names:
            padded = f" {name}"
            if not all(part in padded for part in parts):
                continue
            rank = (0 if name == wanted else 1 if name.startswith(wanted) else 2, not main, len(name))
            if iri not in best or rank < best[iri]:
                best[iri] = rank
        ranked = sorted((rank, self._things[iri]) for iri, rank in best.items() if self._things[iri].kind in kinds)
        return Found(tuple(thing for _, thing in ranked[:limit]), len(ranked))

    def beginning(self, address: str) -> tuple[Thing, ...]:
        """Everything whose address is ``address`` with something after two hyphens: namesakes, told apart."""
        start = f"{address}--"
        return tuple(sorted(thing for iri, thing in self._things.items() if iri.startswith(start)))
