"""Acronyms that articles explain: evidence like any other, whatever the order."""

from __future__ import annotations

from itertools import permutations

import pytest

from incumbent.graph import curation, evidence
from incumbent.graph.acronyms import explained
from incumbent.graph.consolidate import consolidate
from incumbent.graph.vocabulary import ORG
from tests.graph.corpora import consolidated, report, said, store_of
from tests.graph.ruling import subjects

SHORT = report("2020-01-01", said("current", "Ann Roe", "director", "NFO"), text="NFO director Ann Roe.")
LONG = report(
    "2020-03-01", said("current", "Ann Roe", "director", "National Foo Office"),
    text="Ann Roe directs the National Foo Office (NFO).",
)  # fmt: skip
OTHER = report("2020-04-01", text="The National Farm Office (NFO) opened.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the National Foo Office (NFO)", {"NFO": "National Foo Office"}),
        ("The Centers for Foo and Bar (“CFB”) said", {"CFB": "Centers for Foo and Bar"}),
        ("the Office of the Foo Regulator (OFR)", {"OFR": "Office of the Foo Regulator"}),
        ("the U.S. Foo Bureau (U.S.F.B.)", {}),
        ("the mayor (NFO)", {}),
        ("John Smith (R-Ohio) and Ann Roe (D)", {}),
        ("National Foo Office (NFO), National Farm Office (NFO)", {}),
    ],
)
def test_explanations(text: str, found: dict[str, str]) -> None:
    assert explained(text) == found


@pytest.mark.parametrize("order", permutations((SHORT, LONG)))
def test_an_explained_acronym_is_the_organization(order) -> None:
    store = store_of(order, each=True)
    assert [post.rpartition("/")[2] for post in subjects(store, ORG.Post)] == ["director--national-foo-office"]
    assert consolidated(store) == consolidated(store_of(order))


def test_two_explanations_are_none_until_one_is_forgotten() -> None:
    store = store_of([SHORT, LONG, OTHER], each=True)
    assert len(subjects(store, ORG.FormalOrganization)) == 2
    evidence.forget(store, OTHER[0].id)
    consolidate(store)
    assert consolidated(store) == consolidated(store_of([SHORT, LONG]))


def test_a_verdict_keeps_them_apart() -> None:
    store = store_of([SHORT, LONG, OTHER])
    given = curation.identity(store, "apart", subjects(store, ORG.FormalOrganization), by="E. Editor")
    evidence.forget(store, OTHER[0].id)
    consolidate(store)
    assert len(subjects(store, ORG.FormalOrganization)) == 2
    curation.take_back(store, given.id)
    consolidate(store)
    assert consolidated(store) == consolidated(store_of([SHORT, LONG]))


def test_an_organization_that_a_verdict_calls_by_an_acronym_follows_it() -> None:
    board = report("2020-02-01", said("current", "Bill Poe", "mayor", "Tucson"), text="Tucson mayor Bill Poe.")
    store = store_of([SHORT, board])
    bodies = [
        one for name in ("nfo", "tucson") for one in subjects(store, ORG.FormalOrganization) if one.endswith(name)
    ]
    curation.identity(store, "merge", bodies, by="E. Editor")
    consolidate(store)
    evidence.add(store, *LONG, "test 1")
    consolidate(store)
    told = consolidated(store)
    consolidate(store, full=True)
    assert consolidated(store) == told
    assert any("mayor--national-foo-office" in line for line in told)
