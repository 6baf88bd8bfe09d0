"""A task: a few articles or pages that one worker takes at once, and what becomes of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal, Protocol

from incumbent.errors import SourceError
from incumbent.ingest import reader
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from incumbent.ingest.first import First
from incumbent.ingest.page import Page

BATCH = 16
"""Articles of one task: enough for spaCy to work in batches, few enough to lose little with a worker."""


class Extractor(Protocol):
    """What finds claims; :class:`incumbent.ingest.pipeline.Extractor` is the real one."""

    version: str

    def read(self, articles: Sequence[Article]) -> Any:
        """Triples of an article, its claims and its firsts, in the order given."""
        ...


@dataclass(frozen=True)
class Recipe:
    """How a worker makes its extractor: ``factory`` is ``module:function``, called with ``arguments``."""

    factory: str = "incumbent.ingest.pipeline:build"
    arguments: tuple[Any, ...] = ()

    def build(self) -> Extractor:
        """The extractor. UsageError where there is no such language model."""
        module, _, name = self.factory.partition(":")
        made: Callable[..., Extractor] = getattr(import_module(module), name)
        return made(*self.arguments)


RECIPE = Recipe()
"""The extractor that the package ships."""


@dataclass(frozen=True)
class Task:
    """``things`` to ``parse`` (pages, into articles) or to ``extract`` (articles, into claims).

    ``tries`` counts the workers that died over it before.
    """

    kind: Literal["parse", "extract"]
    things: tuple[Article | Page, ...]
    tries: int = 0


@dataclass(frozen=True)
class Outcome:
    """What became of one thing: an article, with its claims and firsts once extracted, or a failure."""

    article: Article | None = None
    claims: tuple[Claim, ...] = ()
    firsts: tuple[First, ...] = ()
    failure: SourceError | None = None
    warnings: tuple[str, ...] = ()


def place(thing: Article | Page) -> str:
    """How messages name an article or page."""
    return thing.where if isinstance(thing, Page) else thing.name or thing.id


def perform(task: Task, extractor: Extractor) -> list[Outcome]:
    """The outcomes of a task, one for each of its things, in their order."""
    if task.kind == "parse":
        return [_parsed(thing) for thing in task.things if isinstance(thing, Page)]
    articles = [thing for thing in task.things if isinstance(thing, Article)]
    return [Outcome(article, claims, firsts) for article, claims, firsts in extractor.read(articles)]


def _parsed(page: Page) -> Outcome:
    warnings: list[str] = []
    try:
        article = reader.parsed(page, None, warnings.append)
    except SourceError as error:
        return Outcome(failure=error)
    return Outcome(article, warnings=tuple(warnings))
