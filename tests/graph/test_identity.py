"""Who is who in a block of very many units."""

from __future__ import annotations

from pyoxigraph import NamedNode

from incumbent.graph import identity
from incumbent.graph.statement import Source, Statement
from incumbent.graph.unit import units


def named(number: int, person: str, title: str | None = None, organization: str | None = None) -> Statement:
    """A claim of an article of its own."""
    source = Source(str(number), None, "", None, str(number))
    mention = NamedNode(f"https://example.org/mention/{number}/person/x")
    return Statement(str(number), source, "current", "actual", person, mention, title, organization)


def test_bare_surnames_are_not_compared_with_each_other(monkeypatch):
    compared = []
    likeness = identity._likeness
    monkeypatch.setattr(identity, "_likeness", lambda *pair: compared.append(pair) or likeness(*pair))
    bare = [named(number, "Roe") for number in range(500)]
    people, doubts = identity.grouped(units([*bare, named(500, "Ann Roe", "mayor", "Boston")], {}, {}))
    assert len(people) == 501
    assert not doubts
    assert len(compared) < 10


def test_a_bare_surname_joins_by_a_shared_post():
    told = [named(0, "Roe", "mayor", "Boston"), named(1, "Ann Roe", "mayor", "Boston"), named(2, "Roe")]
    people, doubts = identity.grouped(units(told, {}, {}))
    assert sorted(len(units) for units in people) == [1, 2]
    assert not doubts
