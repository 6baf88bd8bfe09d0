"""Fitting: traits and labels in, a forest out, by gradient boosting with fixed seeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np

from incumbent.ingest.forest import Forest, Traits, Tree

_SETTINGS: Mapping[str, Any] = {
    "objective": "binary", "learning_rate": 0.05, "lambda_l2": 5.0, "feature_fraction": 0.3, "seed": 1,
    "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """How a forest grows: its trees, the leaves of each, and the fewest examples of a leaf and of a trait."""

    rounds: int
    leaves: int
    least: int
    rare: int


def fit(kind: Kind, traits: Sequence[Traits], labels: Sequence[bool]) -> Forest:
    """The forest that tells what is labelled true by its traits; the same on every run."""
    counts = Counter(name for one in traits for name, value in one.items() if value)
    names = sorted(name for name, count in counts.items() if count >= kind.rare)
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(traits), len(names)), np.float32)
    for row, one in enumerate(traits):
        for name, value in one.items():
            if name in place:
                table[row, place[name]] = value
    settings = {**_SETTINGS, "num_leaves": kind.leaves, "min_data_in_leaf": kind.least}
    booster = lightgbm.train(settings, lightgbm.Dataset(table, np.array(labels)), kind.rounds)
    return Forest(tuple(_tree(one["tree_structure"], names) for one in booster.dump_model()["tree_info"]))


def _tree(node: Mapping[str, Any], names: Sequence[str]) -> Tree:
    """A tree of LightGBM's own dump, its nodes numbered from the root."""
    trait: list[str] = []
    threshold: list[float] = []
    low: list[int] = []
    high: list[int] = []
    leaf: list[float] = []

    def add(part: Mapping[str, Any]) -> int:
        if "leaf_value" in part:
            leaf.append(round(float(part["leaf_value"]), 5))
            return ~(len(leaf) - 1)
        at = len(trait)
        trait.append(names[part["split_feature"]])
        threshold.append(round(float(part["threshold"]), 6))
        low.append(0)
        high.append(0)
        low[at], high[at] = add(part["left_child"]), add(part["right_child"])
        return at

    add(node)
    return Tree(tuple(trait), tuple(threshold), tuple(low), tuple(high), tuple(leaf))
