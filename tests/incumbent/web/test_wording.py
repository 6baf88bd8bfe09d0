"""Days and stretches as a page words them."""

from __future__ import annotations

from datetime import date

import pytest

from incumbent.ingest.claim import EVENT_TYPES
from incumbent.queries.thing import Thing
from incumbent.web import wording


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        (None, None, "unknown"),
        (date(2022, 11, 12), date(2022, 11, 12), "12 November 2022"),
        (date(2021, 12, 1), date(2021, 12, 31), "December 2021"),
        (date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2021, 1, 1), date(2023, 12, 31), "2021 to 2023"),
        (date(2021, 1, 5), date(2021, 3, 1), "between 5 January 2021 and 1 March 2021"),
        (None, date(2021, 3, 1), "by 1 March 2021"),
        (date(2021, 3, 1), None, "1 March 2021 or later"),
    ],
)
def test_stretches(earliest: date | None, latest: date | None, text: str) -> None:
    assert wording.stretch(earliest, latest) == text


def test_event_types() -> None:
    assert all(wording.noun(kind) != kind for kind in EVENT_TYPES)
    assert wording.noun("step_aside") == "step aside"


def test_addresses() -> None:
    assert wording.address(Thing("x", "https://incumbent.example/person/josé?")) == "/person/jos%C3%A9%3F"
    assert wording.address("https://elsewhere.example/x") == "https://elsewhere.example/x"
    assert wording.fragment("https://incumbent.example/claim/00") == "claim-00"
