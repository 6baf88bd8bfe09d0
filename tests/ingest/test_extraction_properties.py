"""What holds of extraction for any text: whole quotes, one answer, no order, no crash."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incumbent.ingest import pipeline
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from incumbent.ingest.pipeline import Extractor
from incumbent.ingest.records import line
from tests.ingest.golden_blocks import blocks

ARTICLES = [block.article for block in blocks()]
FEW = ARTICLES[::9]
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

NOISE = st.sampled_from(
    [
        "\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u200b", "\x00", "\x07", "\x1b[31m", "\ufeff", "\u2028", "🏛️", "é",
        "e\u0301", "\u202e", "“", "”", "’", '"', "(", ")", "--", "—", "...", "ﬁ", "\ud83d", "X" * 3000, "Mr. ",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return pipeline.build()


def _claims(extractor: Extractor, *articles: Article) -> list[tuple[Claim, ...]]:
    return [claims for _, claims in extractor.extract(articles)]


def _sound(article: Article, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        start, end = claim.span
        assert 0 <= start < end <= len(article.text)
        assert article.text[start:end] == claim.quote == claim.quote.strip()
        assert claim.article == article.id
        assert claim.person.strip()
        assert 0 <= claim.confidence <= 1
    assert len({claim.id for claim in claims}) == len(claims)


def test_quotes_of_golden_texts(extractor: Extractor) -> None:
    for article, claims in extractor.extract(ARTICLES):
        _sound(article, claims)


def test_order_and_batches_change_nothing(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [line(article, claims) for article, claims in extractor.extract(FEW)]
    shuffled = random.Random(7).sample(FEW, len(FEW))
    for batch in (1, 3, 64):
        monkeypatch.setattr(pipeline, "BATCH", batch)
        again = {article.name: line(article, claims) for article, claims in extractor.extract(shuffled)}
        assert [again[article.name] for article in FEW] == plain


def test_a_second_extractor_says_the_same(extractor: Extractor) -> None:
    assert _claims(pipeline.build(), *FEW) == _claims(extractor, *FEW)


def test_a_long_article_keeps_its_offsets(extractor: Extractor) -> None:
    article = Article("\n\n".join(a.text for a in ARTICLES[:120]), date(2024, 3, 5))
    [claims] = _claims(extractor, article)
    assert len(claims) > 40
    _sound(article, claims)


@QUICK
@given(article=st.sampled_from(ARTICLES), cuts=st.lists(st.tuples(st.integers(0, 400), NOISE), min_size=1, max_size=6))
def test_mangled_texts(extractor: Extractor, article: Article, cuts: list[tuple[int, str]]) -> None:
    text = article.text
    for at, noise in cuts:
        place = at % (len(text) + 1)
        text = text[:place] + noise + text[place:]
    mangled = Article(text, article.published)
    first, second = _claims(extractor, mangled, mangled)
    assert first == second
    _sound(mangled, first)


@QUICK
@given(pieces=st.lists(st.sampled_from([word for a in ARTICLES for word in a.text.split()]), max_size=60))
def test_shuffled_words(extractor: Extractor, pieces: list[str]) -> None:
    article = Article(" ".join(pieces), date(2024, 2, 29))
    [claims] = _claims(extractor, article)
    _sound(article, claims)


@QUICK
@given(text=st.text(st.characters(exclude_categories=()), max_size=300), published=st.none() | st.dates())
def test_any_text(extractor: Extractor, text: str, published: date | None) -> None:
    article = Article(text, published)
    [claims] = _claims(extractor, article)
    _sound(article, claims)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n" * 5000, "\x00\x01\x02\x7f", "🏛️" * 500, "A" * 100_000, "resign " * 2000, "Mr. " * 1000, "\ud800",
        "(" * 500, "“" * 300, "Mayor " * 500, ", ".join(["the chairman"] * 400), "a\u0301" * 2000,
        "he said she said " * 300, "1/2/2024 " * 500,
    ],
    ids=lambda text: ascii(text[:12]),
)  # fmt: skip
def test_odd_texts(extractor: Extractor, text: str) -> None:
    article = Article(text, date(2024, 3, 5))
    [claims] = _claims(extractor, article)
    _sound(article, claims)


@pytest.mark.parametrize("day", [None, date.min, date.max, date(2024, 2, 29)])
def test_any_day_of_publication(extractor: Extractor, day: date | None) -> None:
    articles = [Article(article.text, day) for article in FEW]
    for article, claims in extractor.extract(articles):
        _sound(article, claims)
