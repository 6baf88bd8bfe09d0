"""An extractor for measuring the store's side: what the sentences of ``seeds/`` claim, extracted once and looked up."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from recombined import sentences  # (beside this file)

from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim


class Retold:
    """Gives an article the claims of its sentences, each of which is a paragraph, from the file of :func:`learn`."""

    version = "retold 1"

    def __init__(self, known: Path) -> None:
        self._known: dict[str, tuple[Claim, ...]] = pickle.loads(known.read_bytes())  # (this benchmark's own file)

    def read(self, articles: Sequence[Article]) -> Iterator[tuple[Article, tuple[Claim, ...], tuple[()]]]:
        """See :class:`incumbent.ingest.task.Extractor`."""
        for article in articles:
            place, claims = 0, list[Claim]()
            for paragraph in article.text.split("\n\n"):
                for claim in self._known[paragraph]:
                    start, end = claim.span
                    claims.append(replace(claim, article=article.id, span=(start + place, end + place)))
                place += len(paragraph) + 2
            yield article, tuple(claims), ()


def learn(known: Path) -> None:
    """Extract every sentence once, each an article of its own."""
    from incumbent.ingest import pipeline  # noqa: PLC0415 (loads spaCy)

    found = [Article(text) for text in dict.fromkeys(sentences())]
    known.write_bytes(pickle.dumps({one.text: claims for one, claims in pipeline.build().extract(found)}))
