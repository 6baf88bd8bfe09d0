"""Begin and end of a spell in a post, as a sentence states them."""

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
    ("text", "bounds"),
    [
        ("Greta Lind was director of the Oslo Mint from 2009 to 2013.", ("former", "2009", "2013")),
        ("Since 2019, Greta Lind has been director of the Oslo Mint.", ("current", "2019", None)),
        ("Greta Lind, director of the Oslo Mint since June, spoke.", ("current", "2023-06", None)),
        ("Greta Lind, director of the Oslo Mint until 2020, spoke.", ("former", None, "2020")),
        ("Greta Lind, director of the Oslo Mint until 2030, spoke.", ("current", None, "2030")),
        ("Greta Lind, director of the Oslo Mint, has been ill since 2020.", ("current", None, None)),
        ("Greta Lind, director of the Oslo Mint, saw Al Orr, jailed from 2001 to 2003.", ("current", None, None)),
    ],
)
def test_bounds(extractor: Extractor, text: str, bounds: tuple[str, str | None, str | None]) -> None:
    [(_, claims)] = extractor.extract([Article(text, date(2024, 3, 5))])
    told = [(claim.type, claim.start, claim.end) for claim in claims if claim.person == "Greta Lind"]
    assert told == [bounds]
