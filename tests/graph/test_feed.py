"""What a consolidation says that it changed, and what is kept of it."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings

from incumbent.graph import curation, evidence, feed, holding, runs
from incumbent.graph.account import joined
from incumbent.graph.changes import Change
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import FOAF, ORG, RUNS
from tests.graph.corpora import consolidated, lines, report, reports, said, store_of
from tests.graph.ruling import EDITOR, subjects

MAYOR = report("2020-01-01", said("current", "John Smith", "mayor", "Boston"))
NAMESAKE = report("2020-01-02", said("current", "John Smith", "mayor", "Tucson"))


def told(changes) -> list[tuple[str, str]]:
    return [(one.kind, one.iri.rpartition("/")[2]) for one in changes]


def test_a_namesake_renames_and_nothing_is_gone():
    store = store_of([MAYOR])
    evidence.add(store, *NAMESAKE, "test 1")
    changes = consolidate(store)
    assert [one.kind for one in changes] == ["renamed", "opened"]
    (renamed, opened) = changes
    assert (renamed.before, renamed.after) == ("person/john-smith", "person/john-smith--mayor-of-boston")
    assert opened.post == "mayor, Tucson"


def test_merging_people_says_who_became_whom():
    store = store_of([MAYOR, report("2021-01-01", said("current", "Ann Poe", "governor", "Texas"))])
    given = curation.identity(store, "merge", subjects(store, FOAF.Person), by=EDITOR)
    assert [one.kind for one in consolidate(store)] == ["merged"]
    curation.take_back(store, given.id)
    assert [one.kind for one in consolidate(store)] == ["split"]


def test_tenures_of_merged_organizations_are_neither_gone_nor_opened():
    store = store_of([MAYOR, report("2021-01-01", said("current", "Ann Poe", "governor", "Texas"))])
    curation.identity(store, "merge", subjects(store, ORG.FormalOrganization), by=EDITOR)
    assert told(consolidate(store)) == []


def _run(store: Store, *reports) -> str:
    run = runs.begin(store, "1", "test 1", {})
    for article, claims in reports:
        evidence.add(store, article, claims, "test 1", [runs.used(run, article.id)])
    consolidate(store, run=run)
    runs.end(store, run, "finished", {})
    return run.value


def test_each_run_keeps_what_it_changed_beside_the_layers():
    store = Store.create(":memory:")
    first, second = _run(store, MAYOR), _run(store, NAMESAKE)
    assert [entry.change.kind for entry in feed.entries(store.quads, first)] == ["opened"]
    assert [entry.change.kind for entry in feed.entries(store.quads, second)] == ["renamed", "opened"]
    assert consolidated(store) == consolidated(store_of([MAYOR, NAMESAKE]))


def test_forgetting_leaves_no_trace_in_the_feed():
    store = Store.create(":memory:")
    first, second = _run(store, MAYOR), _run(store, NAMESAKE)
    evidence.forget(store, NAMESAKE[0].id)
    consolidate(store)
    assert not list(feed.entries(store.quads, second))
    assert "Tucson" not in "".join(lines(store, RUNS))
    evidence.forget(store, MAYOR[0].id)
    consolidate(store)
    assert not list(feed.entries(store.quads, first))
    assert "Smith" not in "".join(lines(store, RUNS))


PLACE = "https://incumbent.example/tenure/x"


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (("opened", "", "A/.."), ("moved", "A/..", "B/.."), ("opened", "", "B/..")),
        (("opened", "", "A/.."), ("gone", "A/..", ""), None),
        (("moved", "A/..", "B/.."), ("gone", "B/..", ""), ("gone", "A/..", "")),
        (("moved", "A/..", "B/.."), ("moved", "B/..", "A/.."), None),
        (("moved", "A/..", "B/.."), ("closed", "B/..", "B/C"), ("closed", "A/..", "B/C")),
        (("closed", "A/..", "A/B"), ("moved", "A/B", "A/C"), ("closed", "A/..", "A/C")),
        (("closed", "A/..", "A/B"), ("moved", "A/B", "C/.."), ("moved", "A/..", "C/..")),
        (("gone", "A/..", ""), ("opened", "", "B/.."), ("moved", "A/..", "B/..")),
        (("born", "", ""), ("settled", "", ""), None),
    ],
)
def test_two_changes_of_one_thing_are_told_as_one(first, second, both):
    one, other = (Change(kind, PLACE, "", "", before, after) for kind, before, after in (first, second))
    found = joined(one, other)
    assert (found and (found.kind, found.before, found.after)) == both


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports())
def test_one_entry_for_a_thing_however_many_portions_touch_it(found):
    feeds = []
    for most in (1, 1000):
        with patch("incumbent.graph.portions.MOST", most):
            store = Store.create(":memory:")
            run = runs.begin(store, "1", "test 1", {})
            for article, claims in found:
                evidence.add(store, article, claims, "test 1")
            changes = consolidate(store, run=run)
        entries = [entry.change for entry in feed.entries(store.quads, run.value)]
        assert sorted(map(str, entries)) == sorted(map(str, changes))
        feeds.append(sorted((one.iri, one.kind, one.before, one.after) for one in changes))
        assert len({one.iri for one in changes}) == len(changes)
    assert feeds[0] == feeds[1]


@pytest.mark.fault
def test_a_run_goes_on_after_a_kill_where_it_was():
    store = Store.create(":memory:")
    run = runs.begin(store, "1", "test 1", {})
    for one in (MAYOR, NAMESAKE):
        evidence.add(store, *one, "test 1")
        consolidate(store, run=run)
    resigned = report("2020-03-01", said("resign", "John Smith", "mayor", "Boston", date="2020-03-01"))
    evidence.add(store, *resigned, "test 1")
    consolidate(store, run=run)
    found = [entry.change for entry in feed.entries(store.quads, run.value) if "/tenure/" in entry.change.iri]
    boston = [(one.kind, one.before, one.after) for one in found if "Boston" in one.post]
    assert boston == [("opened", "", "[..2020-01-01]/2020-03-01")]
    assert len({one.iri for one in found}) == len(found)


def test_a_post_is_consolidated_once_however_many_portions_touch_it():
    names = ("Ann Roe", "Bill Poe", "Cy Doe")
    holders = [report(f"202{n}-01-01", said("current", name, "mayor", "Boston")) for n, name in enumerate(names)]
    with (
        patch("incumbent.graph.portions.MOST", 1),
        patch.object(holding, "consolidated", wraps=holding.consolidated) as spy,
    ):
        store = store_of(holders)
    assert spy.call_count == 1
    assert consolidated(store) == consolidated(store_of(holders))


def test_the_feed_names_who_is_touched_only_through_the_post():
    store = store_of([report("2020-01-01", said("current", "Ann Roe", "mayor", "Boston"))])
    begun = said("take_office", "Bill Poe", "mayor", "Boston", date="2021-01-02")
    evidence.add(store, *report("2021-01-03", begun), "test 1")
    assert {one.person for one in consolidate(store)} == {"Ann Roe", "Bill Poe"}
