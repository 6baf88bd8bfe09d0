"""Comma-separated values: a file of articles, one a row, the first row naming the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from incumbent.errors import SourceError
from incumbent.ingest import entry, source
from incumbent.ingest.article import Article
from incumbent.ingest.publication import Warn


def read(path: Path, published: date | None, warn: Warn) -> Iterator[Article]:
    """The articles of a .csv or .csv.gz file, in its order; columns as in :mod:`incumbent.ingest.entry`.

    Texts may run over lines in quotes (RFC 4180) and stay verbatim. An article without an id is
    named ``<stem>#<line>``, the line on which its row begins. Read twice, as JSON lines are.
    SourceError, with the line: no column `text`, a column named twice, a row with more cells than
    there are columns, a quote never closed, a bad value.
    """
    return entry.twice(partial(_articles, path, published), source.place(path), warn)


def _articles(path: Path, published: date | None, warn: Warn) -> Iterator[Article]:
    limit = csv.field_size_limit(source.TEXT_LIMIT + 1)  # of the whole process: set back when done
    rows = csv.reader((source.decode(raw, path, number) for number, raw in source.lines(path, blank=True)), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        if header and ("text" not in header or len(set(header)) != len(header)):
            raise SourceError("the first row names no column `text`, or names one twice", source.place(path, 1))
        while True:
            first = rows.line_num + 1
            cells = next(rows, None)
            if cells is None:
                return
            if not any(cells):
                continue
            where = source.place(path, first)
            if len(cells) > len(header):
                raise SourceError(f"{len(cells)} cells under {len(header)} columns", where)
            fields: dict[str, object] = dict(zip(header, cells, strict=False))
            yield entry.article(fields, where, f"{source.stem(path)}#{first}", published, warn, missing="column")
    except csv.Error as error:
        raise SourceError(f"broken CSV: {error}", source.place(path, max(rows.line_num, 1))) from error
    finally:
        csv.field_size_limit(limit)
