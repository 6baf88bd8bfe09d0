"""From files to a consolidated store: the one place where reading, extraction and graph meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from incumbent.errors import SourceError

if TYPE_CHECKING:
    from incumbent.graph.changes import Changes
    from incumbent.graph.store import Store
    from incumbent.ingest.article import Article
    from incumbent.ingest.pipeline import Extractor

Progress = Callable[[int, int], None]
"""Told how many files have been read, and how many there are."""
Warn = Callable[[str], None]


@dataclass(frozen=True)
class Ingested:
    """What one ingest did. ``failures`` are files, or articles of them, of which nothing was written."""

    files: int
    articles: int
    new: int
    claims: int
    changes: Changes
    failures: tuple[SourceError, ...] = ()

    def __str__(self) -> str:
        known = self.articles - self.new
        told = f"{_many(self.files, 'file')}, {_many(self.articles, 'article')}"
        told += f" ({known} known already)" if known else ""
        told += f", {_many(self.claims, 'new claim')}, {_many(len(self.changes), 'change')}"
        return told + (f", {_many(len(self.failures), 'failure')}" if self.failures else "")


@dataclass
class Reading:
    """Reads files one by one and keeps what goes wrong, so that one bad file stops no other."""

    files: Sequence[Path]
    published: date | None
    warn: Warn
    progress: Progress | None = None
    failures: list[SourceError] = field(default_factory=list)
    articles: int = 0

    def __iter__(self) -> Iterator[Article]:
        from incumbent.ingest import reader  # noqa: PLC0415 (nothing else of this module needs it)

        for number, path in enumerate(self.files, 1):
            try:
                found = list(reader.read(path, published=self.published, warn=self.warn))
            except SourceError as error:
                self.failures.append(error)
                found = []
            self.articles += len(found)
            yield from found
            if self.progress:
                self.progress(number, len(self.files))


def ingest(open_store: Callable[[], Store], extractor: Callable[[], Extractor], reading: Reading) -> Ingested:
    """Write what the files say, then consolidate.

    The store is opened, or made, once there is an article to write; an article that the store has
    from the same extractor is not read again, only noted under the new name where it has one.
    """
    from incumbent.graph import evidence  # noqa: PLC0415
    from incumbent.graph.changes import Changes  # noqa: PLC0415
    from incumbent.graph.consolidate import consolidate  # noqa: PLC0415

    articles = iter(reading)
    first = next(articles, None)
    if first is None:
        return Ingested(len(reading.files), 0, 0, 0, Changes(), tuple(reading.failures))
    reads = extractor()
    new: set[str] = set()
    claimed = 0
    with open_store() as store:

        def unread() -> Iterator[Article]:
            for article in chain([first], articles):
                if _known(store, article, reads.version):
                    evidence.add(store, article, (), reads.version)
                else:
                    yield article

        for article, claims in reads.extract(unread()):
            try:
                evidence.add(store, article, claims, reads.version)
            except SourceError as error:
                reading.failures.append(error)
                continue
            new.add(article.id)
            claimed += len(claims)
        changes = consolidate(store)
    return Ingested(len(reading.files), reading.articles, len(new), claimed, changes, tuple(reading.failures))


def _known(store: Store, article: Article, extractor: str) -> bool:
    from pyoxigraph import Literal  # noqa: PLC0415

    from incumbent.graph import iri  # noqa: PLC0415
    from incumbent.graph.vocabulary import INC  # noqa: PLC0415

    graph = iri.article_graph(article.id)
    found = store.quads.quads_for_pattern(iri.article(article.id), INC.extractor, Literal(extractor), graph)
    return next(found, None) is not None


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
