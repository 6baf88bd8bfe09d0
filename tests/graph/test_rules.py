"""Each rule of consolidation on a corpus made for it."""

from __future__ import annotations

from datetime import date

import pytest

from incumbent.errors import UnknownName
from incumbent.graph import evidence
from incumbent.graph.asof import restricted
from incumbent.graph.consolidate import consolidate
from incumbent.graph.vocabulary import BASE, CONSOLIDATED, FOAF, INC, ORG, TYPE
from tests.graph.corpora import PRESSED, RESIGNED, report, said, store_of

MAGNUS = "chris-magnus--commissioner--us-customs-and-border-protection--1"
MILLER = "troy-miller--commissioner--us-customs-and-border-protection--acting--1"
ROE = "ann-roe--mayor--boston--1"


def mayor(kind, person="Ann Roe", **more):
    return said(kind, person, "mayor", "Boston", **more)


def spans(*reports):
    return {key: told["edtf"] for key, told in tenures(store_of(reports)).items()}


def tenures(store):
    found = {}
    for quad in store.quads.quads_for_pattern(None, TYPE, INC.Tenure, CONSOLIDATED):
        told = found.setdefault(quad.subject.value.removeprefix(BASE + "tenure/"), {})
        for fact in store.quads.quads_for_pattern(quad.subject, None, None, CONSOLIDATED):
            told[fact.predicate.value.rpartition("#")[2].rpartition("/")[2]] = fact.object.value.removeprefix(BASE)
    return found


def kinds(*reports):
    store = store_of(reports)
    return sorted(q.object.value for q in store.quads.quads_for_pattern(None, INC.kind, None, CONSOLIDATED))


def people(*reports):
    store = store_of(reports)
    quads = store.quads.quads_for_pattern(None, TYPE, FOAF.Person, CONSOLIDATED)
    return sorted(quad.subject.value.removeprefix(BASE + "person/") for quad in quads)


def test_only_what_is_actual_moves_anybody():
    told = tenures(store_of([PRESSED]))
    assert told[MAGNUS]["edtf"] == "2021-12/.."
    assert told[MAGNUS]["endStatus"] == "unknown"
    assert told[MAGNUS]["lastAttested"] == "2022-11-11"
    assert told[MAGNUS]["startedBy"].endswith("--confirm--2021-12")
    assert told["chris-magnus--police-chief--tucson--1"]["edtf"] == "[..2022-11-11]/[..2022-11-11]"


def test_a_resignation_ends_and_an_acting_holder_follows():
    told = tenures(store_of([RESIGNED, PRESSED]))
    assert told[MAGNUS]["edtf"] == "2021-12/2022-11-12"
    assert told[MAGNUS]["endedBy"].endswith("--resign--2022-11-12")
    assert told[MAGNUS]["endStatus"] == "ended"
    assert told[MILLER]["capacity"] == "acting"
    assert told[MILLER]["edtf"] == "2022-11-12/.."


def test_a_title_attests_and_starts_nothing():
    told = tenures(store_of([report("2020-05-01", mayor("current")), report("2021-05-01", mayor("current"))]))[ROE]
    assert (told["firstAttested"], told["lastAttested"]) == ("2020-05-01", "2021-05-01")
    assert told["edtf"] == "[..2020-05-01]/.."
    assert "startedBy" not in told


def test_a_nomination_opens_nothing():
    assert not spans(report("2020-05-01", mayor("nominate", date="2020-05-01"), mayor("incoming")))


def test_an_announced_begin_opens_a_designate_until_then():
    told = spans(report("2020-05-01", mayor("elect", date="2020-11-03"), mayor("incoming")))
    assert told["ann-roe--mayor--boston--designate--1"] == "[..2020-05-01]/2020-11-03"


def test_sworn_in_beats_confirmed_beats_appointed():
    dates = {"appoint": "2020-01-01", "confirm": "2020-02-01", "take_office": "2020-03-01"}
    claims = [mayor(kind, date=day) for kind, day in dates.items()]
    assert spans(report("2020-06-01", *claims)) == {ROE: "2020-03-01/.."}
    assert spans(report("2020-06-01", *claims[:2])) == {ROE: "2020-02-01/.."}
    assert spans(report("2020-06-01", claims[0])) == {ROE: "2020-01-01/.."}


def test_an_election_says_only_not_before():
    assert spans(report("2020-12-01", mayor("elect", date="2020-11-03"))) == {ROE: "[2020-11-03..]/.."}


