"""Verdicts overrule the rules, survive, and can be taken back without a trace."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incumbent.errors import UnknownName, UsageError
from incumbent.graph import curation, evidence, verdict
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import BASE, CONSOLIDATED, FOAF, INC, ORG, TYPE
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from tests.graph.corpora import PRESSED, RESIGNED, consolidated, lines, report, reports, said, store_of

quick = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def subjects(store: Store, kind) -> list[str]:
    return sorted(q.subject.value for q in store.quads.quads_for_pattern(None, TYPE, kind, CONSOLIDATED))


def spans(store: Store) -> dict[str, str]:
    return {
        q.subject.value.removeprefix(BASE + "tenure/"): q.object.value
        for q in store.quads.quads_for_pattern(None, INC.edtf, None, CONSOLIDATED)
        if "/tenure/" in q.subject.value
    }


def test_people_with_two_surnames_are_merged_and_parted_again():
    store = store_of([report("2020-01-01", said("current", "Ann Roe", "mayor", "Boston"))])
    article, claims = report("2021-01-01", said("current", "Ann Poe", "governor", "Texas"))
    evidence.add(store, article, claims, "test 1")
    consolidate(store)
    before = consolidated(store)
    assert len(subjects(store, FOAF.Person)) == 2
    given = curation.identity(store, "merge", subjects(store, FOAF.Person), by="E. Editor", why="married name")
    consolidate(store)
    assert len(subjects(store, FOAF.Person)) == 1
    assert consolidate(store, full=True).added == 0
    curation.take_back(store, given.id[:6])
    consolidate(store)
    assert consolidated(store) == before


def test_one_person_is_split_in_two():
    store = store_of([report(f"202{n}-01-01", said("current", "Ann Roe", "mayor", "Boston")) for n in (0, 1)])
    mentions = sorted(q.object.value for q in store.quads.quads_for_pattern(None, INC.hasMention, None, CONSOLIDATED))
    curation.identity(store, "apart", mentions, by="E. Editor")
    consolidate(store)
    assert len(subjects(store, FOAF.Person)) == 2


def test_a_rejected_claim_counts_for_nothing_even_when_extracted_anew():
    store = store_of([PRESSED, RESIGNED])
    resignation = next(claim for claim in RESIGNED[1] if claim.type == "resign")
    curation.on_claim(store, "reject", resignation.id, by="E. Editor", why="a hoax")
    consolidate(store)
    magnus = "chris-magnus--commissioner--us-customs-and-border-protection--1"
    assert spans(store)[magnus] == "2021-12/.."
    assert evidence.add(store, *RESIGNED, "test 2")
    consolidate(store)
    assert spans(store)[magnus] == "2021-12/.."
    assert evidence.forget(store, RESIGNED[0].id)
    consolidate(store)
    assert "Miller" not in "".join(lines(store))
    evidence.add(store, *RESIGNED, "test 2")
    consolidate(store)
    assert spans(store)[magnus] == "2021-12/.."


def test_a_corrected_claim_settles_a_conflict():
    store = store_of([
        report("2017-06-20", said("resign", "T. Kay", "CEO", "Acme", date="2017-06-20")),
        report("2017-06-21", said("resign", "T. Kay", "CEO", "Acme", date="2017-06-21")),
    ])
    assert spans(store) == {"t-kay--chief-executive-officer--acme--1": "[..2017-06-21]/[2017-06-20..2017-06-21]"}
    assert len(subjects(store, INC.Conflict)) == 1
    claim = next(q.subject.value for q in store.quads.quads_for_pattern(None, INC.source, None, None))
    curation.on_claim(store, "correct", claim, by="E. Editor", changes={"date": "2017-06-20"})
    consolidate(store)
    assert spans(store) == {"t-kay--chief-executive-officer--acme--1": "[..2017-06-20]/2017-06-20"}
    assert not subjects(store, INC.Conflict)


def test_a_corrected_name_moves_the_claim():
    store = store_of([report("2020-01-01", said("current", "Ann Roe", "mayor", "Boston"))])
    claim = next(q.subject.value for q in store.quads.quads_for_pattern(None, INC.source, None, None))
    ruling = curation.on_claim(store, "correct", claim, by="E. Editor", changes={"person": "Ann Rowe"})
    consolidate(store)
    assert subjects(store, FOAF.Person) == [BASE + "person/ann-rowe"]
    article, claims = report("2021-01-01", said("current", "Ann Rowe", "mayor", "Boston"))
    evidence.add(store, article, claims, "test 1")
    consolidate(store)
    assert consolidate(store, full=True).added == 0
    curation.take_back(store, ruling.id)
    consolidate(store)
    assert len(subjects(store, FOAF.Person)) == 2


def test_seats_and_facts():
    store = store_of([RESIGNED])
    post = subjects(store, ORG.Post)[0]
    curation.seats(store, post, 3, by="E. Editor")
    article = Article("Ann Roe has been commissioner since May 1, 2023.", None, None, "E. Editor")
    claim = Claim(article.id, "current", "Ann Roe", "commissioner", "CBP", (0, 48), article.text, start="2023-05-01")
    given = curation.fact(store, article, claim, by="E. Editor", why="from the register")
    consolidate(store)
    assert spans(store)["ann-roe--commissioner--us-customs-and-border-protection--1"] == "2023-05-01/.."
    assert [q.object.value for q in store.quads.quads_for_pattern(None, INC.seats, None, CONSOLIDATED)] == ["3"]
    curation.take_back(store, given.id)
    consolidate(store)
    assert "ann-roe" not in "".join(lines(store))


def test_verdicts_go_through_a_text_file():
    store = store_of([PRESSED, RESIGNED])
    before = lines(store)
    curation.on_claim(store, "reject", RESIGNED[1][0].id, by="E. Editor")
    curation.seats(store, subjects(store, ORG.Post)[0], 0, by="E. Editor")
    consolidate(store)
    text, ruled = curation.written(store), lines(store)
    for one in list(verdict.verdicts(store)):
        curation.take_back(store, one.id)
    consolidate(store)
    assert lines(store) == before
    assert len(curation.read(store, text)) == 2
    assert curation.read(store, text) == []
    consolidate(store)
    assert lines(store) == ruled


def test_what_cannot_be_ruled():
    store = store_of([RESIGNED])
    claim = RESIGNED[1][0].id
    with pytest.raises(UnknownName):
        curation.on_claim(store, "reject", "0" * 32, by="E. Editor")
    with pytest.raises(UnknownName):
        curation.take_back(store, "nothing")
    with pytest.raises(UnknownName):
        curation.identity(store, "merge", [BASE + "person/nobody", BASE + "person/noone"], by="E. Editor")
    for changes in ({"date": "2022-13"}, {"colour": "red"}, {"person": ""}, {"type": "vanish"}, {"realis": "maybe"}):
        with pytest.raises(UsageError):
            curation.on_claim(store, "correct", claim, by="E. Editor", changes=changes)
    with pytest.raises(UsageError, match="line 2"):
        curation.read(store, "\nno verdict")
    with pytest.raises(UsageError):
        curation.seats(store, "post", -1, by="E. Editor")


def _random_verdict(store: Store, data: st.DataObject):
    people, posts = subjects(store, FOAF.Person), subjects(store, ORG.Post)
    claims = sorted(q.subject.value for q in store.quads.quads_for_pattern(None, INC.source, None, None))
    kind = data.draw(st.sampled_from(verdict.KINDS[:6]))
    if kind in {"merge", "apart"}:
        if len(people) < 2:
            return None
        pair = data.draw(st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True))
        return curation.identity(store, kind, pair, by="E. Editor")
    if kind == "seats":
        number = data.draw(st.integers(0, 2))
        return curation.seats(store, data.draw(st.sampled_from(posts)), number, by="E. Editor") if posts else None
    if not claims:
        return None
    fields = ({"person": "Cy Roe"}, {"date": "2020-05"}, {"title": "mayor"}, {"organization": ""}, {"type": "resign"})
    changes = data.draw(st.sampled_from(fields)) if kind == "correct" else None
    return curation.on_claim(store, kind, data.draw(st.sampled_from(claims)), by="E. Editor", changes=changes)


@quick
@given(reports(most=4), st.data())
def test_verdicts_can_be_undone_and_come_to_the_same_as_a_rebuild(found, data):
    store = store_of(found)
    before = lines(store)
    given = {}
    for _ in range(data.draw(st.integers(1, 5))):
        one = _random_verdict(store, data)
        if one is not None:
            given[one.id] = one
        consolidate(store)
    ruled = lines(store)
    consolidate(store, full=True)
    assert lines(store) == ruled
    for one in data.draw(st.permutations(sorted(given))):
        curation.take_back(store, one)
        consolidate(store)
    assert lines(store) == before


@quick
@given(reports(most=4), st.data())
def test_verdicts_commute_with_ingest(found, data):
    store = store_of(found)
    one = _random_verdict(store, data)
    consolidate(store)
    other = Store.create(":memory:")
    if one is not None:
        curation.give(other, one)
    consolidate(other)
    for article, claims in found:
        evidence.add(other, article, claims, "test 1")
        consolidate(other)
    assert consolidated(other) == consolidated(store)
