"""What the judge makes of the rules' proposals: a chance for each claim, and no claim of what is unlikely."""

from __future__ import annotations

import pytest

from incumbent.ingest import drafts, judge, pipeline, triggers
from incumbent.ingest.article import Article
from incumbent.ingest.pipeline import Extractor
from incumbent.ingest.signs import Signs

PLAIN = "Acme named Vera Holm chief executive on Monday. Its chairman, Otto Brandt, said the board was unanimous."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return pipeline.build()


def test_every_claim_has_a_chance(extractor: Extractor) -> None:
    [(_, claims)] = extractor.extract([Article(PLAIN)])
    assert {claim.is_event for claim in claims} == {True, False}
    assert all(judge.LIKELY <= claim.confidence < 1 for claim in claims if claim.is_event)
    assert all(0 < claim.confidence < 1 for claim in claims)


def test_a_plain_appointment_is_surer_than_a_doubtful_one(extractor: Extractor) -> None:
    doubtful = "Mayor Lise Holm, whose old friend Vera took over the wheel, drove on."
    plain, other = (_chances(extractor, text) for text in (PLAIN, doubtful))
    assert max(plain) > 0.7 > max(other)


def test_what_is_unlikely_is_not_told(extractor: Extractor) -> None:
    [(doc, _)] = extractor.documents([Article(PLAIN)])
    found = drafts.drafts(doc, triggers.find(doc))
    assert judge.accepted([(draft, judge.LIKELY - 0.01) for draft in found]) == []
    assert judge.accepted([(draft, judge.LIKELY) for draft in found]) == [(draft, judge.LIKELY) for draft in found]


def test_signs_name_no_person_and_no_organization(extractor: Extractor) -> None:
    [(doc, _)] = extractor.documents([Article(PLAIN)])
    names = {name for traits in Signs(doc, drafts.drafts(doc, triggers.find(doc))).all() for name in traits}
    assert not [name for name in names if any(word in name.lower() for word in ("acme", "holm", "brandt"))]


def _chances(extractor: Extractor, text: str) -> list[float]:
    [(doc, _)] = extractor.documents([Article(text)])
    return [event.chance for event in judge.events(doc, drafts.drafts(doc, triggers.find(doc)))] or [0.0]
