"""A part of the graph built alone is as it stands in the whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from incumbent.errors import UnknownName
from incumbent.graph.asof import restricted
from incumbent.graph.standing import Standing
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import BASE, CONSOLIDATED, FOAF, ORG, TYPE
from incumbent.restricted import Restricted
from tests.graph.corpora import PRESSED, RESIGNED, report, reports, said, store_of

KINDS = {"person": FOAF.Person, "post": ORG.Post, "organization": ORG.FormalOrganization}


def things(store: Store, kind: str) -> list[str]:
    quads = store.quads.quads_for_pattern(None, TYPE, KINDS[kind], CONSOLIDATED)
    return sorted(quad.subject.value for quad in quads)


def told(store: Store, kind: str, iri: str) -> list[str]:
    """What the layer says of a thing: a post with its tenures, a person with all posts."""
    standing, node = Standing(store), NamedNode(iri)
    posts = {"post": {node}, "person": standing.posts_of(node), "organization": standing.posts_in(node)}[kind]
    found = standing.about_person(node).union(*(standing.about_post(post) for post in posts))
    return sorted(map(str, found))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), st.data())
def test_a_part_is_as_in_the_whole(found, data):
    store = store_of(found)
    days = sorted({article.published for article, _ in found if article.published})
    day = data.draw(st.sampled_from([*days, None]))
    sources = data.draw(st.sets(st.sampled_from(sorted({article.publisher for article, _ in found})))) if found else ()
    whole = restricted(store, known_at=day, sources=sources)
    for kind in KINDS:
        for iri in things(store, kind):
            if iri in things(whole, kind):
                part = restricted(store, known_at=day, sources=sources, about=[iri])
                assert told(part, kind, iri) == told(whole, kind, iri)


STORE = store_of([
    PRESSED,
    RESIGNED,
    report("2022-11-20", said("current", "Chris Magnus", "commissioner"), publisher="Late Post"),
])  # fmt: skip


def test_before_a_report_it_is_not_known():
    known = Restricted(STORE.engine(), date(2022, 11, 12), ())
    assert [str(one.person) for one in known.who("CBP commissioner", "2022-11-13").holders] == ["Chris Magnus"]
    later = Restricted(STORE.engine(), date(2022, 11, 13), ())
    assert "Troy Miller" in {str(one.person) for one in later.who("CBP commissioner", "2022-11-13").holders}
    assert known.career("Chris Magnus").tenures != later.career("Chris Magnus").tenures
    assert {str(one.person) for one in known.everyone("2022-06-01", "CBP").holders} == {"Chris Magnus"}
    assert len(known.articles().found) == 1


def test_names_and_whys_are_of_the_sources_asked():
    known = Restricted(STORE.engine(), None, ["Late Post"])
    assert [one.published for one in known.why("CBP commissioner", "2022-11-20").quotes] == [date(2022, 11, 20)]
    tenure = known.who("CBP commissioner", "2022-11-20").holders[0].iri.removeprefix(BASE)
    assert len(known.why(tenure).quotes) == 1
    for name in ("Troy Miller", "Lord Nowhere"):
        with pytest.raises(UnknownName, match=name):
            known.career(name)
    with pytest.raises(UnknownName, match="no source is called 'x'"):
        Restricted(STORE.engine(), None, ["x"]).who("CBP commissioner", "2022-11-20")
