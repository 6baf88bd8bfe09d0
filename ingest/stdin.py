"""Standard input as a file: kept on disk for as long as it is read, since readers go over their input twice."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from incumbent.errors import SourceError, UsageError
from incumbent.ingest.reader import NAMED

LIMIT = 10_000_000_000
"""Bytes taken from standard input at most."""


@contextmanager
def as_file(form: str, stream: BinaryIO | None = None) -> Iterator[Path]:
    """A file with all that ``stream`` (standard input) holds, as ``stdin.<form>``; gone afterwards.

    UsageError: ``form`` ("txt", "jsonl.gz", ...) is no kind of file that is read. SourceError: no room for it.
    """
    suffix = "." + form.lower().lstrip(".")
    if suffix not in NAMED:
        raise UsageError(f"unknown format {form!r}; the input can be {', '.join(name[1:] for name in NAMED)}")
    with tempfile.TemporaryDirectory(prefix="incumbent-") as folder:
        path = Path(folder, f"stdin{suffix}")
        try:
            with path.open("wb") as file:
                shutil.copyfileobj(_Bounded(stream or sys.stdin.buffer), file)
        except OSError as error:
            raise SourceError(f"cannot be kept: {os.strerror(error.errno or 0)}", "stdin") from error
        yield path


class _Bounded:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = LIMIT

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise SourceError(f"more than {LIMIT:,} bytes", "stdin")
        return piece
