"""JSON lines: a file of articles, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from incumbent.errors import SourceError
from incumbent.ingest import entry, source
from incumbent.ingest.article import Article
from incumbent.ingest.publication import Warn


def read(path: Path, published: date | None, warn: Warn) -> Iterator[Article]:
    """The articles of a .jsonl or .jsonl.gz file, in its order; keys as in :mod:`incumbent.ingest.entry`.

    An article without an id is named ``<stem>#<line>``. The file is read twice, line by line: the
    first article comes out only after every line has been found good. SourceError, with the line:
    broken JSON, no object, no text, a bad value.
    """
    return entry.twice(partial(_articles, path, published), source.place(path), warn)


def _articles(path: Path, published: date | None, warn: Warn) -> Iterator[Article]:
    for number, raw in source.lines(path):
        where = source.place(path, number)
        record = _record(source.decode(raw, path, number), where)
        yield entry.article(record, where, f"{source.stem(path)}#{number}", published, warn)


def _record(line: str, where: str) -> dict[str, object]:
    try:
        record = json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        raise SourceError(f"broken JSON at character {error.pos + 1}: {error.msg}", where) from None
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, endless nesting
        raise SourceError(f"JSON that cannot be read: {error}", where) from None
    if not isinstance(record, dict):
        raise SourceError("a line that is no JSON object", where)
    return record
