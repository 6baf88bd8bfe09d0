"""Names as people write them."""

import pytest

from incumbent.errors import AmbiguousName, UnknownName
from incumbent.graph.engine import LocalEngine
from incumbent.queries import names
from incumbent.queries.reading import readings

COMMISSIONER = "post/commissioner--us-customs-and-border-protection"
CHIEF = "post/chief-executive-officer--the-orchard-company"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("CBP commissioner", COMMISSIONER),
        ("cbp Commissioner", COMMISSIONER),
        ("commissioner of U.S. Customs and Border Protection", COMMISSIONER),
        ("commissioner, CBP", COMMISSIONER),
        ("CBP, commissioner", COMMISSIONER),
        ("the commissioner of Customs and Border Protection", COMMISSIONER),
        ("acting CBP commissioner", COMMISSIONER),
        ("commissioner, U.S. Customs and Border Protection", COMMISSIONER),
        ("commissioner", COMMISSIONER),
        ("CEO of Orchard", CHIEF),
        ("Orchard CEO", CHIEF),
        ("Orchard's chief executive", CHIEF),
        ("the Orchard Company’s chief executive officer", CHIEF),
        ("CEO at The Orchard Company", CHIEF),
        ("Reyes", "person/ana-reyes"),
        ("ana reyes", "person/ana-reyes"),
        ("Reyes, Ana", "person/ana-reyes"),
        ("A. Reyes", "person/ana-reyes"),
        ("Bo Lindqvist", "person/bo-lindqvist"),
        ("sepulveda", "person/francois-sepulveda"),
        ("f sepulveda", "person/francois-sepulveda"),
        ("CBP", "organization/us-customs-and-border-protection"),
        ("customs and border protection", "organization/us-customs-and-border-protection"),
        ("orchard company", "organization/the-orchard-company"),
        ("person/ana-reyes", "person/ana-reyes"),
        ("https://incumbent.example/person/ana-reyes", "person/ana-reyes"),
        ("<https://incumbent.example/person/ana-reyes>", "person/ana-reyes"),
        ("mention/a1/person/ana-reyes", "person/ana-reyes"),
    ],
)
def test_what_is_meant(engine: LocalEngine, written: str, meant: str) -> None:
    assert names.find(engine, written).short == meant


def test_several_are_listed(engine: LocalEngine) -> None:
    with pytest.raises(AmbiguousName) as caught:
        names.find(engine, "Moreno")
    assert caught.value.candidates == ("Carla Moreno (person/carla-moreno)", "Dan Moreno (person/dan-moreno)")


@pytest.mark.parametrize(
    ("written", "hint"),
    [("Anna Rejes", "Ana Reyes"), ("deputy commissioner of CBP", "U.S. Customs"), ("Orchard chief", "Orchard")],
)
def test_unknown_names_come_with_the_nearest(engine: LocalEngine, written: str, hint: str) -> None:
    with pytest.raises(UnknownName, match=f"did you mean .*{hint}"):
        names.find(engine, written)


@pytest.mark.parametrize("written", ["", "  ", "zzz", "a/b", "<>", "http://elsewhere.example/x y", "person/nobody"])
def test_nonsense_is_unknown(engine: LocalEngine, written: str) -> None:
    with pytest.raises(UnknownName):
        names.find(engine, written)


def test_only_the_kinds_asked_for(engine: LocalEngine) -> None:
    with pytest.raises(UnknownName):
        names.find(engine, "Ana Reyes", ("post",))


def test_readings_cover_every_order() -> None:
    assert ("commissioner", "CBP") in readings("CBP commissioner")
    assert ("commissioner", "CBP") in readings("the commissioner of the CBP")
    assert ("chief executive", "Orchard") in readings("Orchard's chief executive")
    assert ("director of communications", "Orchard") in readings("director of communications at Orchard")
