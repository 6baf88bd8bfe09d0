"""Who "I" is: the person quoted, or the sender of a release."""

from __future__ import annotations

from datetime import date

import pytest

from incumbent.ingest import pipeline
from incumbent.ingest.article import Article
from incumbent.ingest.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return pipeline.build()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"I will not step down," Mayor Corinne Blay told Judge Ari Holm.', [("resign", "denied", "Corinne Blay")]),
        ('Judge Ari Holm spoke first. Mayor Corinne Blay said: "I quit."', [("resign", "actual", "Corinne Blay")]),
        ("Statement of Senator Vera Hollis. I am resigning from the Senate.", [("resign", "actual", "Vera Hollis")]),
        ("Senator Vera Hollis's statement: I am resigning today.", [("resign", "actual", "Vera Hollis")]),
        ("By Mayor Tony Grasso. I will leave office in January.", [("leave", "actual", "Tony Grasso")]),
        ("I met Mayor Tony Grasso and left office politics alone.", []),
    ],
)
def test_first_person(extractor: Extractor, text: str, told: list[tuple[str, str, str]]) -> None:
    [(_, claims)] = extractor.extract([Article(text, date(2024, 3, 5))])
    assert [(claim.type, claim.realis, claim.person) for claim in claims if claim.is_event] == told
