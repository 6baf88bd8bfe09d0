"""Forests walk their trees as their questions say, and survive being kept."""

from __future__ import annotations

import json
from math import exp

from hypothesis import given
from hypothesis import strategies as st

from incumbent.ingest.forest import Forest, Tree, forest, parse

TALL = Tree(("a", "b"), (0.5, 2.0), (~0, ~1), (1, ~2), (-1.0, 0.5, 3.0))
STUMP = Tree((), (), (), (), (0.25,))


def test_a_tree_asks_and_follows_the_answer() -> None:
    assert [TALL.value(traits) for traits in ({}, {"a": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 2.5})] == [-1, 0.5, 0.5, 3]
    assert STUMP.value({"a": 7}) == 0.25


def test_the_trees_of_a_forest_add_up_to_log_odds() -> None:
    assert abs(Forest((TALL, STUMP)).chance({"a": 1, "b": 3}) - 1 / (1 + exp(-3.25))) < 1e-12


@given(st.dictionaries(st.sampled_from("abc"), st.floats(-9, 9)))
def test_a_kept_forest_is_the_same(traits: dict[str, float]) -> None:
    grown = Forest((TALL, STUMP))
    assert parse(json.loads(json.dumps(grown.as_json()))).chance(traits) == grown.chance(traits)


def test_the_forests_of_the_package_ask_for_traits_that_exist() -> None:
    binding = {"type", "word", "pattern", "mention", "under"}
    told = binding | {"cue", "status", "head", "before", "after", "organization is"}
    for name in ("events", "holdings"):
        traits = {trait for tree in forest(name).trees for trait in tree.trait}
        assert {trait.partition("=")[0] for trait in traits if "=" in trait} <= told
        assert 0 < forest(name).chance({}) < 1
