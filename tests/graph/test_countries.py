"""Names that bodies of many countries share are told apart by the country that a claim or its article speaks of."""

from __future__ import annotations

import pytest

from incumbent.graph import countries
from tests.graph.corpora import report, said, store_of
from tests.graph.test_rules import spans, tenures


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Spain", "Parliament"], "Spanish"),
        (["Russian Defense Ministry"], "Russian"),
        (["UK government", "Home Office"], "British"),
        (["Spain", "France"], None),
        (["Spain", "U.S. Senate"], None),
        (["United States"], None),
        (["Acme"], None),
    ],
)
def test_the_country_that_an_article_speaks_of(names, found):
    assert countries.setting(names) == found


@pytest.mark.parametrize(
    ("title", "name", "country", "found"),
    [
        ("speaker", "Parliament", "Spanish", ("speaker", "Spanish parliament")),
        ("minister", "Ministry of Finance", "Spanish", ("minister", "Spanish finance ministry")),
        ("senator", "Senate", "Spanish", ("senator", "Senate")),
        ("Philippine senator", "Senate", None, ("senator", "Philippine senate")),
        ("U.S. senator", "Senate", "Spanish", ("U.S. senator", "Senate")),
        ("minister", "Ministry of Defence", "British", ("minister", "Ministry of Defence")),
        ("chief", "Boston Police Department", "Spanish", ("chief", "Boston Police Department")),
    ],
)
def test_whose_body_is_meant(title, name, country, found):
    assert countries.qualified(title, name, country) == found


def test_two_parliaments_are_two():
    one = report(
        "2020-01-01", said("current", "Ann Roe", "speaker", "Parliament"), said("current", "B C", "king", "Spain")
    )
    two = report(
        "2020-01-01", said("current", "Ann Poe", "speaker", "Parliament"), said("current", "D E", "king", "Norway")
    )
    assert {"ann-roe--speaker--spanish-parliament--1", "ann-poe--speaker--norwegian-parliament--1"} <= set(
        spans(one, two)
    )
    named = report("2021-01-01", said("current", "Ann Roe", "speaker", "Spanish Parliament"))
    told = tenures(store_of([one, two, named]))["ann-roe--speaker--spanish-parliament--1"]
    assert (told["firstAttested"], told["lastAttested"]) == ("2020-01-01", "2021-01-01")


@pytest.mark.parametrize("body", ["United States", "U S", "US", "Senate", "Congress", "U.S. Senate"])
def test_a_chamber_is_one_whatever_whole_a_text_names(body):
    told = spans(report("2020-01-01", said("current", "Ann Roe", "senator", body)))
    assert list(told) == ["ann-roe--senator--us-senate--1"]
