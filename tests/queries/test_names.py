"""Names as people write them."""

import pytest

from incumbent.errors import AmbiguousName, UnknownName
from incumbent.graph.engine import LocalEngine
from incumbent.queries import names
from incumbent.queries.reading import readings
from tests.graph.corpora import report, said, store_of

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


SENT = (
    "ambassador to the United Nations, Russia",
    "ambassador to China, United Kingdom",
    "ambassador to the United States, Philippines",
    "chancellor, Germany",
    "chancellor, West Germany",
)


@pytest.fixture(scope="module")
def sent() -> LocalEngine:
    reports = []
    for label in SENT:
        title, _, land = label.rpartition(", ")
        reports.append(report("2020-05-01", said("current", f"Ann {land.split()[-1]}", title, land)))
    return LocalEngine(store_of(reports).quads)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ambassador to China", "ambassador-to-china--united-kingdom"),
        ("British ambassador to China", "ambassador-to-china--united-kingdom"),
        ("Russian ambassador to the UN", "ambassador-to-united-nations--russia"),
        ("Russia's ambassador to the U.N.", "ambassador-to-united-nations--russia"),
        ("ambassador of Russia to the United Nations", "ambassador-to-united-nations--russia"),
        ("Philippine ambassador to the U.S.", "ambassador-to-united-states--philippines"),
        ("German chancellor", "chancellor--germany"),
        ("U.S. ambassador to China", None),
        ("ambassador to Russia", None),
        ("ambassador to the Philippines", None),
        ("U.S. ambassador to the United Nations", None),
    ],
)
def test_who_is_sent_is_found_by_where_from_and_where_to(sent: LocalEngine, written: str, meant: str | None) -> None:
    if meant is None:
        with pytest.raises(UnknownName):
            names.find(sent, written, {"post"})
    else:
        assert names.find(sent, written, {"post"}).short == f"post/{meant}"


def test_an_organization_is_named_by_half_of_its_words() -> None:
    told = said("current", "Ann Roe", "secretary of the board", "Senior Executive Service of Veterans")
    engine = LocalEngine(store_of([report("2020-05-01", told)]).quads)
    assert names.find(engine, "secretary of the executive service", {"post"}).short.startswith("post/secretary-of-the")
    with pytest.raises(UnknownName):
        names.find(engine, "executive secretary", {"post"})