def test_former_has_ended_by_the_day_of_publication():
    told = spans(report("2020-05-01", mayor("current")), report("2021-05-01", mayor("former")))
    assert told == {ROE: "[..2020-05-01]/[2020-05-01..2021-05-01]"}


def test_an_end_to_come_is_ongoing():
    told = tenures(store_of([report("2020-05-01", mayor("resign", date="2020-09-30"), mayor("current"))]))[ROE]
    assert told["endStatus"] == "ongoing"
    assert told["edtf"] == "[..2020-05-01]/2020-09-30"


def test_terms_that_follow_each_other_are_one_tenure_and_two_spells_stay_two():
    term = [("1933-03-04", "1937-01-20"), ("1937-01-20", "1941-01-20"), ("1941-01-21", "1945-04-12")]
    rows = [report(None, mayor("held", start=start, end=end), text=start) for start, end in term]
    assert spans(*rows) == {ROE: "1933-03-04/1945-04-12"}
    back = report(None, mayor("held", start="1949-03-04", end="1953-03-04"), text="back")
    assert sorted(spans(*rows, back).values()) == ["1933-03-04/1945-04-12", "1949-03-04/1953-03-04"]


def test_somebody_else_in_between_makes_two_spells():
    reports = [report(day, mayor("current")) for day in ("2017-05-01", "2019-05-01", "2025-05-01")]
    other = report("2022-05-01", mayor("current", "Bill Poe"))
    assert sorted(spans(*reports)) == [ROE]
    assert sorted(spans(*reports, other)) == [ROE, "ann-roe--mayor--boston--2", "bill-poe--mayor--boston--1"]


def test_a_successor_ends_the_tenure_before_on_a_single_seat_only():
    first = report("2020-05-01", mayor("current"))
    second = report("2021-01-05", mayor("take_office", "Bill Poe", date="2021-01-04"))
    told = tenures(store_of([first, second]))[ROE]
    assert told["edtf"] == "[..2020-05-01]/[2020-05-01..2021-01-04]"
    assert told["inferredEnd"] == "successor"
    assert told["inferredFrom"] == "tenure/bill-poe--mayor--boston--1"
    board = [
        report(f"202{n}-05-01", said("take_office", who, "board member", "Acme", date=f"202{n}"))
        for n, who in enumerate(("Ann Roe", "Bill Poe"))
    ]
    assert all(span.endswith("/..") for span in spans(*board).values())


def test_who_is_only_known_to_have_left_is_no_successor():
    came = report("2021-01-27", mayor("take_office", date="2021-01-25"), mayor("leave", "Bill Poe"))
    assert spans(came)[ROE] == "2021-01-25/.."


def test_a_successor_never_overrules_an_explicit_end():
    reports = [
        report("2020-05-01", mayor("current"), mayor("resign", date="2020-08-31")),
        report("2021-01-05", mayor("take_office", "Bill Poe", date="2021-01-04")),
    ]
    assert spans(*reports)[ROE] == "[..2020-05-01]/2020-08-31"


def test_an_acting_holder_beside_a_substantive_one_is_no_conflict():
    acting = report("2020-05-01", mayor("act", "Bill Poe", date="2020-03-01"), mayor("acting", "Bill Poe"))
    both = [report("2020-04-01", mayor("current")), report("2020-06-01", mayor("current")), acting]
    assert kinds(*both) == []


def test_who_becomes_the_substantive_holder_ceases_to_act():
    told = spans(report("2020-06-01", mayor("act", date="2020-03-01"), mayor("take_office", date="2020-05-01")))
    assert told["ann-roe--mayor--boston--acting--1"] == "2020-03-01/2020-05-01"
    assert told[ROE] == "2020-05-01/.."


def test_two_on_one_seat_are_a_conflict_but_a_handover_day_is_none():
    one = report(None, mayor("held", start="2020-01-01", end="2021-01-01"), text="one")
    handover = report(None, mayor("held", "Bill Poe", start="2021-01-01", end="2022-01-01"), text="two")
    overlap = report(None, mayor("held", "Bill Poe", start="2020-06-01", end="2022-01-01"), text="two")
    assert kinds(one, handover) == []
    assert kinds(one, overlap) == ["two holders"]


def test_three_at_once_show_that_the_seat_is_not_single():
    holders = ("Ann Roe", "Bill Poe", "Cy Doe")
    rows = [report(None, mayor("held", who, start="2020", end="2022"), text=who) for who in holders]
    assert kinds(*rows) == []


