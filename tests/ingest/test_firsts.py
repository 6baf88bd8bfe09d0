"""Firsts: statements that somebody is the first of a kind in a post."""

from __future__ import annotations

import pytest

from incumbent.ingest import firsts, pipeline
from incumbent.ingest.article import Article
from incumbent.ingest.first import First


@pytest.fixture(scope="module")
def extractor() -> pipeline.Extractor:
    return pipeline.build()


def told(extractor: pipeline.Extractor, text: str) -> tuple[First, ...]:
    [(doc, article)] = extractor.documents([Article(text, None)])
    return firsts.of(doc, article)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ann Lee became the first woman to serve as chairman of Norden Bank.",
            "Ann Lee | chairman | Norden Bank | actual | the first woman to serve as chairman of Norden Bank",
        ),
        (
            "Rosa Diaz, the first Black mayor of Springfield, spoke.",
            "Rosa Diaz | mayor | Springfield | actual | the first Black mayor of Springfield",
        ),
        (
            "Kim Park would be the first openly gay governor of Oregon.",
            "Kim Park | governor | Oregon | possible | the first openly gay governor of Oregon",
        ),
        (
            "Carol Haddon is director of the Mint Bureau. Haddon is the first Arizonan to head the bureau.",
            "Carol Haddon | head | Mint Bureau | actual | the first Arizonan to head the bureau",
        ),
        (
            "Ann Lee was sworn in as mayor of Springfield on Monday, the first woman to hold the post since 1849.",
            "Ann Lee | mayor | Springfield | actual | the first woman to hold the post since 1849",
        ),
        (
            "Ann Lee was elected mayor of Springfield. Lee is the first woman in the job.",
            "Ann Lee | mayor | Springfield | actual | the first woman in the job",
        ),
    ],
)
def test_first(extractor: pipeline.Extractor, text: str, wanted: str) -> None:
    [first] = told(extractor, text)
    found = (first.person, first.post, first.organization, first.realis, first.kind)
    assert " | ".join(map(str, found)) == wanted
    assert text[first.span[0] : first.span[1]] == first.quote


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee is not the first woman to lead the Mint Bureau.",
        "Ann Lee, the first minister of Scotland, spoke.",
        "Ann Lee was the first woman to climb the mountain.",
        "Ann Lee was the first woman to ask for the job.",
        "On his first day, mayor Rex Dolan fired the police chief.",
    ],
)
def test_no_first(extractor: pipeline.Extractor, text: str) -> None:
    assert not told(extractor, text)


def test_two_people_are_each_first_in_a_post_of_their_own(extractor: pipeline.Extractor) -> None:
    text = "Ann Lee is mayor of Hull. Ida Ray is governor of Ohio. Lee and Ray are the first women in their jobs."
    found = {first.person: first.post for first in told(extractor, text)}
    assert found == {"Ann Lee": "mayor", "Ida Ray": "governor"}
