"""Long texts take time in proportion to their length, whatever they are full of."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from incumbent.ingest import paragraphs, pipeline
from incumbent.ingest.article import Article
from incumbent.ingest.pipeline import Extractor

PLAIN = (
    "Ines Calder was named director of the Quarry Board on Monday. "
    "She follows Otto Brandt, who resigned as chairman of Lumen Corp. "
)
SPOKEN = '"I am glad," said Ines Calder, director of the Quarry Board. "I was fired as chairman," he said. '
LANGUAGE = frozenset({"tok2vec", "tagger", "parser", "ner", "attribute_ruler", "lemmatizer"})
"""Components that are not the project's own."""

TEXTS: dict[str, Callable[[int], str]] = {
    "sentences": lambda n: PLAIN * n,
    "paragraphs": lambda n: (PLAIN + "\n\n") * n,
    "speech": lambda n: SPOKEN * n,
    "initials": lambda n: "A. " * (20 * n),
    "people": lambda n: "".join(
        f"Ann {_word(i)}, director of the {_word(i)} Agency, succeeds Bo {_word(i)[::-1].title()}. " for i in range(n)
    ),
}


def _word(i: int) -> str:
    return "Q" + "".join(chr(97 + i // 26**k % 26) for k in range(3)) + "el"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return pipeline.build()


def _seconds(extractor: Extractor, text: str) -> float:
    """Processor time of the project's own components, the language model's left out."""
    article = Article(text, date(2024, 5, 6))
    doc = extractor._doc(article)
    own = 0.0
    for name, component in extractor._nlp.pipeline:
        start = time.process_time()
        doc = component(doc)
        own += 0.0 if name in LANGUAGE else time.process_time() - start
    start = time.process_time()
    extractor.claims(doc, article)
    return own + time.process_time() - start


@pytest.mark.parametrize("kind", TEXTS)
def test_four_times_the_text_takes_no_more_than_some_four_times_the_time(extractor: Extractor, kind: str) -> None:
    small = min(_seconds(extractor, TEXTS[kind](60)) for _ in range(2))
    large = min(_seconds(extractor, TEXTS[kind](240)) for _ in range(2))
    assert large < 8 * small + 0.2


@pytest.mark.parametrize("piece", ['"', "(", "a/b-c.", "A."])
def test_what_no_blank_breaks_is_no_text(extractor: Extractor, piece: str) -> None:
    run = piece * (100_000 // len(piece))
    text = f"Ines Calder resigned as director of the Quarry Board. {run} Otto Brandt, the chairman, said so."
    assert len(paragraphs.unwrap(text)) == len(text)
    start = time.process_time()
    [(_, found)] = extractor.extract([Article(text, date(2024, 5, 6))])
    assert time.process_time() - start < 5
    assert ("resign", "Ines Calder") in {(claim.type, claim.person) for claim in found}
    assert all(text[slice(*claim.span)] == claim.quote for claim in found)


def test_new_words_are_forgotten_with_their_articles(extractor: Extractor) -> None:
    given = [Article(TEXTS["people"](40).replace("el", f"{_word(n)}a"), date(2020, 1, 1)) for n in range(40)]
    first = [claims for _, claims in extractor.extract(given)]
    known = len(extractor._nlp.vocab.strings)
    again = [Article(one.text.replace("Q", "Z"), one.published) for one in given]
    assert all(claims for _, claims in extractor.extract(again))
    assert len(extractor._nlp.vocab.strings) == known
    assert [claims for _, claims in extractor.extract(given)] == first
