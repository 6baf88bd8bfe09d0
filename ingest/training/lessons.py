"""Lessons: annotated articles turned into traits and labels, and the forests that learn from them.

Each forest sees, of the decisions made before its own, those of forests that had not read the
article (Wolpert 1992): so what it learns to expect of them is what it meets on news.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc

from incumbent.ingest import drafts, heldsigns, holdings, judge, triggers
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from incumbent.ingest.forest import Forest
from incumbent.ingest.likeness import Item
from incumbent.ingest.pipeline import stated
from incumbent.ingest.signs import Signs
from incumbent.ingest.training import labels
from incumbent.ingest.training.examples import Examples, Judged
from incumbent.ingest.training.fit import Kind

EVENTS = Kind(rounds=180, leaves=12, least=15, rare=12)
PLACES = Kind(rounds=250, leaves=12, least=15, rare=10)
HOLDINGS = Kind(rounds=200, leaves=10, least=15, rare=10)


@dataclass(frozen=True)
class Lesson:
    """One annotated article as the pipeline reads it."""

    article: Article
    doc: Doc
    gold: Item


@dataclass(frozen=True)
class Learned:
    """The forests of all articles; their chances on held-out ones; and the claims made with these."""

    forests: Mapping[str, Forest]
    judged: Mapping[str, Judged]
    claims: Mapping[str, tuple[Claim, ...]]


_Thing = TypeVar("_Thing")


def _each(
    label: Callable[[Doc, Sequence[_Thing], Item], Sequence[bool | None]],
    docs: Sequence[Doc],
    things: Sequence[Sequence[_Thing]],
    golds: Sequence[Item],
) -> list[Sequence[bool | None]]:
    return [label(doc, its, gold) for doc, its, gold in zip(docs, things, golds, strict=True)]


def learn(lessons: Sequence[Lesson]) -> Learned:
    """Train all forests, each on what the ones before it decide on held-out articles."""
    names = [one.article.name for one in lessons]
    docs, golds = [one.doc for one in lessons], [one.gold for one in lessons]
    found = [triggers.find(doc) for doc in docs]
    drafted = [drafts.drafts(doc, its) for doc, its in zip(docs, found, strict=True)]
    pairs = Examples(EVENTS, names, [Signs(doc, its).all() for doc, its in zip(docs, drafted, strict=True)],
                     _each(labels.of_drafts, docs, drafted, golds))  # fmt: skip
    chances = pairs.chances()
    offers = [labels.offered(*its) for its in zip(docs, drafted, chances, golds, strict=True)]
    places = Examples(PLACES, names, [[traits for traits, _ in its] for its in offers],
                      [[label for _, label in its] for its in offers])  # fmt: skip
    told = [
        judge.told(doc, its, them, places.unread(name))
        for name, doc, its, them in zip(names, docs, drafted, chances, strict=True)
    ]
    held = [holdings.with_events(doc, its) for doc, its in zip(docs, told, strict=True)]
    titles = Examples(HOLDINGS, names, [heldsigns.signs(*its) for its in zip(docs, told, held, strict=True)],
                      _each(labels.of_holdings, docs, held, golds))  # fmt: skip
    claims = {
        one.article.name: stated(one.doc, one.article, its, those, judge.likely(list(zip(had, chances, strict=True))))
        for one, its, those, had, chances in zip(lessons, found, told, held, titles.chances(), strict=True)
    }
    return Learned(
        {"events": pairs.forest(), "places": places.forest(), "holdings": titles.forest()},
        {"events": pairs.judged(), "places": places.judged(), "holdings": titles.judged()},
        claims,
    )
