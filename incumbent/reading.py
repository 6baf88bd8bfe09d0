"""Reading sources one by one: what comes out of them, what goes wrong in them, and how far it is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from incumbent.errors import SourceError

if TYPE_CHECKING:
    from incumbent.ingest.article import Article
    from incumbent.ingest.fetch import Client
    from incumbent.ingest.page import Page

Warn = Callable[[str], None]
UNPACKED = 4
"""Times its size that a compressed file of news holds, roughly, for telling how far a reading is."""


@dataclass(frozen=True)
class Status:
    """How far a reading is: sources done and in all, the share of the work done (0..1), articles, failures."""

    done: int
    sources: int
    share: float
    articles: int
    failures: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds to go at this rate; None as long as that cannot be told."""
        return self.seconds * (1 - self.share) / self.share if self.share > 0.01 else None


Progress = Callable[[Status], None]


@dataclass
class Reading:
    """Reads files, and addresses of the web, one by one, so that one bad source stops no other.

    ``memory`` is a file that keeps what is needed to ask for pages only when they have changed;
    ``private`` allows addresses in the local network. ``failures`` lists what could not be read,
    ``articles`` counts what came out.
    """

    sources: Sequence[Path | str]
    published: date | None
    warn: Warn
    progress: Progress | None = None
    memory: Path | None = None
    private: bool = False
    client: Client | None = None
    failures: list[SourceError] = field(default_factory=list)
    articles: int = 0

    @classmethod
    def of(
        cls, sources: Sequence[str | os.PathLike[str]], published: date | None, warn: Warn,
        progress: Progress | None = None, *, memory: Path | None = None, private: bool = False,
    ) -> Self:  # fmt: skip
        """A reading of whatever a user names. SourceError where a file or folder is not there."""
        from incumbent.ingest import reader, web  # noqa: PLC0415

        words = [os.fspath(one) for one in sources]
        found: list[Path | str] = [word for word in words if web.is_address(word)]
        paths = [Path(word) for word in words if not web.is_address(word)]
        files = reader.find(paths) if paths or not found else []
        return cls([*found, *files], published, warn, progress, memory, private)

    def __iter__(self) -> Iterator[Article]:
        """The articles, web pages parsed in this process."""
        from incumbent.ingest import reader  # noqa: PLC0415 (nothing else of this module needs it)
        from incumbent.ingest.article import Article  # noqa: PLC0415

        for item in self.items():
            if isinstance(item, Article):
                yield item
                continue
            try:
                yield reader.parsed(item, None, self.warn)
            except SourceError as error:
                self.failures.append(error)

    def items(self) -> Iterator[Article | Page]:
        """The articles, and the web pages unparsed."""
        sizes = [_size(source) for source in self.sources]
        whole, before, start = sum(sizes) or 1, 0, time.monotonic()
        for number, (source, size) in enumerate(zip(self.sources, sizes, strict=True)):
            done = 0
            try:
                for item in self._one(source):
                    self.articles += 1
                    yield item
                    done = min(size, done + _length(item, source))
                    self._tell(number, (before + done) / whole, start)
            except SourceError as error:
                self.failures.append(error)
            before += size
            self._tell(number + 1, before / whole, start)

    def _one(self, source: Path | str) -> Iterator[Article | Page]:
        from incumbent.ingest import reader  # noqa: PLC0415
        from incumbent.ingest.article import Article  # noqa: PLC0415

        if isinstance(source, Path):
            found: Iterator[Article | Page] = reader.items(source, published=self.published, warn=self.warn)
        else:
            from incumbent.ingest import fetch, web  # noqa: PLC0415 (loads an HTTP client)

            if self.client is None:
                self.client = fetch.Client(self.memory, private=self.private)
            found = web.items(source, self.client, self.warn)
        for item in found:
            if isinstance(item, Article) or item.published or self.published is None:
                yield item
            else:
                yield replace(item, published=self.published)

    def _tell(self, done: int, share: float, start: float) -> None:
        if self.progress:
            seconds = time.monotonic() - start
            self.progress(Status(done, len(self.sources), share, self.articles, len(self.failures), seconds))


def _size(source: Path | str) -> int:
    """Bytes of text to come from a source; a page of the web counts as a long article."""
    if isinstance(source, str):
        return 10_000
    try:
        return source.stat().st_size * (UNPACKED if source.suffix == ".gz" else 1)
    except OSError:
        return 0


def _length(item: Article | Page, source: Path | str) -> int:
    text = getattr(item, "text", None)
    return len(text) if text is not None and isinstance(source, Path) else 0
