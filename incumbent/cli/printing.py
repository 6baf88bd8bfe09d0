"""Printing answers: as a table that fits the terminal, or as data."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from typing import Any

import typer

from incumbent.cli.echo import echo, safe
from incumbent.cli.options import Form
from incumbent.queries.answer import Answer, plain, shown

_WHOLE = {"begin", "since", "until", "day", "published", "standing", "capacity"}
"""Columns whose cells a narrow terminal must not break."""


def emit(answer: Answer, form: Form) -> None:
    """Print an answer to standard output."""
    if form is Form.JSON:
        as_json(plain(answer))
    elif form is Form.TABLE:
        echo(answer.summary)
        grid(answer.table())
    else:
        separated([answer.header, *(tuple(map(shown, row)) for row in answer.rows())], form)


def as_json(value: Any) -> None:
    """Print plain data as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def separated(rows: Sequence[Sequence[str]], form: Form) -> None:
    """Print rows as CSV, or as TSV with tabs and line breaks inside cells turned to spaces."""
    if form is Form.TSV:
        for row in rows:
            typer.echo("\t".join(" ".join(cell.split()) for cell in row))
    else:
        csv.writer(sys.stdout, lineterminator="\n").writerows(rows)


def grid(rows: Sequence[Sequence[str]]) -> None:
    """Print rows below their header: on a terminal wrapped to its width, elsewhere one line each."""
    if not rows or len(rows) == 1:
        return
    if sys.stdout.isatty():
        from rich import box  # noqa: PLC0415 (only a terminal needs it)
        from rich.console import Console  # noqa: PLC0415
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        table = Table(box=box.SIMPLE_HEAD if wide() else box.ASCII, pad_edge=False)
        for name in rows[0]:
            table.add_column(name, overflow="fold", no_wrap=name in _WHOLE)
        for row in rows[1:]:
            table.add_row(*(Text(safe(cell)) for cell in row))
        Console(highlight=False).print(table)
        return
    rows = [[safe(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def wide() -> bool:
    """Whether standard output takes more than ASCII."""
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
