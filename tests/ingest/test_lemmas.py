"""Lemmas of forms that a rare word shares with a common one."""

from __future__ import annotations

import pytest

from incumbent.ingest import pipeline
from incumbent.ingest.article import Article
from incumbent.ingest.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return pipeline.build()


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("She hoped to win.", "hoped", "hope"),
        ("The council installed him as abbot.", "installed", "install"),
        ("The club axed its coach.", "axed", "axe"),
        ("The council reappointed him.", "reappointed", "reappoint"),
        ("The term was fulfilled.", "fulfilled", "fulfill"),
        ("The rabbit hopped over the fence.", "hopped", "hop"),
    ],
)
def test_the_common_word_goes_first(extractor: Extractor, text: str, form: str, lemma: str) -> None:
    [(doc, _)] = extractor.documents([Article(text)])
    assert [token.lemma_ for token in doc if token.text == form] == [lemma]
