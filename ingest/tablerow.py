"""A row of a tenure table read as an article of its own with one claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

from incumbent.data import rows as data_rows
from incumbent.errors import SourceError, UsageError
from incumbent.ingest.article import Article
from incumbent.ingest.claim import EVENT_TYPES, Claim, EventType, Status
from incumbent.ingest.tablefile import Record, records

FIELDS = (
    "id", "person", "person_id", "post", "post_id", "organization", "organization_id",
    "start", "end", "date", "status", "type", "agent", "reason", "seat",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A record by the fields that it fills; ``line`` counts from 1."""

    fields: dict[str, str]
    text: str
    line: int

    def get(self, field: str) -> str | None:
        """What the row says of a field; None where it says nothing."""
        return self.fields.get(field)

    def article(self, publisher: str, published: date | None) -> Article:
        """The row as an article of its own, under its id or the number of its line."""
        return Article(self.text, published, None, publisher, None, self.get("id") or f"line {self.line}")


def rows(path: Path, columns: Mapping[str, str], constants: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a table, its columns turned into fields.

    ``columns`` names the column of a field where its heading is not among those of
    ``data/table_columns.tsv``, and the empty name leaves a field out; ``constants`` fills a field
    for all rows that leave it empty.
    Raises UsageError for a field or a column that does not exist, SourceError for a broken file.
    """
    for field in (*columns, *constants):
        if field not in FIELDS:
            raise UsageError(f"no field is called {field!r}; there are {', '.join(FIELDS)}")
    absent = set(columns.values()) - {""}
    for record in records(path):
        absent -= record.fields.keys()
        yield Row({**constants, **_fill(record, columns)}, record.text, record.line)
    if absent:
        raise UsageError(f"no column is called {min(absent)!r}", str(path))


def _fill(record: Record, columns: Mapping[str, str]) -> dict[str, str]:
    """A named column counts even where it is empty: a known heading must not fill in for it."""
    filled = {field: record.fields.get(column, "") for field, column in columns.items()}
    cells = {_plain(heading): cell for heading, cell in record.fields.items() if cell}
    for field, heading in data_rows("table_columns.tsv", 2):
        if heading in cells:
            filled.setdefault(field, cells[heading])
    return {field: cell for field, cell in filled.items() if cell}


def claimed(row: Row, article: Article, place: str) -> tuple[Claim, ...]:
    """What the row claims, ``article`` being the row itself; nothing where it names no person or no post.

    Raises SourceError, with ``place``, for a date that cannot be read.
    """
    person, post, kind = row.get("person"), row.get("post"), claim_type(row)
    if not person or not (post or row.get("organization")) or kind is None:
        return ()
    start, end, day = (edtf(row.get(field), place) for field in ("start", "end", "date"))
    event = kind in EVENT_TYPES
    claim = Claim(
        article=article.id,
        type=kind,
        person=person,
        post=post,
        organization=row.get("organization"),
        span=(0, len(row.text)),
        quote=row.text,
        date=(day or start) if event else None,
        start=None if event else start,
        end=None if event else end,
        agent=row.get("agent"),
        reason=row.get("reason"),
        person_id=row.get("person_id"),
        post_id=row.get("post_id"),
        organization_id=row.get("organization_id"),
        seats={"single": 1, "many": 0}.get(row.get("seat") or ""),
    )
    return (claim,)


def claim_type(row: Row) -> EventType | Status | None:
    """The kind of claim: the row's own type, else what its status means, else ``held``."""
    given = (row.get("type") or "").lower()
    if given in EVENT_TYPES:
        return cast(EventType, given)
    status = row.get("status")
    return _statuses().get(status.lower()) if status else "held"


def edtf(text: str | None, place: str) -> str | None:
    """``YYYY[-MM[-DD]]`` or ``month/day/year`` as EDTF; SourceError for anything else."""
    if not text:
        return None
    if american := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        month, day, year = (int(part) for part in american.groups())
        text = f"{year:04}-{month:02}-{day:02}"
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        raise SourceError(f"cannot read {text!r} as a date (YYYY, YYYY-MM, YYYY-MM-DD or month/day/year)", place)
    try:
        date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError as error:
        raise SourceError(f"there is no day {text}", place) from error
    return text


def _plain(heading: str) -> str:
    return re.sub(r"[\s_]+", " ", heading).strip().lower()


@cache
def _statuses() -> dict[str, EventType | Status]:
    return {status: cast("EventType | Status", kind) for status, kind in data_rows("table_status.tsv", 2)}
