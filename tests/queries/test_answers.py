"""The other questions over the small graph."""

from datetime import date, timedelta

import pytest
from pyoxigraph import Literal

from incumbent.errors import UnknownName, UsageError
from incumbent.graph.engine import LocalEngine
from incumbent.queries import articles, library, names, terms
from incumbent.queries.answer import plain
from incumbent.queries.career import career, timeline
from incumbent.queries.changes import changes
from incumbent.queries.conflicts import conflicts
from incumbent.queries.stats import stats
from incumbent.queries.succession import Succession, succession
from incumbent.queries.tenure import Tenure
from incumbent.queries.thing import Thing
from incumbent.queries.vacancies import acting, gaps, vacancies
from incumbent.queries.why import why

BASE = "https://incumbent.example/"
POST = Thing("mayor", f"{BASE}post/mayor")
TEXTS = {"a1": "Ana Reyes was confirmed in December. She was asked to resign.", "a2": "Reyes resigned Saturday."}


def test_career_keeps_what_did_not_happen_apart(engine: LocalEngine) -> None:
    answer = career(engine, names.find(engine, "Reyes"))
    assert [one.edtf for one in answer.tenures] == ["2021-12/2022-11-12"]
    assert [one.told for one in answer.events] == ["confirm", "resign", "resign (requested)"]
    assert str(answer.events[2].agent) == "Eva Stone"


def test_career_is_for_people(engine: LocalEngine) -> None:
    with pytest.raises(UsageError, match="no person"):
        career(engine, names.find(engine, "CBP"))


@pytest.mark.parametrize(("name", "people"), [("Reyes", 1), ("CBP commissioner", 2), ("Orchard", 3), ("CBP", 2)])
def test_timeline_of_anything(engine: LocalEngine, name: str, people: int) -> None:
    assert len(timeline(engine, names.find(engine, name)).tenures) == people


def test_succession_shows_gaps_and_acting_holders(engine: LocalEngine) -> None:
    rows = list(succession(engine, names.find(engine, "Orchard CEO")).rows())
    assert [row[2] or row[3] for row in rows] == ["Carla Moreno", "Dan Moreno", "vacant", "Eva Stone"]


def test_who_follows_on_an_unknown_day_leaves_no_vacancy() -> None:
    def held(name: str, **bounds: object) -> Tenure:
        return Tenure(f"{name}-1", Thing(name, name), POST, None, "substantive", **bounds)  # type: ignore[arg-type]

    first = held("A", end_status="ended", earliest_begin=date(2020, 1, 1), latest_end=date(2021, 1, 1))
    attested = held("B", first_attested=date(2021, 3, 1), last_attested=date(2021, 3, 1))
    by_then = held("B", latest_begin=date(2021, 3, 1))
    third = held("C", earliest_begin=date(2021, 2, 1))
    assert list(gaps(POST, [first, attested])) == []
    assert list(gaps(POST, [first, by_then])) == []
    assert [gap.until for gap in gaps(POST, [first, attested, third])] == [date(2021, 1, 31)]
    (open_end,) = gaps(POST, [first])
    assert open_end.until is None
    shown = Succession(POST, (first,), (open_end,))
    assert [row[3] for row in shown.rows()] == ["substantive", "nobody known"]


def test_vacancies(engine: LocalEngine) -> None:
    gap, open_end = vacancies(engine).found
    assert (gap.since, gap.until, gap.before, gap.after) == (
        date(2016, 7, 1), date(2016, 8, 31), "Dan Moreno", "Eva Stone",
    )  # fmt: skip
    assert (open_end.since, open_end.until) == (date(2022, 11, 13), None)
    assert [one.label for one in open_end.acting] == ["Bo Lindqvist"]
    spells = acting(engine, organization=names.find(engine, "CBP")).tenures
    assert [one.person.label for one in spells] == ["Bo Lindqvist"]
    assert acting(engine, post=names.find(engine, "Orchard CEO")).tenures == ()


def test_the_query_file_agrees_on_vacancies(engine: LocalEngine) -> None:
    told = [
        (terms.needed(row, "postLabel"), terms.day(row, "ended"), terms.day(row, "begins"))
        for row in library.run(engine, "vacancies")
    ]
    day = timedelta(days=1)
    found = [(one.post.label, one.since - day, one.until and one.until + day) for one in vacancies(engine).found]
    assert told == found


