"""Who held a post on a day: certain inside the inner bounds only, possible as far as the outer ones reach."""

from datetime import date

import pytest

from incumbent.errors import UsageError
from incumbent.graph.engine import LocalEngine
from incumbent.queries import library, names, terms
from incumbent.queries.tenure import Tenure, of_post
from incumbent.queries.thing import Thing
from incumbent.queries.who import Who, everyone, superseded, who

CBP, ORCHARD = "CBP commissioner", "Orchard CEO"


def asked(engine: LocalEngine, post: str, on: str) -> Who:
    return who(engine, names.find(engine, post), on)


@pytest.mark.parametrize(
    ("post", "on", "holders"),
    [
        (CBP, "2021-11-30", []),
        (CBP, "2021-12-01", ["Ana Reyes possible"]),
        (CBP, "2021-12-30", ["Ana Reyes possible"]),
        (CBP, "2021-12-31", ["Ana Reyes certain"]),
        (CBP, "2022-06-01", ["Ana Reyes certain"]),
        (CBP, "2022-11-11", ["Ana Reyes certain"]),
        (CBP, "2022-11-12", ["Ana Reyes possible day of handover", "Bo Lindqvist possible day of handover"]),
        (CBP, "2022-11-13", ["Bo Lindqvist certain"]),
        (CBP, "2022-11-20", ["Bo Lindqvist certain"]),
        (CBP, "2022-11-21", ["Bo Lindqvist possible last attested 2022-11-20"]),
        (ORCHARD, "2010-04-30", ["Carla Moreno possible first attested 2010-05-01"]),
        (ORCHARD, "2011-01-01", ["Carla Moreno certain"]),
        (ORCHARD, "2013-01-01", ["Carla Moreno possible last attested 2012-05-01"]),
        (ORCHARD, "2015-01-01", ["Dan Moreno certain"]),
        (ORCHARD, "2016-08-01", []),
        (ORCHARD, "2016-09-10", ["Eva Stone possible unreviewed"]),
        (ORCHARD, "2020-01-01", ["Eva Stone possible unreviewed, last attested 2016-10-01"]),
    ],
)
def test_holders(engine: LocalEngine, post: str, on: str, holders: list[str]) -> None:
    found = asked(engine, post, on).holders
    assert [f"{one.person} {one.standing} {one.note}".strip() for one in found] == holders


def test_nobody_known_says_so(engine: LocalEngine) -> None:
    answer = str(asked(engine, CBP, "2021-11-30"))
    assert answer == "commissioner, U.S. Customs and Border Protection on 2021-11-30: nobody known"


def test_everyone(engine: LocalEngine) -> None:
    assert [h.person.label for h in everyone(engine, "2015-01-01").holders] == ["Dan Moreno"]
    place = names.find(engine, "CBP")
    assert [h.person.label for h in everyone(engine, "2022-06-01", place).holders] == ["Ana Reyes"]


@pytest.mark.parametrize("day", ["2022-13-01", "2022-02-30", "yesterday", "", "2022"])
def test_days_that_do_not_exist(engine: LocalEngine, day: str) -> None:
    with pytest.raises(UsageError, match="no date"):
        asked(engine, CBP, day)


@pytest.mark.parametrize("on", ["2021-12-15", "2022-06-01", "2022-12-01", "2011-06-01", "2016-09-10"])
def test_the_query_file_agrees_with_the_answer(engine: LocalEngine, on: str) -> None:
    for post in (CBP, ORCHARD):
        found = names.find(engine, post)
        rows = library.run(engine, "holders", post=terms.node(found.iri), on=terms.literal(on))
        told = {terms.needed(row, "tenure"): terms.text(row, "standing") for row in rows}
        day = date.fromisoformat(on)
        assert told == {one.iri: one.standing(day) for one in of_post(engine, found, day)}


def held(person: str, **bounds: date | str) -> Tenure:
    who_held, post = Thing(person, f"p/{person}"), Thing("head", "post/head")
    return Tenure(f"t/{person}", who_held, post, None, **{"capacity": "substantive"} | bounds)  # type: ignore[arg-type]


def test_an_acting_holder_gives_way_to_whoever_is_sure() -> None:
    acting = held("A", capacity="acting", first_attested=date(2020, 5, 1), last_attested=date(2020, 6, 1))
    chief = held("B", latest_begin=date(2020, 9, 1), last_attested=date(2021, 1, 1))
    assert superseded(acting, date(2020, 10, 1), [acting, chief])
    assert not superseded(acting, date(2020, 7, 1), [acting, chief])
    assert not superseded(chief, date(2021, 6, 1), [acting, chief])
    later = held("C", latest_begin=date(2021, 3, 1), last_attested=date(2021, 4, 1))
    assert superseded(chief, date(2021, 6, 1), [chief, later])


def test_unreviewed_tenures_supersede_nobody() -> None:
    old = held("A", last_attested=date(2020, 1, 1), first_attested=date(2019, 1, 1))
    new = Tenure("t", Thing("B", "b"), None, None, "substantive", latest_begin=date(2020, 5, 1),
                 last_attested=date(2020, 6, 1), accepted=False)  # fmt: skip
    assert not superseded(old, date(2020, 7, 1), [old, new])
