"""Offers: the places that an article has for an event whose own clause names none."""

from __future__ import annotations

import pytest

from incumbent.ingest import drafts, judge, pipeline, triggers
from incumbent.ingest.article import Article
from incumbent.ingest.forest import Forest, Tree
from incumbent.ingest.offers import Offers
from incumbent.ingest.pipeline import Extractor

TEXT = "Harbour Bank lost money for years. Its chief executive, Otto Brandt, was to blame, a paper wrote. Brandt quit."
ELSEWHERE = "The Bank of Hull has a new governor. Ida Moss quit in March."
NEVER, ALWAYS = (Forest((Tree((), (), (), (), (value,)),)) for value in (-9.0, 9.0))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return pipeline.build()


def test_an_article_offers_every_post_that_it_names(extractor: Extractor) -> None:
    [(doc, _)] = extractor.documents([Article(TEXT)])
    [draft] = drafts.drafts(doc, triggers.find(doc))
    [(place, traits)] = Offers(doc, [draft], [0.9]).of(draft.candidate)
    assert (place.post, place.organization) == ("chief executive", "Harbour Bank")
    assert (traits["his"], traits["apart"], traits["named"]) == (True, -1, 1)


@pytest.mark.parametrize(("places", "posts"), [(NEVER, []), (ALWAYS, ["governor"])])
def test_only_a_likely_place_is_taken(extractor: Extractor, places: Forest, posts: list[str]) -> None:
    [(doc, _)] = extractor.documents([Article(ELSEWHERE)])
    found = drafts.drafts(doc, triggers.find(doc))
    told = judge.told(doc, found, [0.8] * len(found), places)
    assert [event.place.post for event in told] == posts
    assert all(event.chance <= 0.8 for event in told)


def test_what_is_told_with_its_place_is_not_told_again(extractor: Extractor) -> None:
    [(doc, _)] = extractor.documents([Article(f"Ida Moss quit as mayor of Leeds. {ELSEWHERE}")])
    found = drafts.drafts(doc, triggers.find(doc))
    told = judge.told(doc, found, [0.8] * len(found), ALWAYS)
    assert {event.place.post for event in told} == {"mayor"}
