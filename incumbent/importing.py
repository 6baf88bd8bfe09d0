"""From a tenure table to a consolidated store: each row is evidence of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from incumbent import __version__
from incumbent.errors import SourceError

if TYPE_CHECKING:
    from incumbent.graph.changes import Changes
    from incumbent.graph.store import Store
    from incumbent.ingest.article import Article
    from incumbent.ingest.claim import Claim
    from incumbent.ingest.tablelint import Oddity

READER = f"incumbent {__version__} table"
"""What stands as the extractor of rows."""


@dataclass(frozen=True)
class Table:
    """A table file and how to read it: columns of fields, constants, and who publishes it when."""

    path: Path
    columns: Mapping[str, str]
    constants: Mapping[str, str]
    publisher: str
    published: date | None


@dataclass(frozen=True)
class Imported:
    """What one import did: rows read, claims made of them, what is odd in the table, what changed."""

    rows: int
    claims: int
    oddities: tuple[Oddity, ...]
    changes: Changes

    def __str__(self) -> str:
        return (
            f"{self.rows} rows, {self.claims} claims, {self.rows - self.claims} rows without a claim, "
            f"{len(self.oddities)} oddities, {len(self.changes)} changes"
        )


def oddities(table: Table) -> tuple[Oddity, ...]:
    """What is odd in a table; nothing is written. Raises UsageError and SourceError as the reading does."""
    from incumbent.ingest.tablelint import lint  # noqa: PLC0415
    from incumbent.ingest.tablerow import rows  # noqa: PLC0415

    return tuple(lint(rows(table.path, table.columns, table.constants)))


def import_table(open_store: Callable[[], Store], table: Table) -> Imported:
    """Write every row as evidence, then consolidate; the whole table is read before anything is written.

    A row that claims nothing (no name, an unknown status, an unreadable date) is kept as evidence
    without a claim, and the oddities say why.
    """
    from incumbent.graph import evidence, runs  # noqa: PLC0415
    from incumbent.graph.consolidate import consolidate  # noqa: PLC0415
    from incumbent.ingest.tablelint import lint  # noqa: PLC0415
    from incumbent.ingest.tablerow import claimed, rows  # noqa: PLC0415

    found = list(rows(table.path, table.columns, table.constants))
    read: list[tuple[Article, tuple[Claim, ...]]] = []
    for row in found:
        article = row.article(table.publisher, table.published)
        claims: tuple[Claim, ...] = ()
        with suppress(SourceError):
            claims = claimed(row, article, f"{table.path}:{row.line}")
        read.append((article, claims))
    with open_store() as store:
        run = runs.begin(store, __version__, READER, {"command": "import", "sources": [str(table.path)]})
        evidence.add_all(store, read, READER)
        made = sum(len(claims) for _, claims in read)
        changes = consolidate(store, run=run)
        runs.end(store, run, "finished", {"read": len(found), "claims": made})
        return Imported(len(found), made, tuple(lint(found)), changes)
