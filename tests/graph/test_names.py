"""Names of people, posts and organizations: what means the same, and what does not."""

from __future__ import annotations

import pytest

from incumbent.graph import names, organizations, posts
from incumbent.graph.posts import Post


@pytest.mark.parametrize(("one", "other"), [
    ("Chris Magnus", "Christopher J. Magnus"),
    ("Chris Magnus", "Magnus, Chris"),
    ("Bill Clinton", "William J. Clinton"),
    ("J. Edgar Hoover", "Edgar Hoover"),
    ("José Álvarez", "Jose Alvarez"),
    ("Martin Luther King, Jr.", "Martin King"),
    ("Sen. Ann Roe", "Ann Roe"),
    ("A. Roe", "Ann Roe"),
    ("Roe", "Ann Roe"),
])  # fmt: skip
def test_names_of_one_person(one, other):
    assert names.compatible(names.parse(one), names.parse(other))
    assert names.compatible(names.parse(other), names.parse(one))


@pytest.mark.parametrize(("one", "other"), [
    ("Ann Roe", "Ann Poe"),
    ("Ann Roe", "Beth Roe"),
    ("Ann B. Roe", "Ann C. Roe"),
    ("Cy Poe Jr.", "Cy Poe Sr."),
    ("Lori J. Roe", "Jon Roe"),
])  # fmt: skip
def test_names_of_two_people(one, other):
    assert not names.compatible(names.parse(one), names.parse(other))


def test_a_letter_off():
    assert names.misspelt(names.parse("Barak Roe"), names.parse("Barack Roe"))
    assert not names.misspelt(names.parse("Ann Roe"), names.parse("Anne Roe"))
    assert not names.misspelt(names.parse("Barack Roe"), names.parse("Barack Poe"))


def test_readable():
    assert names.readable("Dr. Kim Gye-gwan") == "kim-gye-gwan"
    assert names.readable("Samuel A. Alito, Jr.") == "samuel-alito"
    assert names.readable("Magnus, Chris") == "chris-magnus"
    assert names.readable("Lord Falconer") == "lord-falconer"


@pytest.mark.parametrize(("one", "other"), [
    (("CEO", "Acme Inc."), ("chief executive", "Acme")),
    (("Chairwoman", "FCC"), ("chairman", "Federal Communications Commission")),
    (("secretary of homeland security", None), ("Homeland Security Secretary", "United States")),
    (("secretary of homeland security", None), ("Secretary", "Department of Homeland Security")),
    (("commissioner of Customs and Border Protection", None), ("acting commissioner", "CBP")),
    (("prime minister", "Britain"), ("Prime Minister", "U.K.")),
    (("mayor", "the City of Acme"), ("mayor-elect", "City of Acme")),
    (("HUD secretary", None), ("Secretary of Housing & Urban Development", None)),
    (("health minister", "Ministry of Health"), ("minister", "Ministry of Health")),
    (("Secretary of the Interior", "U.S."), ("interior secretary", None)),
    (("CIA Director", "CIA Director"), ("director", "Central Intelligence Agency")),
    (("Director of the FBI", "Department of Justice"), ("director", "FBI")),
    (("Secretary of Transportation", "Secretary of Transportation"), ("Secretary", "Transportation Department")),
    (("attorney general", "United States"), ("attorney general", "Department of Justice")),
    (("secretary of energy", "Federal Trade Commission"), ("energy secretary", None)),
    (("Labor Secretary", "Labor"), ("secretary", "Department of Labor")),
    (("ambassador to the UN", "Israel"), ("Ambassador to the United Nations", "Israel")),
    (("envoy to the U.S.", "Japan"), ("envoy to the United States", "Japan")),
])  # fmt: skip
def test_names_of_one_post(one, other):
    assert posts.resolve(*one)[0] == posts.resolve(*other)[0]


@pytest.mark.parametrize(("one", "other"), [
    (("deputy director", "FBI"), ("director", "FBI")),
    (("defence secretary", "Britain"), ("defense secretary", "United States")),
    (("US attorney", None), ("attorney", "United States")),
    (("secretary of state", "Arizona"), ("secretary of state", "United States")),
    (("vice president", "Acme"), ("president", "Acme")),
    (("director", "FBI"), ("director", "CIA")),
    (("ambassador to Canada", "Japan"), ("ambassador to Japan", "Canada")),
    (("ambassador to Canada", None), ("ambassador", "Canada")),
    (("attorney general", "Arizona"), ("attorney general", "Department of Justice")),
    (("energy secretary", "Scotland"), ("energy secretary", None)),
])  # fmt: skip
def test_names_of_two_posts(one, other):
    assert posts.resolve(*one)[0] != posts.resolve(*other)[0]


def test_keys_lead_back():
    for title, body in (("CEO", "Acme"), (None, "FBI"), ("mayor", None), ("chief of staff", "U.S. Senate")):
        post = posts.resolve(title, body)[0]
        assert Post.from_key(post.key) == post


def test_seats():
    assert posts.seats(posts.resolve("CEO", "Acme")[0]) == 1
    assert posts.seats(posts.resolve("board member", "Acme")[0]) == 0
    assert posts.seats(posts.resolve("commissioner", "Federal Trade Commission")[0]) == 0
    assert posts.seats(posts.resolve("commissioner", "CBP")[0]) == 1
    assert posts.seats(posts.resolve("wizard", "Acme")[0]) is None
    assert posts.seats(posts.resolve("CEO", None)[0]) is None


def test_organizations():
    assert organizations.resolve("F.B.I.").key == organizations.resolve("the Federal Bureau of Investigation").key
    assert organizations.resolve("State Department").key == organizations.resolve("Department of State").key
    assert organizations.resolve("Thai government").key == "thailand"
    assert organizations.key("Federal Bureau of Investigation") == organizations.key("FBI")
    assert not organizations.resolve("Acme Rockets").known
