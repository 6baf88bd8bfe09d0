"""A correction takes the place of what it corrects, fact by fact, from its own date on."""

from __future__ import annotations

from datetime import date

import pytest

from incumbent.graph import corrections, curation, evidence
from incumbent.graph.asof import restricted
from incumbent.graph.consolidate import consolidate
from tests.graph.corpora import lines, report, said, store_of
from tests.graph.test_rules import ROE, kinds, mayor, spans, tenures


def told(day, when="2020-05-04", title=None, **more):
    return report(day, mayor("take_office", date=when), title=title, **more)


FIRST = told("2020-05-05", "2020-05-03")
CORRECTED = told("2020-05-06", "2020-05-04", "Correction: The mayor's oath")


@pytest.mark.parametrize(
    ("headline", "text", "found"),
    [
        ("Correction: Roe's oath", "", True),
        ("CORRECTED-Mayor takes office", "", True),
        ("Correction to an article on the mayor", "", True),
        ("Correction", "", True),
        ("Corrections chief resigns", "", False),
        ("Mayor's oath", "An article that we published on Monday gave the wrong day for the oath.", True),
        ("Mayor's oath", "The council incorrectly counted the votes in May.", False),
    ],
)
def test_an_article_says_that_it_corrects(headline, text, found):
    assert corrections.says_so(headline, text) is found


def test_a_correction_supersedes_what_it_corrects():
    assert spans(FIRST, CORRECTED)[ROE] == "2020-05-04/.."
    assert not kinds(FIRST, CORRECTED)


def test_before_its_date_the_old_answer_stands():
    store = store_of([CORRECTED, FIRST])
    assert tenures(restricted(store, known_at=date(2020, 5, 5)))[ROE]["edtf"] == "2020-05-03/.."
    assert tenures(restricted(store, known_at=date(2020, 5, 6)))[ROE]["edtf"] == "2020-05-04/.."


@pytest.mark.parametrize(
    "other",
    [
        told("2020-05-06"),
        told("2020-05-06", title="Correction: The mayor's oath", publisher="Seed Courier"),
        told("2020-05-04", title="Correction: The mayor's oath"),
        told("2021-05-06", title="Correction: The mayor's oath"),
        report("2020-05-06", mayor("take_office", date="2020-05-04", confidence=0.2), title="Correction: The oath"),
    ],
)
def test_nobody_else_and_nothing_else_corrects(other):
    assert spans(FIRST, other) != {ROE: "2020-05-04/.."}


def test_what_the_correction_does_not_mention_stands():
    first = report("2020-05-05", mayor("take_office", date="2020-05-03"), mayor("leave", "Bea Poe", date="2020-05-02"))
    found = spans(first, CORRECTED)
    assert found[ROE] == "2020-05-04/.."
    assert found["bea-poe--mayor--boston--1"] == "[..2020-05-02]/2020-05-02"


def test_a_correction_denies():
    first = report("2020-05-05", mayor("resign", date="2020-05-04"), mayor("current"))
    denied = report("2020-05-06", mayor("resign", realis="denied"), title="Correction: The mayor stays")
    assert tenures(store_of([first, denied]))[ROE]["endStatus"] == "unknown"


def test_half_of_a_holding_is_corrected():
    first = report("2020-05-05", mayor("held", start="2010-01-01", end="2014-01-01"))
    second = report("2020-05-06", mayor("held", start="2011-01-01"), title="Correction: The former mayor")
    assert spans(first, second)[ROE] == "2011-01-01/2014-01-01"


def test_a_corrected_death_ends_nothing():
    died = said("die", "Ann Roe", "mayor", "Boston", date="2020-05-04")
    first = report("2020-05-05", died, said("current", "Ann Roe", "chair", "Boston Council"))
    denied = report("2020-05-06", said("die", "Ann Roe", "mayor", "Boston", realis="denied"), title="Correction")
    for reports, status in (([first], "ended"), ([first, denied], "unknown")):
        assert tenures(store_of(reports))["ann-roe--chair--boston-council--1"]["endStatus"] == status


def test_a_verdict_is_above_a_correction():
    for kind, reports in (("accept", FIRST), ("reject", CORRECTED)):
        store = store_of([FIRST, CORRECTED])
        curation.on_claim(store, kind, reports[1][0].id, by="E. Editor")
        consolidate(store)
        assert tenures(store)[ROE]["edtf"] == "2020-05-03/.."


def test_forgetting_a_correction_brings_the_old_word_back():
    store = store_of([FIRST, CORRECTED])
    evidence.forget(store, CORRECTED[0].id)
    consolidate(store)
    assert lines(store) == lines(store_of([FIRST]))
