"""Reading articles from files and folders, each kind of file by the module that knows it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from incumbent.errors import SourceError
from incumbent.ingest import jsonl, plain
from incumbent.ingest.article import Article
from incumbent.ingest.publication import Warn
from incumbent.ingest.source import place

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
"""The kinds of file that are read, in lower case; case does not matter."""

_log = logging.getLogger(__name__)


def read(path: Path, *, published: date | None = None, warn: Warn = _log.warning) -> Iterator[Article]:
    """The articles of one file: one of a .txt, .md or .html, one a line of a .jsonl.

    ``published`` is the day of publication where the document gives none. ``warn`` is told, in a
    sentence that names the file, when an article has no date at all.

    SourceError, naming the file and where it helps the line, for whatever cannot be read. It comes
    before the first article, so a file yields all of its articles or none.
    """
    kind = path.suffix.lower()
    if kind == ".jsonl":
        yield from jsonl.read(path, published, warn)
    elif kind in {".html", ".htm"}:
        from incumbent.ingest import html  # noqa: PLC0415  slow to import

        yield html.read(path, published, warn)
    elif kind in SUFFIXES:
        yield plain.read(path, published, warn)
    else:
        raise SourceError(f"unknown kind of file; articles are {', '.join(SUFFIXES)}", place(path))


def find(paths: Sequence[Path]) -> list[Path]:
    """The files that ``paths`` name, sorted, each once.

    A folder stands for the files of known kind in it and below it, without hidden ones and without
    READMEs, which describe a folder. A file named outright is kept whatever its kind: ``read``
    judges it, so that one bad file need not stop the others.

    SourceError: no path, a path that does not exist, a folder without articles or not readable.
    """
    if not paths:
        raise SourceError("no file or folder is named")
    found: dict[str, Path] = {}
    for path in paths:
        if not path.exists():
            raise SourceError("no such file or folder", place(path))
        for file in _below(path) if path.is_dir() else [path]:
            found.setdefault(os.path.realpath(file), file)
    return sorted(found.values())


def _below(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise SourceError(f"cannot be read: {error.strerror}", place(Path(error.filename or folder))) from error

    files: list[Path] = []
    for at, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(at, name) for name in names if _is_article(name)]
    if not files:
        raise SourceError(f"no articles in this folder; articles are {', '.join(SUFFIXES)}", place(folder))
    return files


def _is_article(name: str) -> bool:
    path = Path(name)
    return path.suffix.lower() in SUFFIXES and not name.startswith(".") and path.stem.lower() != "readme"
