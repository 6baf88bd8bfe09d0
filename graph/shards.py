"""Shards: evidence as compressed N-Quads files in a folder, for bulk loading elsewhere in place of a store.

A shard ``00001.nq.gz`` has beside it ``00001.ids``, the articles in it and their extractors, by which a
second start knows what is done. Both are written under other names and renamed when whole.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import Quad

from incumbent.errors import StoreError
from incumbent.graph import evidence
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from incumbent.ingest.first import First

SIZE = 2_000
"""Articles of one shard, about 10 MB unpacked."""


class Shards:
    """A folder of shards, open for adding to."""

    def __init__(self, folder: Path, size: int = SIZE) -> None:
        self._folder = folder
        self._size = size
        self._quads: list[Quad] = []
        self._ids: list[str] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._done = {line for path in folder.glob("*.ids") for line in path.read_text("utf-8").splitlines()}
        except OSError as error:
            raise StoreError(f"shards cannot be kept here: {error.strerror}", str(folder)) from error

    def known(self, article: Article, extractor: str) -> bool:
        """Whether the article, read by this extractor, is in a shard or about to be."""
        return _line(article, extractor) in self._done

    def add(
        self,
        article: Article,
        claims: Sequence[Claim],
        extractor: str,
        also: Iterable[Quad] = (),
        *,
        told: Sequence[First] = (),
    ) -> None:
        """Add the evidence of one article. Raises SourceError as :func:`incumbent.graph.evidence.add` does."""
        evidence.check(article, claims, told)
        self._quads += evidence.quads(article, claims, extractor, told)
        self._quads += also
        self._ids.append(_line(article, extractor))
        self._done.add(self._ids[-1])
        if len(self._ids) >= self._size:
            self.flush()

    def flush(self) -> None:
        """Write what is held as a shard of its own. StoreError where it cannot be written; no half of it stays."""
        if not self._ids:
            return
        numbers = [int(path.stem) for path in self._folder.glob("*.ids") if path.stem.isdecimal()]
        name = f"{max(numbers, default=0) + 1:05}"
        shard, ids = self._folder / f"{name}.nq.gz", self._folder / f"{name}.ids"
        half = [path.with_name(path.name + ".part") for path in (shard, ids)]
        try:
            with half[0].open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
                file.write(b"".join(sorted(f"{quad} .\n".encode() for quad in self._quads)))
            half[1].write_text("".join(f"{line}\n" for line in self._ids), "utf-8")
            half[0].replace(shard)
            half[1].replace(ids)  # last: a shard without it is written again under the same name
        except OSError as error:
            raise StoreError(f"a shard cannot be written: {error.strerror or error}", str(shard)) from error
        self._quads.clear()
        self._ids.clear()


def _line(article: Article, extractor: str) -> str:
    return f"{article.id} {extractor}"
