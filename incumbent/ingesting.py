"""From sources to a consolidated store: the one place where reading, extraction and graph meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from itertools import chain
from typing import TYPE_CHECKING

from incumbent.errors import SourceError
from incumbent.graph import evidence, runs
from incumbent.graph.changes import Changes
from incumbent.graph.consolidate import consolidate
from incumbent.graph.shards import Shards
from incumbent.ingest.flow import Hands, flow
from incumbent.ingest.language import is_english
from incumbent.reading import Reading

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from incumbent.graph.store import Store
    from incumbent.ingest.article import Article
    from incumbent.ingest.claim import Claim
    from incumbent.ingest.first import First


@dataclass(frozen=True)
class Ingested:
    """What one ingest did. ``failures`` are sources, or articles of them, of which nothing was written."""

    files: int
    articles: int
    new: int
    claims: int
    changes: Changes
    failures: tuple[SourceError, ...] = ()
    foreign: int = 0
    known: int = 0

    def __str__(self) -> str:
        told = f"{_many(self.files, 'file')}, {_many(self.articles, 'article')}"
        told += f" ({self.known} known already)" if self.known else ""
        told += f", {self.foreign} not in English" if self.foreign else ""
        told += f", {_many(self.claims, 'new claim')}, {_many(len(self.changes), 'change')}"
        return told + (f", {_many(len(self.failures), 'failure')}" if self.failures else "")


class InterruptedIngest(KeyboardInterrupt):
    """Ctrl-C during an ingest; ``done`` is what had been done, and is in the store, consolidated."""

    def __init__(self, done: Ingested) -> None:
        super().__init__("interrupted")
        self.done = done


@dataclass
class _Work:
    """One run: where evidence goes, and what is counted on the way."""

    make: Callable[[], Store | Shards]
    version: str
    reading: Reading
    options: Mapping[str, object]
    run: NamedNode | None = None
    counts: Counter[str] = field(default_factory=Counter)
    opened: Store | Shards | None = None
    ended: bool = False

    @property
    def target(self) -> Store | Shards:
        """The store or shards, opened once there is an article for them, with the run begun."""
        if self.opened is None:
            self.opened = self.make()
            if not isinstance(self.opened, Shards):
                self.run = runs.begin(self.opened, metadata.version("incumbent"), self.version, self.options)
        return self.opened

    def close(self) -> None:
        """Let go of the store."""
        if self.opened is not None and not isinstance(self.opened, Shards):
            self.opened.close()

    def wanted(self, article: Article) -> bool:
        """Whether an article is to be extracted: it is English, and not known from this extractor."""
        target = self.target
        if not is_english(article.text):
            self.counts["foreign"] += 1
            return False
        if isinstance(target, Shards):
            known = target.known(article, self.version)
        else:
            known = evidence.known(target, article, self.version)
            if known:
                evidence.add(target, article, (), self.version)  # its name may be new
        self.counts["known"] += known
        return not known

    def add(self, article: Article, claims: tuple[Claim, ...], firsts: tuple[First, ...]) -> None:
        """Write an article with its claims and firsts, in one transaction."""
        target = self.target
        try:
            if isinstance(target, Shards):
                target.add(article, claims, self.version, told=firsts)
            else:
                also = [runs.used(self.run, article.id)] if self.run else []
                evidence.add(target, article, claims, self.version, also, told=firsts)
                target.rest()
        except SourceError as error:
            self.reading.failures.append(error)
            return
        self.counts["new"] += 1
        self.counts["claims"] += len(claims)

    def finish(self, state: runs.State) -> Ingested:
        """Bring tenures up to date, and write down how the run ended."""
        changes = Changes()
        self.counts["read"], self.counts["failed"] = self.reading.articles, len(self.reading.failures)
        if isinstance(self.opened, Shards):
            self.opened.flush()
        elif self.opened is not None:
            changes = consolidate(self.opened, run=self.run)
            if self.run and not self.ended:
                runs.end(self.opened, self.run, state, self.counts, self.reading.failures)
                self.ended = True
        return Ingested(
            len(self.reading.sources), self.reading.articles, self.counts["new"], self.counts["claims"], changes,
            tuple(self.reading.failures), self.counts["foreign"], self.counts["known"],
        )  # fmt: skip


def ingest(
    target: Callable[[], Store | Shards], hands: Hands, reading: Reading, options: Mapping[str, object] | None = None
) -> Ingested:
    """Write what the sources say, then consolidate.

    The store is opened, or made, once there is an article, parsed if it is a page. An article that it has from the
    same extractor is not extracted again, so that a second start goes on where the first one ended.
    ``hands`` are closed before consolidation, whose memory is then not needed on top of that of the workers.
    InterruptedIngest on Ctrl-C, once what is done has been consolidated; a second Ctrl-C ends at once.
    """
    items = reading.items()
    first = next(items, None)
    if first is None:
        return Ingested(len(reading.sources), reading.articles, 0, 0, Changes(), tuple(reading.failures))
    work = _Work(target, hands.version, reading, options or {})
    try:
        try:
            for outcome in flow(chain([first], items), hands, work.wanted):
                for warning in outcome.warnings:
                    reading.warn(warning)
                if outcome.failure is not None:
                    reading.failures.append(outcome.failure)
                elif outcome.article is not None:
                    work.add(outcome.article, outcome.claims, outcome.firsts)
            hands.close()
            done = work.finish("finished")
        except KeyboardInterrupt as error:
            hands.close()
            raise InterruptedIngest(work.finish("interrupted")) from error
    finally:
        work.close()
    if reading.client is not None:
        reading.client.remember()
    return done


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
