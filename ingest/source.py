"""A source: the bytes of one file on disk, taken as UTF-8 text or refused with the place that is wrong."""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

from incumbent.errors import SourceError

TEXT_LIMIT = 1_000_000
"""Characters of one article at most: spaCy's own limit (``nlp.max_length``), two novels."""

BYTE_LIMIT = 10_000_000
"""Bytes of one file, or of one line of JSON, at most.

Room for an article at TEXT_LIMIT with every character escaped as JSON does it (six bytes each),
or for a web page that is nine tenths script.
"""

RATIO_LIMIT = 100
"""Times its own size that a file may unpack to, beyond BYTE_LIMIT: news packs to a tenth, a bomb to a thousandth."""

_BOM = b"\xef\xbb\xbf"
UNWRITABLE = re.compile("[\\0\\ud800-\\udfff]")
"""What JSON can escape and no UTF-8 file or RDF literal can hold."""


def place(path: Path | str, line: int | None = None) -> str:
    """How messages name a file or an address, or a line of it (counted from 1): always printable."""
    shown = os.fsencode(path).decode("utf-8", "replace")
    return shown if line is None else f"{shown}:{line}"


def stem(path: Path) -> str:
    """The file's name without folder and suffix (``.jsonl.gz`` is one), as an article's name."""
    name = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return os.fsencode(name.stem).decode("utf-8", "replace")


def content(path: Path) -> bytes:
    """The whole file without a byte order mark. SourceError: missing, unreadable, empty, too large, binary."""
    with opened(path) as file:
        raw = file.read(BYTE_LIMIT + 1)
    return bounded(raw, place(path))


def bounded(raw: bytes, where: str) -> bytes:
    """The bytes without a byte order mark. SourceError: empty, more than BYTE_LIMIT, binary."""
    raw = _bounded(raw, where).removeprefix(_BOM)
    if not raw.strip():
        raise SourceError("the file is empty", where)
    return raw


def lines(path: Path, *, blank: bool = False) -> Iterator[tuple[int, bytes]]:
    """The lines of a file of any length with their numbers; only ``\\n`` ends a line.

    Blank ones are left out unless ``blank``. A file called ``.gz`` is unpacked on the way.
    SourceError: missing, unreadable, a line too large or binary, a file that unpacks to more than
    RATIO_LIMIT allows.
    """
    with opened(path) as file:
        most = path.stat().st_size * RATIO_LIMIT + BYTE_LIMIT
        for number in count(1):
            raw = _bounded(file.readline(BYTE_LIMIT + 1), place(path, number))
            if not raw:
                return
            most -= len(raw)
            if most < 0:
                raise SourceError(f"unpacks to more than {RATIO_LIMIT} times its size", place(path))
            if number == 1:
                raw = raw.removeprefix(_BOM)
            if blank or raw.strip():
                yield number, raw


def decode(raw: bytes, path: Path | str, line: int = 1) -> str:
    """The bytes as text; ``line`` is the line of the file at which they begin.

    SourceError where they are not UTF-8, with the line and the offending byte.
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        at = line + raw.count(b"\n", 0, error.start)
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise SourceError(
            f"not UTF-8 text: byte 0x{raw[error.start]:02x} at byte {column} of the line; save it as UTF-8",
            place(path, at),
        ) from None


def checked(text: str, where: str) -> str:
    """The text unchanged, if it can be an article's. SourceError: blank, too long, not writable as UTF-8."""
    if not text.strip():
        raise SourceError("there is no text in it", where)
    if len(text) > TEXT_LIMIT:
        raise SourceError(f"a text of {len(text):,} characters; an article has at most {TEXT_LIMIT:,}", where)
    if wrong := UNWRITABLE.search(text):
        raise SourceError(f"the text holds U+{ord(wrong[0]):04X}, which is no character", where)
    return text


@contextmanager
def opened(path: Path, *, unpack: bool = True) -> Iterator[BinaryIO]:
    """The file to read bytes from, unpacked where it is called ``.gz``. SourceError for whatever goes wrong in it."""
    try:
        if not path.exists():
            raise SourceError("no such file", place(path))
        if not path.is_file():  # a pipe cannot be read twice, and a folder not at all
            raise SourceError("not a regular file", place(path))
        with path.open("rb") as file:
            if unpack and path.suffix.lower() == ".gz":
                with gzip.GzipFile(fileobj=file) as unpacked:
                    yield unpacked  # type: ignore[misc]
            else:
                yield file
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(f"a broken gzip file: {error}", place(path)) from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}", place(path)) from error


def _bounded(raw: bytes, where: str) -> bytes:
    if len(raw) > BYTE_LIMIT:
        raise SourceError(f"more than {BYTE_LIMIT:,} bytes in one piece, too large for an article", where)
    if b"\0" in raw:
        raise SourceError("binary data, not text", where)
    return raw
