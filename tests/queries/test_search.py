"""Searching for parts of names."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from incumbent.graph.engine import LocalEngine
from incumbent.queries.search import Search

BASE = "https://incumbent.example/"


@pytest.fixture(scope="module")
def search() -> Search:
    store = pyoxigraph.Store()
    store.load(path=str(Path(__file__).parent / "graph.trig"), format=pyoxigraph.RdfFormat.TRIG)
    return Search(LocalEngine(store))


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Ana Reyes", ["Ana Reyes"]),
        ("reyes", ["Ana Reyes"]),
        ("MORENO", ["Dan Moreno", "Carla Moreno"]),
        ("mor car", ["Carla Moreno"]),
        ("oreno", []),
        ("cbp", ["U.S. Customs and Border Protection"]),
        ("u.s. customs", ["U.S. Customs and Border Protection", "commissioner, U.S. Customs and Border Protection"]),
        ("", []),
        ("?", []),
    ],
)
def test_what_is_found(search: Search, words: str, labels: list[str]) -> None:
    assert [thing.label for thing in search.find(words).things] == labels


def test_kinds_and_limits(search: Search) -> None:
    posts = search.find("orchard", ("post",), limit=1)
    assert len(posts.things) == 1
    assert posts.total == 2
    assert [thing.label for thing in search.find("orchard", ("organization",)).things] == ["The Orchard Company"]


def test_addresses_that_begin_alike(search: Search) -> None:
    assert [thing.short for thing in search.beginning(f"{BASE}post/commissioner")] == [
        "post/commissioner--us-customs-and-border-protection"
    ]
    assert search.beginning(f"{BASE}post/commission") == ()
