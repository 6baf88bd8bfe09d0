"""What an export is asked for: a store, a selection, and the readings of it that formats share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from incumbent.graph.records import Records, Source, read, sources
from incumbent.graph.selection import Selection

if TYPE_CHECKING:
    import networkx as nx

    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Request:
    """One export; ``flat`` concerns the network formats alone."""

    engine: Engine
    selection: Selection = field(default_factory=Selection)
    flat: bool = False

    @cached_property
    def records(self) -> Records:
        """The consolidated records that fit."""
        return self.selection.apply(read(self.engine))

    @cached_property
    def sources(self) -> dict[str, tuple[Source, ...]]:
        """The articles behind every tenure and event of the store, oldest first."""
        return sources(self.engine)

    def network(self) -> nx.MultiDiGraph:
        """The records as a networkx graph, with measures and positions."""
        from incumbent.graph.network import project  # noqa: PLC0415 - only these formats pay for networkx

        # a flat network shows no events, and they take as long to read as half the tenures
        records = self.selection.apply(read(self.engine, events=False)) if self.flat else self.records
        return project(records, flat=self.flat)
