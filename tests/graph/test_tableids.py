"""Identifiers of tables tell who is who within their source."""

from __future__ import annotations

import pytest

from incumbent.graph import evidence, tableids
from incumbent.graph.consolidate import consolidate
from tests.graph.corpora import lines, report, said, store_of
from tests.graph.test_rules import people


def row(number, person, post="mayor", start="2010", publisher="Table", **more):
    claim = said("held", person, post, "Boston", person_id=number, start=start, **more)
    return report(None, claim, text=f"{number} {person} {start}", publisher=publisher)


@pytest.mark.parametrize("other", ["Ann Poe", "Bea Roe", "Nan Roe-Poe"])
def test_one_identifier_is_one_person_under_any_name(other):
    assert len(people(row("7", "Ann Roe"), row("7", other, start="2014"))) == 1


def test_two_identifiers_are_two_people():
    assert len(people(row("7", "Ann Roe"), row("8", "Ann Roe", start="2014"))) == 2


def test_an_identifier_counts_in_its_source_alone():
    assert len(people(row("7", "Ann Roe"), row("7", "Ann Poe", start="2014", publisher="Another"))) == 2


def test_a_stranger_with_the_same_identifier_is_a_slip_of_the_table():
    assert len(people(row("7", "Ann Roe"), row("7", "Cy Poe", start="2014"))) == 2


@pytest.mark.parametrize("empty", ["0", "N/A", "unknown", "NULL"])
def test_a_cell_may_say_that_there_is_none(empty):
    assert tableids.told(empty) is None
    assert len(people(row(empty, "Ann Roe"), row(empty, "Ann Poe", start="2014"))) == 2


def test_a_third_row_ties_two_people_and_its_going_parts_them():
    known = [row("7", "Ann Roe"), row("8", "Ann Poe", start="2014", publisher="Another")]
    tie = report(
        None,
        said("held", "Ann Roe", "mayor", "Boston", person_id="8", start="2014"),
        said("held", "Ann Roe", "mayor", "Boston", start="2010"),
        text="tie",
        publisher="Another",
    )
    store = store_of([*known, tie], each=True)
    assert lines(store) == lines(store_of([tie, *known]))
    assert len(people(*known, tie)) == 1
    evidence.forget(store, tie[0].id)
    consolidate(store)
    assert lines(store) == lines(store_of(known))