def test_one_article_with_two_holders_shows_that_too():
    reports = [
        report("2020-05-01", mayor("current"), mayor("current", "Bill Poe")),
        report("2021-05-01", mayor("take_office", "Cy Doe", date="2021-05-01")),
    ]
    assert spans(*reports)[ROE] == "[..2020-05-01]/.."


def test_contradictions_widen_the_bounds_and_are_listed():
    reports = [report(f"2020-05-0{n}", mayor("resign", date=f"2020-05-0{n}")) for n in (1, 2)]
    assert spans(*reports) == {ROE: "[..2020-05-02]/[2020-05-01..2020-05-02]"}
    assert kinds(*reports) == ["end date"]
    month = report("2020-05-03", mayor("resign", date="2020-05"))
    assert spans(reports[0], month) == {ROE: "[..2020-05-01]/2020-05-01"}
    assert kinds(reports[0], month) == []


def test_a_title_long_after_the_end_is_a_contradiction_and_soon_after_is_none():
    gone = report("2020-05-01", mayor("resign", date="2020-05-01"))
    assert spans(gone, report("2020-05-20", mayor("current"))) == {ROE: "[..2020-05-01]/2020-05-01"}
    late = report("2021-05-20", mayor("current"))
    assert spans(gone, late) == {ROE: "[..2021-05-20]/[2020-05-01..]"}
    assert kinds(gone, late) == ["attested after end"]


def test_an_end_before_its_begin_is_a_contradiction():
    row = report(None, mayor("held", start="2020-05-04", end="2020-05-01"))
    assert spans(row) == {ROE: "[2020-05-01..2020-05-04]/[2020-05-01..2020-05-04]"}
    assert kinds(row) == ["ends before it begins"]


def test_an_announced_day_gives_way_to_the_reported_one():
    plan = report("2022-09-01", mayor("take_office", date="2023-04-01"))
    done = report("2023-03-20", mayor("take_office", date="2023-03-20"))
    assert spans(plan)[ROE] == "2023-04-01/.."
    assert spans(plan, done)[ROE] == "2023-03-20/.."
    assert spans(plan, done)["ann-roe--mayor--boston--designate--1"] == "[..2022-09-01]/2023-03-20"
    assert kinds(plan, done) == []


def test_who_has_just_gone_does_not_begin_again():
    slip = report("2022-11-13", mayor("resign", date="2022-11-12"), mayor("take_office", date="2022-11-13"))
    assert spans(slip) == {ROE: "[..2022-11-12]/2022-11-12"}
    back = report("2022-11-20", mayor("dismiss", date="2022-11-12"), mayor("reinstate", date="2022-11-20"))
    assert spans(back) == {ROE: "[..2022-11-12]/2022-11-12", "ann-roe--mayor--boston--2": "2022-11-20/.."}


def test_former_beside_a_fresh_begin_is_a_slip():
    begun = mayor("take_office", date="2023-03-20")
    assert spans(report("2023-03-20", begun, mayor("former"))) == {ROE: "2023-03-20/.."}


def test_the_head_is_whoever_holds_the_one_top_post():
    reports = [
        report("2020-05-01", said("current", "Ann Roe", "commissioner")),
        report("2021-05-01", said("current", "Ann Roe", "head")),
    ]
    told = tenures(store_of(reports))
    assert [fact["lastAttested"] for fact in told.values()] == ["2021-05-01"]


def test_death_ends_every_post_but_no_other_end_does():
    reports = [
        report("2020-05-01", mayor("current"), said("current", "Ann Roe", "trustee", "Acme College")),
        report("2021-02-02", mayor("die", date="2021-02-01")),
    ]
    assert spans(*reports)["ann-roe--trustee--acme-college--1"] == "[..2020-05-01]/2021-02-01"
    left = report("2021-02-02", mayor("resign", date="2021-02-01"))
    assert spans(reports[0], left)["ann-roe--trustee--acme-college--1"] == "[..2020-05-01]/.."


def test_leaving_an_organization_leaves_every_post_there():
    reports = [
        report("2020-05-01", said("current", "Ann Roe", "general counsel", "Acme")),
        report("2021-02-02", said("resign", "Ann Roe", None, "Acme", date="2021-02-01")),
    ]
    assert spans(*reports) == {"ann-roe--general-counsel--acme--1": "[..2020-05-01]/2021-02-01"}


def test_what_rests_on_weak_claims_is_shown_as_unreviewed_and_moves_nothing_accepted():
    weak = report("2020-05-01", mayor("current", confidence=0.2))
    assert tenures(store_of([weak]))[ROE]["accepted"] == "false"
    strong = report("2021-05-01", mayor("current"))
    told = tenures(store_of([weak, strong]))[ROE]
    assert (told["accepted"], told["firstAttested"]) == ("true", "2021-05-01")


