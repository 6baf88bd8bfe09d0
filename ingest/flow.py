"""The flow of a run: pages into articles, articles into claims, by whatever hands do the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol

from incumbent.ingest.article import Article
from incumbent.ingest.page import Page
from incumbent.ingest.task import BATCH, Extractor, Outcome, Task, perform


class Hands(Protocol):
    """Who performs tasks: this process, a pool of processes, or a cluster."""

    @property
    def version(self) -> str:
        """The version of the extractor."""
        ...

    @property
    def room(self) -> bool:
        """Whether a task can be given without waiting."""
        ...

    @property
    def busy(self) -> bool:
        """Whether outcomes are due."""
        ...

    def give(self, task: Task) -> None:
        """Hand over a task."""
        ...

    def take(self) -> list[tuple[Task, list[Outcome]]]:
        """Some outcomes, with their tasks; waits for them."""
        ...

    def close(self) -> None:
        """Let go of all processes."""
        ...


class OwnHands:
    """Hands that work in this process, a task at a time, without limits of time or memory."""

    def __init__(self, make: Callable[[], Extractor]) -> None:
        self._make = make
        self._extractor: Extractor | None = None
        self._tasks: list[Task] = []

    @property
    def version(self) -> str:
        """See :class:`Hands`."""
        return self._own().version

    @property
    def busy(self) -> bool:
        """See :class:`Hands`."""
        return bool(self._tasks)

    @property
    def room(self) -> bool:
        """See :class:`Hands`."""
        return not self._tasks

    def give(self, task: Task) -> None:
        """See :class:`Hands`."""
        self._tasks.append(task)

    def take(self) -> list[tuple[Task, list[Outcome]]]:
        """See :class:`Hands`."""
        done = [(task, perform(task, self._own())) for task in self._tasks]
        self._tasks.clear()
        return done

    def close(self) -> None:
        """See :class:`Hands`."""

    def _own(self) -> Extractor:
        if self._extractor is None:
            self._extractor = self._make()
        return self._extractor


def flow(
    items: Iterable[Article | Page], hands: Hands, wanted: Callable[[Article], bool] = lambda _: True
) -> Iterator[Outcome]:
    """The outcome of every article, as they come: in the order of the input only with one worker.

    ``wanted`` says, before the costly part, which articles to extract; the others yield nothing.
    No more is read ahead than the hands hold.
    """
    source = iter(items)
    articles: list[Article] = []
    pages: list[Page] = []
    drained, parsing = False, 0
    while True:
        while hands.room and (task := _next(articles, pages, drained and not parsing)):
            parsing += len(task.things) if task.kind == "parse" else 0
            hands.give(task)
        if hands.room and not drained:
            taken = list(islice(source, BATCH))
            drained = not taken
            pages += (item for item in taken if isinstance(item, Page))
            articles += (item for item in taken if isinstance(item, Article) and wanted(item))
            continue
        if not hands.busy:
            if drained and not articles and not pages:
                return
            continue
        for task, outcomes in hands.take():
            if task.kind == "extract":
                yield from outcomes
                continue
            parsing -= len(outcomes)
            for outcome in outcomes:
                if outcome.article is None or outcome.warnings:
                    yield Outcome(failure=outcome.failure, warnings=outcome.warnings)
                if outcome.article is not None and wanted(outcome.article):
                    articles.append(outcome.article)


def _next(articles: list[Article], pages: list[Page], last: bool) -> Task | None:
    """The next task, a full one as long as more may come."""
    if len(articles) >= BATCH or (last and articles and not pages):
        taken, articles[:] = tuple(articles[:BATCH]), articles[BATCH:]
        return Task("extract", taken)
    if pages:
        parsed, pages[:] = tuple(pages[: BATCH // 4]), pages[BATCH // 4 :]
        return Task("parse", parsed)
    return None
