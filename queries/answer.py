"""What every answer can do: print as a table, here and in a notebook, and turn into plain data."""

from __future__ import annotations

import html
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, ClassVar

Cell = str | int | float | bool | date | None


class Answer(ABC):
    """An answer is a frozen dataclass with a table's worth of rows."""

    header: ClassVar[tuple[str, ...]]
    """Names of the columns."""

    @abstractmethod
    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows, a cell for each column."""

    @property
    @abstractmethod
    def summary(self) -> str:
        """One line that says what was asked, and where nothing is known, just that."""

    def table(self) -> list[tuple[str, ...]]:
        """Header and rows as texts, without columns that are empty or only repeat the summary."""
        rows = [tuple(map(shown, row)) for row in self.rows()]
        columns = [
            (name, *cells)
            for name, *cells in zip(self.header, *rows, strict=True)
            if len(set(cells)) > 1 or (cells[:1] not in ([], [""]) and cells[0] not in self.summary)
        ]
        return list(zip(*columns, strict=True))

    def __str__(self) -> str:
        table = self.table()
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in table)
        return "\n".join([self.summary, *(line.rstrip() for line in lines)])

    def _repr_html_(self) -> str:
        table = self.table()
        lines = [
            "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row)
            for tag, row in zip(["th"] + ["td"] * len(table), table, strict=False)
        ]
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        return f"<table><caption>{html.escape(self.summary)}</caption>{body}</table>"


def shown(cell: Cell) -> str:
    """A cell as text: empty where nothing is known, yes and no for truth."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def plain(value: Any) -> Any:
    """Dataclasses as dicts, tuples as lists, days as ISO texts: what JSON can write."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value
