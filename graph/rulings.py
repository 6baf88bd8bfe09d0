"""Verdicts in the form that consolidation applies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from incumbent.graph.group import Pair
from incumbent.graph.statement import Statement


def _as_claimed(statement: Statement) -> Statement | None:
    return statement


@dataclass(frozen=True)
class Rulings:
    """``together`` and ``apart`` are pairs of mentions; ``seats`` is by key of the post.

    ``amend`` gives a statement as ruled: corrected, rejected (None), or as claimed.
    ``linked`` gives the blocking keys that a verdict ties to a key.
    """

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    seats: Mapping[str, int] = field(default_factory=dict)
    linked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    amend: Callable[[Statement], Statement | None] = _as_claimed
