"""What must hold for any corpus of claims."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incumbent.graph import evidence
from incumbent.graph.consolidate import consolidate
from incumbent.graph.vocabulary import (
    CONSOLIDATED,
    EARLIEST_BEGIN,
    EARLIEST_END,
    INC,
    LATEST_BEGIN,
    LATEST_END,
    TYPE,
)  # fmt: skip
from tests.graph.corpora import claims, consolidated, lines, report, reports, store_of

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(reports(), st.randoms(use_true_random=False))
def test_neither_order_nor_batching_counts(found, random):
    whole = lines(store_of(found))
    shuffled = list(found)
    random.shuffle(shuffled)
    assert lines(store_of(shuffled, each=True)) == whole


@quick
@given(reports())
def test_incremental_equals_rebuild(found):
    store = store_of(found, each=True)
    before = consolidated(store)
    changes = consolidate(store, full=True)
    assert consolidated(store) == before
    assert not changes


@quick
@given(reports())
def test_ingesting_again_changes_nothing(found):
    store = store_of(found)
    before = lines(store)
    for article, said in found:
        assert not evidence.add(store, article, said, "test 1")
    assert not consolidate(store)
    assert lines(store) == before


@quick
@given(reports(), st.data())
def test_forget_is_the_inverse_of_ingest(found, data):
    store = store_of(found, each=True)
    gone = data.draw(st.sampled_from(found))[0].id
    assert evidence.forget(store, gone)
    consolidate(store)
    assert lines(store) == lines(store_of([one for one in found if one[0].id != gone]))


@quick
@given(reports(most=4))
def test_a_newer_extractor_replaces_the_claims_whole(found):
    store = store_of(found, each=True)
    for article, said in found:
        assert evidence.add(store, article, said[1:], "test 2")
        assert not evidence.add(store, article, said, "test 1")
        consolidate(store)
    plain = store_of([(article, said[1:]) for article, said in found])
    assert consolidated(store) == consolidated(plain)


@quick
@given(reports(most=4), st.lists(claims(actual=False), min_size=1, max_size=3))
def test_what_is_not_actual_moves_nobody(found, others):
    events = [one for one in others if one.get("realis", "actual") != "actual"]
    extra = report("2021-06-01", *events, text="Extra.")
    before, after = (_tenures(store_of(corpus)) for corpus in (found, [*found, extra]))
    assert set(before.values()) == set(after.values())


@quick
@given(reports())
def test_bounds_are_in_order_and_within_what_is_attested(found):
    store = store_of(found)
    quads = list(store.quads.quads_for_pattern(None, TYPE, INC.Tenure, CONSOLIDATED))
    for tenure in (quad.subject for quad in quads):
        terms = (EARLIEST_BEGIN, LATEST_BEGIN, EARLIEST_END, LATEST_END)
        early, late, end, last = (_day(store, tenure, term) for term in terms)
        assert not (early and late) or early <= late
        assert not (end and last) or end <= last


def _day(store, tenure, term):
    quad = next(store.quads.quads_for_pattern(tenure, term, None, CONSOLIDATED), None)
    return date.fromisoformat(quad.object.value) if quad else None


TERMS = {
    EARLIEST_BEGIN, LATEST_BEGIN, EARLIEST_END, LATEST_END, INC.capacity, INC.accepted, INC.endStatus, INC.post,
}  # fmt: skip


def _tenures(store):
    found = {}
    for quad in store.quads.quads_for_pattern(None, TYPE, INC.Tenure, CONSOLIDATED):
        node = quad.subject
        facts = store.quads.quads_for_pattern(node, None, None, CONSOLIDATED)
        found[node] = frozenset((fact.predicate.value, fact.object.value) for fact in facts if fact.predicate in TERMS)
    return found


@quick
@given(reports(), st.sampled_from([1, 2, 5]))
def test_portions_leave_what_one_piece_of_work_does(found, most):
    whole = lines(store_of(found))
    with patch("incumbent.graph.portions.MOST", most):
        assert lines(store_of(found)) == whole


@quick
@given(reports(), st.data())
def test_portions_take_up_what_came_and_went_since(found, data):
    gone = data.draw(st.sampled_from(found))[0].id
    before = data.draw(st.integers(0, len(found)))
    with patch("incumbent.graph.portions.MOST", 1):
        store = store_of(found[:before])
        for article, said in found[before:]:
            evidence.add(store, article, said, "test 1")
        evidence.forget(store, gone)
        consolidate(store)
    assert lines(store) == lines(store_of([one for one in found if one[0].id != gone]))