def test_changes_between_days(engine: LocalEngine) -> None:
    assert [one.type for one in changes(engine, "2021-12-15", "2022-11-12").events] == ["confirm", "resign"]
    assert [one.type for one in changes(engine, "2022-01-01", "2022-11-12").events] == ["resign"]
    assert str(changes(engine, "2022-01-01", "2022-01-02")) == "2022-01-01 to 2022-01-02: nothing known"


def test_changes_by_realis_are_those_that_the_query_file_gives(engine: LocalEngine) -> None:
    days = {"from": terms.literal(date(2021, 1, 1)), "to": terms.literal(date(2022, 12, 31))}
    rows = library.run(engine, "changes", realis=Literal("actual"), **days)
    found = changes(engine, "2021-01-01", "2022-12-31").events
    assert [(one.iri, one.type, one.person.label) for one in found] == [
        (row["event"].value, row["type"].value, row["personLabel"].value) for row in rows
    ]
    assert changes(engine, "2021-01-01", "2022-12-31", realis="denied").events == ()


@pytest.mark.parametrize(
    ("since", "until", "realis"), [("2022-02-01", "2022-01-01", None), ("2022-01-01", "2022-01-02", "x")]
)
def test_changes_asked_wrongly(engine: LocalEngine, since: str, until: str, realis: str | None) -> None:
    with pytest.raises(UsageError):
        changes(engine, since, until, realis=realis)


@pytest.mark.parametrize(
    ("thing", "claims"),
    [
        ("tenure/ana-reyes--1", ["c1", "c3"]),
        ("event/reyes-resign-requested", ["c2"]),
        ("person/ana-reyes", ["c1", "c2", "c3"]),
        ("post/commissioner--us-customs-and-border-protection", ["c1", "c2", "c3"]),
        ("organization/us-customs-and-border-protection", ["c1", "c3"]),
        ("conflict/reyes", ["c1", "c3"]),
        ("article/a1", ["c1", "c2"]),
        ("mention/a2/person/reyes", ["c3"]),
        ("claim/c2", ["c2"]),
        ("person/nobody", []),
    ],
)
def test_why(engine: LocalEngine, thing: str, claims: list[str]) -> None:
    answer = why(engine, [BASE + thing], thing)
    assert [one.iri.rpartition("/")[2] for one in answer.quotes] == claims
    for one in answer.quotes:
        assert TEXTS[one.article.short.removeprefix("article/")][one.start : one.end] == one.text


def test_why_names_article_offsets_and_speaker(engine: LocalEngine) -> None:
    told = str(why(engine, [BASE + "claim/c2"], "this"))
    assert "“She was asked to resign.”" in told
    assert "Reyes is pressed to go, The Gazette, 2022-11-11, characters 37 to 61, said by Ana Reyes" in told
    assert "resign (requested)" in told


def test_conflicts_show_both_sides(engine: LocalEngine) -> None:
    (one,) = conflicts(engine).found
    assert (one.kind, one.people, [side.text for side in one.claims]) == (
        "begin date", ("Ana Reyes",), ["Ana Reyes was confirmed in December.", "Reyes resigned Saturday."],
    )  # fmt: skip


def test_stats(engine: LocalEngine) -> None:
    found = stats(engine)
    assert (found.counts["tenure"], found.counts["article"], found.counts["holding claim"]) == (5, 2, 0)
    assert (found.first, found.last) == (date(2022, 11, 11), date(2022, 11, 13))


@pytest.mark.parametrize("known", ["pressed", "Reyes is pressed to go", TEXTS["a1"]])
def test_finding_an_article(engine: LocalEngine, known: str) -> None:
    assert articles.find(engine, known).short == "article/a1"


def test_finding_no_article(engine: LocalEngine) -> None:
    with pytest.raises(UnknownName, match="no article"):
        articles.find(engine, "0123456789")


def test_answers_are_plain_data_and_notebook_tables(engine: LocalEngine) -> None:
    answer = vacancies(engine)
    assert plain(answer)["found"][0]["until"] == "2016-08-31"
    assert "<td>Dan Moreno</td>" in answer._repr_html_()
    assert answer.table()[0] == ("post", "since", "until", "left by", "filled by", "acting")
