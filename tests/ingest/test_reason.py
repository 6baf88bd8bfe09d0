"""The stated reason of somebody's going, in the words of the text."""

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
    ("text", "reason"),
    [
        ("Mayor Ann Holt resigned over a leaked memo.", "over a leaked memo"),
        ("Citing ill health, Mayor Ann Holt resigned.", "Citing ill health"),
        ("Mayor Ann Holt resigned after nine years.", None),
        ("Mayor Ann Holt resigned a year after the merger.", None),
        ("Mayor Ann Holt resigned over the weekend.", None),
        ("Mayor Ann Holt resigned on Monday.", None),
    ],
)
def test_reason(extractor: Extractor, text: str, reason: str | None) -> None:
    [(_, claims)] = extractor.extract([Article(text, date(2024, 3, 5))])
    assert [claim.reason for claim in claims if claim.type == "resign"] == [reason]
