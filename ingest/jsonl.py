"""JSON lines: a file of articles, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from incumbent.errors import SourceError
from incumbent.ingest import source
from incumbent.ingest.article import Article
from incumbent.ingest.publication import Publication, Warn


def read(path: Path, published: date | None, warn: Warn) -> Iterator[Article]:
    """The articles of a .jsonl file, in its order.

    Keys: ``text``, and where known ``title``, ``published`` (or ``date``), ``publisher``, ``url``
    and ``id``; others are left alone. An article is named by its id, else ``<stem>#<line>``.

    The file is read twice, line by line: the first article comes out only after every line has
    been found good, so that a bad one leaves no half of a file ingested, and memory does not grow
    with the file. SourceError, with the line: broken JSON, no object, no text, a bad value.
    """
    if not sum(1 for _ in _articles(path, published, _unheard)):
        raise SourceError("the file is empty", source.place(path))
    yield from _articles(path, published, warn)


def _articles(path: Path, published: date | None, warn: Warn) -> Iterator[Article]:
    for number, raw in source.lines(path):
        where = source.place(path, number)
        record = _record(source.decode(raw, path, number), where)
        text = record.get("text")
        if not isinstance(text, str):
            raise SourceError("no text: the key `text` is missing or is not a string", where)
        name = record.get("id")
        if name is None or name == "":
            name = f"{source.stem(path)}#{number}"
        elif isinstance(name, bool) or not isinstance(name, str | int):
            raise SourceError("the id is neither a text nor a whole number", where)
        publication = Publication.of(record, where)
        yield publication.article(source.checked(text, where), source.checked(str(name), where), where, published, warn)


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


def _unheard(message: str) -> None:
    """Warnings are for the second pass."""
