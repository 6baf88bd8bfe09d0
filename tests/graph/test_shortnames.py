"""Companies by their short names are one with themselves, and with nothing else."""

from __future__ import annotations

import pytest

from incumbent.data import rows
from incumbent.graph import organizations
from tests.graph.corpora import report, said
from tests.graph.test_rules import spans


@pytest.mark.parametrize(
    "name", ["Disney", "Walt Disney", "Walt Disney Company", "The Walt Disney Company", "Walt Disney Co."]
)
def test_a_company_is_one_under_its_short_name(name):
    told = spans(report("2022-11-21", said("current", "Robert Iger", "CEO", name)))
    assert list(told) == ["robert-iger--chief-executive-officer--walt-disney-company--1"]


@pytest.mark.parametrize("name", ["Disney Channel", "Walt Disney World", "Ford Foundation", "Coke County"])
def test_a_longer_name_is_another_body(name):
    assert not organizations.resolve(name).key.startswith(("walt-disney-company", "ford-motor", "coca-cola"))


def test_no_short_name_is_lost_to_another_body():
    for name, aliases in rows("short_names.tsv", 2):
        for alias in (name, *aliases.split(";")):
            assert organizations.resolve(alias.strip()).label == name, alias
