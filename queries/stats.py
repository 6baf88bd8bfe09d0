"""How much a store holds, and of which time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from incumbent.queries import library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.terms import day, needed

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Stats(Answer):
    """Numbers of things by kind, and the first and last day on which an article was published."""

    counts: dict[str, int]
    first: date | None
    last: date | None
    header: ClassVar[tuple[str, ...]] = ("kind", "count")

    @property
    def summary(self) -> str:
        """The period that the articles cover."""
        return f"articles from {self.first} to {self.last}" if self.first else "no dated article"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One kind a row."""
        yield from self.counts.items()


def stats(engine: Engine) -> Stats:
    """Count what the store holds."""
    counts = {needed(row, "kind"): int(needed(row, "count")) for row in library.run(engine, "stats")}
    period = next(library.run(engine, "period"), {})
    return Stats(counts, day(period, "first"), day(period, "last"))
