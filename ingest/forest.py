"""Forests: boosted decision trees, read from ``data/`` and walked in plain Python.

A forest maps named traits to a chance. It is what gradient boosting leaves behind (Friedman 2001):
a sum of small trees whose questions are "is this trait at most t?".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Any

from incumbent.data import resource

Traits = Mapping[str, float]
"""What is known of a thing to be judged; a trait left out counts as 0."""


@dataclass(frozen=True)
class Tree:
    """One tree: the question at each inner node, and where its answers lead.

    ``low`` and ``high`` hold the next node where the trait is at most the threshold, and where it
    is more; the number ``~k``, below zero, leads to the leaf ``k``.
    """

    trait: tuple[str, ...]
    threshold: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    leaf: tuple[float, ...]

    def value(self, traits: Traits) -> float:
        """The leaf that the answers lead to."""
        at = 0 if self.trait else -1
        while at >= 0:
            at = (self.low if traits.get(self.trait[at], 0.0) <= self.threshold[at] else self.high)[at]
        return self.leaf[~at]


@dataclass(frozen=True)
class Forest:
    """Trees whose values add up to the log-odds of a "yes"."""

    trees: tuple[Tree, ...]

    def chance(self, traits: Traits) -> float:
        """How likely a "yes" is, from 0 to 1."""
        return 1.0 / (1.0 + exp(-sum(tree.value(traits) for tree in self.trees)))

    def as_json(self) -> list[Any]:
        """The forest as ``data/`` keeps it."""
        return [[tree.trait, tree.threshold, tree.low, tree.high, tree.leaf] for tree in self.trees]


def parse(kept: Sequence[Sequence[Sequence[Any]]]) -> Forest:
    """The forest of what ``as_json`` gave."""
    return Forest(tuple(_tree(parts) for parts in kept))


def _tree(parts: Sequence[Sequence[Any]]) -> Tree:
    trait, threshold, low, high, leaf = (tuple(part) for part in parts)
    return Tree(trait, threshold, low, high, leaf)


@cache
def forest(name: str) -> Forest:
    """The forest of ``data/NAME.json``."""
    return parse(json.loads(resource(f"{name}.json").read_text(encoding="utf-8")))