def test_corroboration_counts_publishers_with_a_text_of_their_own():
    same = [report("2020-05-01", mayor("current"), text="Same words.", publisher=who) for who in ("Wire", "Courier")]
    own = report("2020-05-02", mayor("current"), text="Other words.", publisher="Post")
    again = report("2020-05-03", mayor("current"), text="More words.", publisher="Post")
    assert tenures(store_of(same))[ROE]["publishers"] == "1"
    assert tenures(store_of([*same, own, again]))[ROE]["publishers"] == "2"


def test_a_new_version_of_a_story_supersedes_the_old_one():
    url = "https://seed.example/story"
    old = report("2020-05-01", mayor("resign", date="2020-05-01"), url=url)
    new = report("2020-05-03", mayor("resign", date="2020-05-02"), url=url)
    assert spans(old, new) == {ROE: "[..2020-05-02]/2020-05-02"}
    assert kinds(old, new) == []


def test_known_at_a_day_and_by_a_source():
    store = store_of([PRESSED, RESIGNED, report("2023-01-01", mayor("current"), publisher="Seed Courier")])
    early = tenures(restricted(store, known_at=date(2022, 11, 11)))
    assert early[MAGNUS]["edtf"] == "2021-12/.."
    assert MILLER not in early
    assert list(tenures(restricted(store, sources=["Seed Courier"]))) == [ROE]
    with pytest.raises(UnknownName, match="Seed Wire"):
        restricted(store, sources=["Seed Post"])


def test_namesakes_stay_apart_and_carry_their_earliest_post():
    reports = [
        report("2020-05-01", mayor("current")),
        report("2020-06-01", said("current", "Ann Roe", "police chief", "Fargo")),
    ]
    assert people(*reports) == ["ann-roe--mayor-of-boston", "ann-roe--police-chief-of-fargo"]
    bridge = report("2021-06-01", mayor("current"), said("former", "Ann Roe", "police chief", "Fargo"))
    assert people(reports[0], bridge) == ["ann-roe"]


def test_forms_of_one_name_meet_over_a_shared_post():
    assert people(report("2020-05-01", mayor("current")), report("2020-06-01", mayor("current", "Roe"))) == ["ann-roe"]
    dean = said("current", "William Poe", "dean", "Acme")
    apart = [report("2020-05-01", mayor("current", "Bill Poe")), report("2020-06-01", dean)]
    assert people(*apart) == ["bill-poe", "william-poe"]
    assert kinds(*apart) == ["names alike, nothing shared"]


def test_a_surname_and_a_lone_title_mean_the_holder_of_the_time():
    reports = [
        report("1990-05-01", said("current", "George Herbert Roe", "president", "United States")),
        report("2005-05-01", said("current", "George Walker Roe", "president", "United States")),
        report("2006-05-01", said("current", "Roe", "president", None)),
    ]
    told = tenures(store_of(reports))
    assert [key for key, fact in told.items() if fact["lastAttested"] == "2006-05-01" and "united-states" in key]
    assert len(people(*reports)) == 2


def test_table_identifiers_join_and_part():
    rows = [
        report(None, mayor("held", person_id=number, start=f"19{n}0", end=f"19{n}3"), text=f"{n}")
        for n, number in ((1, "roe-1"), (2, "roe-2"), (3, "roe-1"))
    ]
    assert len(people(*rows)) == 2


def test_the_change_feed_tells_what_opened_closed_and_went():
    store = store_of([PRESSED])
    evidence.add(store, *RESIGNED, "test 1")
    told = [str(change) for change in consolidate(store)]
    post = "commissioner, U.S. Customs and Border Protection"
    assert told == [
        f"closed: Chris Magnus, {post} [2021-12/.. -> 2021-12/2022-11-12]",
        f"opened: Troy Miller, {post} [2022-11-12/..]",
    ]
    evidence.forget(store, RESIGNED[0].id)
    assert [change.kind for change in consolidate(store)] == ["moved", "gone"]


def test_organizations_have_parents_and_go_with_their_last_post():
    store = store_of([PRESSED])
    node = next(store.quads.quads_for_pattern(None, ORG.subOrganizationOf, None, CONSOLIDATED))
    assert node.subject.value.endswith("us-customs-and-border-protection")
    evidence.forget(store, PRESSED[0].id)
    consolidate(store)
    assert not list(store.quads)
