"""Who left a post and came back: two spells, where a text tells of the return or of a later begin."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.graph import evidence
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from tests.graph.corpora import consolidated, report, said, store_of
from tests.graph.test_rules import kinds, spans, tenures

FIRST = "ann-roe--mayor--boston--1"
SECOND = "ann-roe--mayor--boston--2"


def mayor(kind, person="Ann Roe", **more):
    return said(kind, person, "mayor", "Boston", **more)


GONE = report("2020-05-02", mayor("resign", date="2020-05-01"))
BACK = report("2022-11-21", mayor("reinstate"))
STALE = report("2023-03-01", mayor("current"))
KNOWN = [report(f"201{n}-05-01", mayor("current")) for n in (6, 7, 8)]


@pytest.mark.parametrize("kind", ["reinstate", "appoint", "take_office"])
def test_a_dated_begin_after_the_end_is_a_second_spell_however_well_known_the_first_is(kind):
    again = report("2022-11-21", mayor(kind, date="2022-11-20"))
    assert spans(GONE, again, STALE)[SECOND] == "2022-11-20/.."
    assert spans(*KNOWN, GONE, again, STALE) == {FIRST: "[..2016-05-01]/2020-05-01", SECOND: "2022-11-20/.."}
    assert kinds(*KNOWN, GONE, again, STALE) == []


def test_a_begin_of_a_further_term_after_the_return_moves_nothing():
    again = report("2022-11-21", mayor("take_office", date="2022-11-20"))
    titles = [report(f"202{n}-05-01", mayor("current")) for n in (3, 4, 5)]
    term = report("2026-01-10", mayor("take_office", date="2026-01-09"))
    assert spans(*KNOWN, GONE, again, *titles, term)[SECOND] == "2022-11-20/.."


def test_a_return_without_a_date_lies_between_the_end_and_its_text():
    assert spans(GONE, BACK) == {FIRST: "[..2020-05-01]/2020-05-01", SECOND: "[2020-05-01..2022-11-21]/.."}
    assert spans(*KNOWN, GONE, BACK, STALE) == {
        FIRST: "[..2016-05-01]/2020-05-01",
        SECOND: "[2020-05-01..2022-11-21]/..",
    }
    assert kinds(*KNOWN, GONE, BACK, STALE) == []
    told = tenures(store_of([GONE, BACK]))[SECOND]
    assert "--reinstate--" in told["startedBy"]
    assert (told["inferredBegin"], told["inferredFrom"]) == ("return", f"tenure/{FIRST}")


def test_one_article_can_tell_of_both_spells():
    both = report("2022-11-21", mayor("former", start="2005", end="2020"), mayor("current"), mayor("reinstate"))
    assert spans(both) == {FIRST: "2005/2020", SECOND: "[2020-01-01..2022-11-21]/.."}
    assert kinds(both) == []


def test_a_title_alone_is_no_return():
    once = report("2022-11-21", mayor("former", start="2005", end="2020"), mayor("current"))
    assert list(spans(once)) == [FIRST]
    assert kinds(once) == ["attested after end"]
    assert kinds(*KNOWN, GONE, STALE) == ["attested after end"]


@pytest.mark.parametrize("claim", [{"confidence": 0.3}, {"realis": "possible"}, {"realis": "denied"}])
def test_a_return_that_is_not_accepted_parts_nothing(claim):
    assert list(spans(GONE, report("2022-11-21", mayor("reinstate", **claim)))) == [FIRST]


def test_a_return_that_may_lie_before_the_end_parts_nothing_without_a_title():
    soon = report("2020-05-10", mayor("reinstate"))
    assert list(spans(GONE, soon)) == [FIRST]
    assert list(spans(GONE, soon, STALE)) == [FIRST, SECOND]
    earlier = report("2009-06-01", mayor("resign", date="2009-05-31"))
    assert list(spans(earlier, GONE, BACK)) == [FIRST]
    assert spans(earlier, GONE, BACK, STALE)[SECOND] == "[2009-05-31..2022-11-21]/.."


def test_a_text_that_knows_of_the_end_or_of_the_death_tells_of_a_return_that_is_past():
    assert list(spans(GONE, report("2022-11-21", mayor("reinstate"), mayor("former")))) == [FIRST]
    assert list(spans(GONE, report("2022-11-21", mayor("die", date="2022-11-20")), BACK)) == [FIRST]


def test_who_is_back_began_after_others_in_the_one_seat():
    other = [report(day, mayor("current", "Bill Poe")) for day in ("2021-11-21", "2022-02-01")]
    assert spans(GONE, other[0], BACK)[SECOND] == "[2020-05-01..2022-11-21]/.."
    told = tenures(store_of([GONE, *other, BACK]))[SECOND]
    assert told["edtf"] == "[2022-02-01..2022-11-21]/.."
    assert told["inferredFrom"] == "tenure/bill-poe--mayor--boston--1"
    board = [said(kind, who, "board member", "Acme", **more) for kind, who, more in (
        ("resign", "Ann Roe", {"date": "2020-05-01"}), ("current", "Bill Poe", {}), ("reinstate", "Ann Roe", {})
    )]  # fmt: skip
    days = ("2020-05-02", "2021-11-21", "2022-11-21")
    found = spans(*(report(day, claim) for day, claim in zip(days, board, strict=True)))
    assert found["ann-roe--board-member--acme--2"] == "[2020-05-01..2022-11-21]/.."


def test_no_spell_begins_after_its_end():
    died = report("2003-04-05", said("die", "Ann Roe", "trustee", "Acme College"))
    seen = [report(day, mayor("current")) for day in ("2004-06-01", "2021-06-01")]
    told = tenures(store_of([*seen, died]))[SECOND]
    assert told.get("hasEarliestBeginTimeStamp", "") <= told["hasLatestEndTimeStamp"]


def test_the_order_does_not_count_and_step_by_step_is_as_at_once():
    corpus = [GONE, BACK, STALE, report("2021-11-21", mayor("current", "Bill Poe"))]
    whole = consolidated(store_of(corpus))
    for order in permutations(corpus):
        assert consolidated(store_of(order, each=True)) == whole


def test_forgetting_the_return_leaves_no_trace():
    store = store_of([GONE, BACK, STALE])
    evidence.forget(store, BACK[0].id)
    consolidate(store)
    assert consolidated(store) == consolidated(store_of([GONE, STALE]))


KINDS = st.sampled_from(["reinstate", "reinstate", "resign", "die", "former", "current", "held", "take_office"])
YEARS = st.none() | st.integers(2018, 2024).map(str) | st.integers(2018, 2024).map(lambda year: f"{year}-05-01")


@st.composite
def careers(draw: st.DrawFn):
    found = []
    for index in range(draw(st.integers(2, 6))):
        kind, who = draw(KINDS), draw(st.sampled_from(["Ann Roe", "Ann Roe", "Bill Poe"]))
        holding = kind in {"former", "current", "held"}
        dates = {"start": draw(YEARS), "end": draw(YEARS)} if holding else {"date": draw(YEARS)}
        found.append(report(f"{draw(st.integers(2018, 2025))}-06-01", mayor(kind, who, **dates), text=f"Text {index}."))
    return found


@settings(max_examples=150, deadline=None)
@given(careers(), st.randoms(use_true_random=False))
def test_careers_in_any_order_and_step_by_step(found, random):
    whole = consolidated(store_of(found))
    shuffled = random.sample(found, len(found))
    store = Store.create(":memory:")
    for article, claims in shuffled:
        evidence.add(store, article, claims, "test 1")
        consolidate(store)
    assert consolidated(store) == whole
