"""The records as flat tables, one a kind, and these as CSV.

CSV is UTF-8 with a header, comma-separated, quoted where needed. A value that holds several (aliases,
events) joins them with ``|``. A text that a spreadsheet would take for a formula gets an apostrophe
in front, as spreadsheets themselves do.
"""

from __future__ import annotations

import csv as csvlib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from incumbent.graph.export.request import Request
from incumbent.graph.records import Event, Organization, Person, Post, Records, Source, Tenure

Cell = str | int | bool | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")
TABLES: dict[str, tuple[type, str]] = {
    "people": (Person, "people"),
    "organizations": (Organization, "organizations"),
    "posts": (Post, "posts"),
    "tenures": (Tenure, "tenures"),
    "events": (Event, "events"),
}


def columns(kind: type) -> list[tuple[str, type]]:
    """Names and types of a record's columns: text, whole number or truth value."""
    types: dict[str, type] = {"int | None": int, "bool": bool}
    return [(f.name, types.get(str(f.type), str)) for f in fields(kind)]


def rows(records: Records, table: str) -> Iterator[list[Cell]]:
    """The rows of one table, in the order of IRIs."""
    kind, attribute = TABLES[table]
    names = [name for name, _ in columns(kind)]
    for item in getattr(records, attribute).values():
        yield [_cell(getattr(item, name)) for name in names]


def sources(request: Request) -> tuple[list[str], Iterator[list[Cell]]]:
    """Header and rows of the table that leads from tenures and events to articles."""
    names = [f.name for f in fields(Source)]
    about = {*request.records.tenures, *request.records.events}

    def found() -> Iterator[list[Cell]]:
        for iri in sorted(about):
            for source in request.sources.get(iri, ()):
                yield [iri, *(getattr(source, name) for name in names)]

    return ["about", "article", *names[1:]], found()


def csv(request: Request, folder: Path) -> None:
    """Write one CSV file a table into ``folder``."""
    for table, (kind, _) in TABLES.items():
        _write(folder / f"{table}.csv", [name for name, _ in columns(kind)], rows(request.records, table))
    _write(folder / "sources.csv", *sources(request))


def _write(path: Path, header: list[str], lines: Iterator[list[Cell]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csvlib.writer(stream, lineterminator="\n")
        writer.writerow(header)
        for line in lines:
            writer.writerow([_plain(cell) for cell in line])


def _plain(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        text = cell.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
        return f"'{text}" if text.startswith(FORMULA) else text
    return cell


def _cell(value: object) -> Cell:
    if isinstance(value, tuple):
        return "|".join(value) if value else None
    return value if isinstance(value, str | int | bool) else None
