"""Annotated articles: the texts that go with a gold standard, dated as it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from incumbent.errors import SourceError, UsageError
from incumbent.ingest import reader
from incumbent.ingest.article import Article
from incumbent.ingest.likeness import Item


def articles(gold: Mapping[str, Item], folder: Path) -> Iterator[Article]:
    """``ARTICLE.txt`` of ``folder`` for each article of the gold, in its order.

    Raises SourceError for a text that cannot be read, UsageError where there is no such folder.
    """
    if not folder.is_dir():
        raise UsageError("there is no such folder of texts", str(folder))
    for name, row in gold.items():
        yield from reader.read(folder / f"{name}.txt", published=_day(row, name), warn=lambda message: None)


def _day(row: Item, name: str) -> date | None:
    try:
        return date.fromisoformat(row["published"]) if row.get("published") else None
    except (TypeError, ValueError) as error:
        raise SourceError(f"{row['published']!r} is no day", name) from error
