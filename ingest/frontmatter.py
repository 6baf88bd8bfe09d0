"""Front matter: the block between two ``---`` lines at the very top of a text file.

A subset of YAML that needs no YAML reader: ``key: value`` on one line, the value bare or in quotes.
Keys that other tools put there (tags, lists, nested blocks) are passed over.
"""

from __future__ import annotations

import re
from pathlib import Path

from incumbent.errors import SourceError
from incumbent.ingest.publication import Publication
from incumbent.ingest.source import place

KEYS = ("title", "date", "published", "publisher", "url")
"""What is read from it; ``published`` goes before ``date``."""

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^---[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_BLANK = re.compile(r"^[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_PAIR = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_PASSED_OVER = re.compile(r"[ \t]*(?:#.*)?|[ \t]+.*|-[ \t].*")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'")


def split(text: str, path: Path) -> tuple[Publication, str]:
    """What the front matter says, and the text after it, character for character.

    A text without front matter comes back whole, also one that begins with ``---`` and has none
    of ``KEYS`` below it. SourceError, with the line: a block never closed, a line in it that is
    no key and value, a key given twice, a day that does not exist.
    """
    opening = _OPEN.match(text)
    if opening is None:
        return Publication(), text
    closing = _CLOSE.search(text, opening.end())
    end = closing or _BLANK.search(text, opening.end())
    rows = [row.rstrip("\r") for row in text[opening.end() : end.start() if end else None].split("\n")]
    pairs = [_PAIR.fullmatch(row) for row in rows]
    known = any(pair and pair[1].lower() in KEYS for pair in pairs)
    strange = [i for i, row in enumerate(rows, 2) if not (_PAIR.fullmatch(row) or _PASSED_OVER.fullmatch(row))]
    if not known and (closing is None or strange or not any(pairs)):
        return Publication(), text
    if closing is None:
        raise SourceError("front matter that begins here is never closed by a line of ---", place(path, 1))
    if strange:
        raise SourceError("a line of front matter that is no `key: value`", place(path, strange[0]))
    return _publication(pairs, path), text[closing.end() :]


def _publication(pairs: list[re.Match[str] | None], path: Path) -> Publication:
    fields: dict[str, str] = {}
    for line, pair in enumerate(pairs, 2):
        key = pair[1].lower() if pair else ""
        if pair is None or key not in KEYS:
            continue
        if key in fields:
            raise SourceError(f"the key {key} is given twice", place(path, line))
        fields[key] = _unquoted((pair[2] or "").strip())
        Publication.of({key: fields[key]}, place(path, line))  # for an error with its own line
    return Publication.of(fields, place(path))


def _unquoted(value: str) -> str:
    if _DOUBLE.fullmatch(value):
        return re.sub(r'\\(["\\])', r"\1", value[1:-1])
    if _SINGLE.fullmatch(value):
        return value[1:-1].replace("''", "'")
    return value
