"""Parquet: a file of articles, one a row. Needs the extra ``incumbent[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

from incumbent.errors import SourceError, UsageError
from incumbent.ingest import entry, source
from incumbent.ingest.article import Article
from incumbent.ingest.publication import Warn

COLUMNS = ("id", "text", "title", "published", "date", "publisher", "url")
BATCH = 64
"""Rows held in memory at once."""
GROUP_LIMIT = 2 << 30
"""Bytes that the columns of one row group may unpack to, by the file's own account."""


def read(path: Path, published: date | None, warn: Warn) -> Iterator[Article]:
    """The articles of a .parquet file, in its order; columns as in :mod:`incumbent.ingest.entry`.

    Days may be texts, dates or timestamps. An article without an id is named ``<stem>#<row>``,
    counted from 1, and errors name the row in the place of a line. Read twice, as JSON lines are.
    UsageError where pyarrow is not installed; SourceError: no Parquet file, no column `text`, a bad value.
    """
    return entry.twice(partial(_articles, path, published), source.place(path), warn)


def _articles(path: Path, published: date | None, warn: Warn) -> Iterator[Article]:
    for number, fields in enumerate(_rows(path), 1):
        where = source.place(path, number)
        days = {key: _day(fields.get(key)) for key in ("published", "date")}
        yield entry.article(fields | days, where, f"{source.stem(path)}#{number}", published, warn, missing="column")


def _rows(path: Path) -> Iterator[dict[str, object]]:
    try:
        import pyarrow  # noqa: PLC0415  an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("Parquet needs the extra incumbent[parquet]", source.place(path)) from error
    try:
        with source.opened(path) as raw, pyarrow.parquet.ParquetFile(raw) as file:
            columns = [name for name in COLUMNS if name in file.schema_arrow.names]
            if "text" not in columns:
                raise SourceError("there is no column `text`", source.place(path))
            for group in range(file.metadata.num_row_groups):
                if file.metadata.row_group(group).total_byte_size > GROUP_LIMIT:
                    raise SourceError(f"row group {group} unpacks to too much at once", source.place(path))
            for batch in file.iter_batches(BATCH, columns=columns, use_threads=False):
                yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        raise SourceError(f"not readable as Parquet: {str(error).splitlines()[0][:200]}", source.place(path)) from error


def _day(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
