"""Names with the family name first are those of the same people with it last."""

from __future__ import annotations

import pytest

from incumbent.graph.names import parse
from tests.graph.corpora import report, said
from tests.graph.test_rules import people


@pytest.mark.parametrize(
    ("one", "other"), [("Xi Jinping", "Jinping Xi"), ("Moon Jae-in", "Jae-in Moon"), ("Tsai Ing-wen", "Ing-wen Tsai")]
)
def test_the_order_of_a_name_does_not_count(one, other):
    assert parse(one) == parse(other)
    said_so = [said("current", name, "president", "Boston") for name in (one, other)]
    assert len(people(*(report(f"202{n}-01-01", each) for n, each in enumerate(said_so)))) == 1


def test_a_family_name_alone_is_in_the_block_of_the_whole_name():
    assert parse("President Xi").key == parse("Xi Jinping").key == "xi"


@pytest.mark.parametrize(
    "name", ["Kim Reynolds", "Lee Hamilton", "Park Smith", "Li Cohen", "Kim Long", "Lee Ann-Marie", "Wen Hu"]
)
def test_other_names_stay_as_they_are(name):
    assert parse(name).surname == name.split()[-1].lower().split("-")[-1]
