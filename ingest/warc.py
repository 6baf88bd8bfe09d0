"""WARC: the pages of a web archive, one article each. Needs the extra ``incumbent[warc]``.

warcio reads them: it is pure Python, streams, and knows the odd archives of twenty years.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from incumbent.errors import SourceError, UsageError
from incumbent.ingest import source
from incumbent.ingest.page import Page
from incumbent.ingest.publication import Warn

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_HTML = ("text/html", "application/xhtml+xml")


def read(path: Path, warn: Warn) -> Iterator[Page]:
    """The HTML pages of a .warc or .warc.gz file that a server answered with status 200, in its order.

    An archive holds other people's pages, so one that cannot be read (too large, binary, empty) is
    told to ``warn`` and passed over; its place is ``<file>:<record>``. The day of the crawl is no
    day of publication and is not taken for one. UsageError where warcio is not installed;
    SourceError: no WARC file, an archive that breaks off, with all the pages before it delivered.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("web archives need the extra incumbent[warc]", source.place(path)) from error
    number, known = 0, False
    try:
        with source.opened(path, unpack=False) as file:
            for number, record in enumerate(ArchiveIterator(file), 1):
                known = known or record.rec_type is not None
                if _is_page(record):
                    where = source.place(path, number)
                    try:
                        raw = source.bounded(record.content_stream().read(source.BYTE_LIMIT + 1), where)
                    except SourceError as error:
                        warn(str(error))
                        continue
                    address = record.rec_headers.get_header("WARC-Target-URI")
                    yield Page(raw, where, f"{source.stem(path)}#{number}", address)
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError) as error:
        message = f"not readable as a web archive after record {number}: {str(error).strip()[:200]}"
        raise SourceError(message, source.place(path)) from error
    if not known:
        raise SourceError("a web archive without records", source.place(path))


def _is_page(record: ArcWarcRecord) -> bool:
    kind = record.content_type or ""
    if record.rec_type == "response" and record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return False
        kind = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type != "resource":
        return False
    return kind.partition(";")[0].strip().lower() in _HTML
