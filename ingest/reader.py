"""Reading articles from files and folders, each kind of file by the module that knows it."""

from __future__ import annotations

import glob
import logging
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from incumbent.errors import SourceError
from incumbent.ingest import delimited, jsonl, parquet, plain, source, warc
from incumbent.ingest.article import Article
from incumbent.ingest.page import Page
from incumbent.ingest.publication import Warn
from incumbent.ingest.source import place

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".jsonl.gz", ".warc", ".warc.gz")
"""The kinds of file that are looked for in folders, in lower case; case does not matter."""
NAMED = (*SUFFIXES, ".csv", ".csv.gz", ".parquet")
"""The kinds of file that are read. Those not in SUFFIXES hold all sorts of things and have to be named."""

_log = logging.getLogger(__name__)


def read(path: Path, *, published: date | None = None, warn: Warn = _log.warning) -> Iterator[Article]:
    """The articles of one file: one of a .txt, .md or .html, one a line, row or record of the others.

    ``published`` is the day of publication where the document gives none. ``warn`` is told, in a
    sentence that names the file, when an article has no date at all.

    SourceError, naming the file and where it helps the line, for whatever cannot be read. It comes
    before the first article, so a file yields all of its articles or none. Web archives alone differ:
    their bad pages are told to ``warn`` and passed over.
    """
    archive = kind(path).startswith(".warc")
    for found in items(path, published=published, warn=warn):
        if isinstance(found, Article):
            yield found
            continue
        try:
            yield parsed(found, published, warn)
        except SourceError as error:
            if not archive:
                raise
            warn(str(error))


def items(path: Path, *, published: date | None = None, warn: Warn = _log.warning) -> Iterator[Article | Page]:
    """As :func:`read`, with web pages left unparsed.

    For whoever parses them elsewhere: a parser of other people's pages may be slow, or fail.
    """
    match kind(path).removesuffix(".gz"):
        case ".jsonl":
            yield from jsonl.read(path, published, warn)
        case ".csv":
            yield from delimited.read(path, published, warn)
        case ".parquet":
            yield from parquet.read(path, published, warn)
        case ".warc":
            yield from warc.read(path, warn)
        case ".html" | ".htm":
            yield Page(source.content(path), place(path), source.stem(path))
        case ".txt" | ".md":
            yield plain.read(path, published, warn)
        case _:
            raise SourceError(f"unknown kind of file; articles are {', '.join(NAMED)}", place(path))


def parsed(page: Page, published: date | None, warn: Warn) -> Article:
    """The article of a web page. SourceError: a page without one."""
    from incumbent.ingest import html  # noqa: PLC0415  slow to import

    return html.parse(page, published, warn)


def kind(path: Path) -> str:
    """The suffix that tells how a file is read, in lower case, with a ``.gz`` behind it if there is one."""
    suffix = path.suffix.lower()
    whole = path.with_suffix("").suffix.lower() + suffix
    return whole if suffix == ".gz" and whole in NAMED else suffix


def find(paths: Sequence[Path]) -> list[Path]:
    """The files that ``paths`` name, sorted, each once.

    A folder stands for the files of known kind in it and below it, without hidden ones and without
    READMEs, which describe a folder; a pattern with ``*``, ``?`` or ``**`` for the files that fit.
    A file named outright is kept whatever its kind: ``read`` judges it, so that one bad file need
    not stop the others.

    SourceError: no path, a path that does not exist, a folder without articles or not readable.
    """
    if not paths:
        raise SourceError("no file or folder is named")
    found: dict[str, Path] = {}
    for path in (each for given in paths for each in _matching(given)):
        for file in _below(path) if path.is_dir() else [path]:
            found.setdefault(os.path.realpath(file), file)
    return sorted(found.values())


def _matching(path: Path) -> list[Path]:
    if path.exists():
        return [path]
    pattern = os.fspath(path)
    fitting = [Path(name) for name in glob.glob(pattern, recursive=True)] if glob.has_magic(pattern) else []
    if not fitting:
        raise SourceError("no such file or folder", place(path))
    return [each for each in fitting if not each.is_dir()] or fitting


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
    return kind(path) in SUFFIXES and not name.startswith(".") and path.stem.lower() != "readme"
