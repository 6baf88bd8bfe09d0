"""What leaves no doubt: titles by courtesy, silences, and others in the one seat."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings

from incumbent.graph.engine import LocalEngine
from incumbent.graph.names import alike, parse
from incumbent.graph.vocabulary import BASE, INC
from incumbent.queries.tenure import Tenure, of_all
from incumbent.queries.thing import Thing
from incumbent.queries.who import who
from tests.graph.corpora import report, reports, said, store_of

BOSTON = Thing("mayor, Boston", f"{BASE}post/mayor--boston")


def mayor(kind, person="Ann Roe", **more):
    return said(kind, person, "mayor", "Boston", **more)


def titles(person, *days):
    return [report(day, mayor("current", person), text=f"{person} {day}") for day in days]


def years(person, first, last, each=2):
    """Texts that call a person mayor, ``each`` a year."""
    days = (f"{year}-{1 + at * 12 // each:02}-05" for year in range(first, last + 1) for at in range(each))
    return titles(person, *days)


def held(store, on):
    return {one.person.label: one.standing for one in who(LocalEngine(store.quads), BOSTON, on).holders}


def tenures(store):
    return {one.iri.rpartition("/")[2]: one for one in of_all(LocalEngine(store.quads))}


def test_a_title_kept_for_life_carries_no_tenure_on():
    store = store_of([*years("Bill Poe", 1998, 2000), *years("Ann Roe", 2001, 2008), *titles("Bill Poe", "2004-02-02")])
    found = tenures(store)
    assert (found["bill-poe--mayor--boston--1"].last_attested, found["bill-poe--mayor--boston--1"].inferred_end) == (
        date(2000, 7, 5), "successor",
    )  # fmt: skip
    assert held(store, "2004-02-02") == {"Ann Roe": "certain"}
    assert list(found) == ["bill-poe--mayor--boston--1", "ann-roe--mayor--boston--1"]


def test_who_bears_a_title_by_courtesy_alone_is_unreviewed():
    store = store_of([*years("Ann Roe", 2001, 2008), *titles("Cy Doe", "2004-02-02")])
    assert held(store, "2004-02-02") == {"Ann Roe": "certain", "Cy Doe": "possible"}
    assert not tenures(store)["cy-doe--mayor--boston--1"].accepted


def test_a_holder_of_a_few_months_is_not_outvoted_by_few():
    store = store_of([*titles("Ann Roe", "2001-01-05", "2003-01-05"), *titles("Cy Doe", "2002-01-05")])
    assert tenures(store)["cy-doe--mayor--boston--1"].accepted
    assert held(store, "2001-07-05")["Ann Roe"] == "possible"


def test_who_comes_and_who_goes_are_not_taken_for_each_other():
    store = store_of([*years("Bill Poe", 1998, 2000), *years("Ann Roe", 2001, 2003)])
    assert held(store, "2000-07-05") == {"Bill Poe": "certain"}
    assert held(store, "2001-01-05")["Ann Roe"] == "certain"
    assert held(store, "2000-10-05") == {"Bill Poe": "possible", "Ann Roe": "possible"}


def test_a_silence_of_more_than_a_year_between_two_titles_is_a_doubt():
    near, far = (store_of(titles("Ann Roe", "2001-01-05", day)) for day in ("2002-01-05", "2003-01-05"))
    assert held(near, "2001-07-05") == {"Ann Roe": "certain"}
    assert held(far, "2001-07-05") == {"Ann Roe": "possible"}
    (one,) = who(LocalEngine(far.quads), BOSTON, "2001-07-05").holders
    assert "sources too few, too far apart" in one.note


def test_many_texts_on_both_sides_bridge_a_longer_silence_up_to_a_term():
    store = store_of([*years("Ann Roe", 2001, 2002), *years("Ann Roe", 2005, 2006)])
    assert held(store, "2003-07-05") == {"Ann Roe": "certain"}
    store = store_of([*years("Ann Roe", 2001, 2002), *years("Ann Roe", 2008, 2009)])
    assert held(store, "2004-07-05") == {"Ann Roe": "possible"}


def test_a_stated_begin_bridges_a_term_and_a_whole_span_any_time():
    begun = report("2001-01-06", mayor("take_office", date="2001-01-05"))
    store = store_of([begun, *titles("Ann Roe", "2004-06-05")])
    assert held(store, "2003-01-05") == {"Ann Roe": "certain"}
    store = store_of([begun, *titles("Ann Roe", "2009-06-05")])
    assert held(store, "2003-01-05") == {"Ann Roe": "possible"}
    store = store_of([report("2009-06-05", mayor("current", start="2001-01-05"))])
    assert held(store, "2003-01-05") == {"Ann Roe": "certain"}
    store = store_of([report(None, mayor("held", start="1981-01-05", end="2009-06-05"))])
    assert held(store, "2003-01-05") == {"Ann Roe": "certain"}


def test_one_text_alone_leaves_a_doubt_unless_it_states_a_day():
    assert held(store_of(titles("Ann Roe", "2001-01-05")), "2001-01-05") == {"Ann Roe": "possible"}
    begun = report("2001-01-06", mayor("take_office", date="2001-01-05"), mayor("current"))
    assert held(store_of([begun]), "2001-01-05") == {"Ann Roe": "certain"}
    lone = store_of([*titles("Ann Roe", "2001-01-05", "2001-03-05", "2005-01-05")])
    assert held(lone, "2001-02-05") == {"Ann Roe": "certain"}
    assert held(lone, "2005-01-05") == {"Ann Roe": "possible"}


def test_two_called_so_on_one_day_are_both_in_doubt():
    store = store_of([*titles("Ann Roe", "2001-01-05", "2001-03-05"), *titles("Bill Poe", "2001-03-05", "2001-05-05")])
    assert held(store, "2001-03-05") == {"Ann Roe": "possible", "Bill Poe": "possible"}


def test_two_tables_at_odds_leave_both_in_doubt_but_one_stands_by_its_word():
    def row(person, start, end, publisher):
        return report(None, mayor("held", person, start=start, end=end), text=person, publisher=publisher)

    one = row("Ann Roe", "2001-01-05", "2003-01-05", "Seed Register")
    odd = store_of([one, row("Bill Poe", "2002-01-05", "2004-01-05", "Seed Almanac")])
    assert held(odd, "2002-06-05") == {"Ann Roe": "possible", "Bill Poe": "possible"}
    assert held(odd, "2001-06-05") == {"Ann Roe": "certain"}
    same = store_of([one, row("Bill Poe", "2002-01-05", "2004-01-05", "Seed Register")])
    assert held(same, "2002-06-05") == {"Ann Roe": "certain", "Bill Poe": "certain"}


def test_a_surname_alone_is_nobody_else():
    store = store_of([*titles("Ann Roe", "2001-01-05", "2001-09-05"), *titles("Roe", "2001-05-05")])
    assert held(store, "2001-03-05")["Ann Roe"] == "certain"
    assert alike({parse("Ann Roe")}, {parse("Roe")})
    assert not alike({parse("Ann Roe")}, {parse("Bill Roe"), parse("Ann Poe")})


def test_a_begin_after_years_in_office_is_of_a_further_term():
    again = report("2005-01-06", mayor("take_office", date="2005-01-05"))
    store = store_of([*years("Ann Roe", 2001, 2006), again])
    assert tenures(store)["ann-roe--mayor--boston--1"].latest_begin == date(2001, 1, 5)
    assert held(store, "2003-01-05") == {"Ann Roe": "certain"}
    store = store_of([*titles("Ann Roe", "2001-01-05", "2006-01-05"), again])
    assert tenures(store)["ann-roe--mayor--boston--1"].latest_begin == date(2005, 1, 5)


def test_one_article_in_many_with_two_holders_leaves_the_seat_single():
    def seats(told):
        return [quad.object.value for quad in store_of(told).quads.quads_for_pattern(None, INC.seats, None, None)]

    two = report("2004-01-07", mayor("current"), mayor("current", "Bill Poe"))
    assert seats([two]) == []
    assert seats([two, *years("Ann Roe", 2001, 2006)]) == ["1"]


def _days(one: Tenure) -> list[date]:
    return [day for stretch in one.doubts for day in stretch]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports())
def test_doubts_lie_in_order_inside_the_inner_bounds_and_certain_is_the_rest(found):
    for one in tenures(store_of(found)).values():
        days = _days(one)
        assert days == sorted(days)
        if days:
            assert one.sure_from <= days[0] <= days[-1] <= one.sure_until
        for first, last in one.certain:
            assert one.sure_from <= first <= last <= one.sure_until
            assert one.standing(first) == one.standing(last) == "certain"
            assert not one.in_doubt(first)
        for day in days:
            assert one.standing(day) in {"possible", None}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports())
def test_no_seat_is_held_by_two_for_certain_unless_one_source_says_so(found):
    store = store_of(found)
    engine = LocalEngine(store.quads)
    single = {
        quad.subject.value
        for quad in store.quads.quads_for_pattern(None, INC.seats, None, None)
        if quad.object.value == "1" and "/post/" in quad.subject.value
    }
    posts = {one.post.iri: one.post for one in of_all(engine) if one.post and one.post.iri in single}
    for post in posts.values():
        for day in (date(2020, 1, 1) + timedelta(days=30 * at) for at in range(36)):
            sure = [one for one in who(engine, post, day).holders if one.standing == "certain"]
            substantive = [one for one in sure if one.tenure.capacity == "substantive"]
            names = [parse(one.person.label) for one in substantive]
            apart = [(a, b) for at, a in enumerate(names) for b in names[at + 1 :] if not alike({a}, {b})]
            assert not apart or any("/" in one.tenure.edtf and one.tenure.latest_end for one in substantive)
