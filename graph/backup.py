"""A dump: all that a store cannot derive, as compressed N-Quads with a manifest, and a store made of one again.

A dump is a folder: ``evidence.nq.gz``, ``curation.nq.gz``, ``runs.nq.gz``, and ``manifest.json`` with the version of
the format and the length and SHA-256 of each. The consolidated layer is not in it: loading derives
it anew. The same store gives the same three files, byte for byte.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

from incumbent.errors import StoreError
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store, absent
from incumbent.graph.vocabulary import ARTICLE_GRAPHS, CURATION, RUNS

VERSION = 1
"""Of the format: to be raised, with a step in MIGRATIONS, whenever the terms of evidence or curation change."""

Migration = Callable[[Iterator[Quad]], Iterator[Quad]]
MIGRATIONS: dict[int, Migration] = {}
"""By version: what makes its quads those of the next version."""

_MANIFEST = "manifest.json"
_WHAT = "incumbent dump"


@dataclass(frozen=True)
class Part:
    """One file of a dump; ``bytes`` and ``sha256`` are those of the compressed file."""

    name: str
    quads: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a dump holds. ``version`` is that of the format, ``program`` that of the package that wrote it."""

    version: int
    program: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return ", ".join(f"{part.quads:,} quads of {part.name.partition('.')[0]}" for part in self.parts)


def dump(quads: pyoxigraph.Store, folder: Path) -> Manifest:
    """Write a dump of a store into ``folder``, which comes into being only when all of it is written.

    StoreError where there is something already, or where it cannot be written.
    """
    if folder.exists():
        raise StoreError("there is something already; a dump needs a new folder", str(folder))
    half = folder.with_name(folder.name + ".part")
    try:
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        evidence = sorted(graph.value for graph in quads.named_graphs() if graph.value.startswith(ARTICLE_GRAPHS))
        found = {
            "evidence": _lines(quads, (NamedNode(graph) for graph in evidence)),
            "curation": _lines(quads, [CURATION]),
            "runs": _lines(quads, [RUNS]),
        }
        parts = tuple(_write(half / f"{name}.nq.gz", lines) for name, lines in found.items())
        manifest = Manifest(VERSION, version("incumbent"), parts)
        told = json.dumps({"what": _WHAT, **asdict(manifest)}, indent=1)
        (half / _MANIFEST).write_text(told + "\n", encoding="utf-8")
        half.replace(folder)
    except OSError as error:
        shutil.rmtree(half, ignore_errors=True)
        raise StoreError(f"the dump cannot be written: {error.strerror or error}", str(folder)) from error
    return manifest


def load(folder: Path, place: Path) -> Manifest:
    """Make a store at ``place`` of a dump, also of one that an earlier version wrote, and consolidate it.

    The store comes into being only when all of it is there. StoreError where there is one already,
    or for a dump that is incomplete, damaged, or of a later version.
    """
    if not absent(place):
        raise StoreError("there is something already; a dump is loaded into a new store", str(place))
    manifest = read(folder)
    half = place.with_name(place.name + ".part")
    shutil.rmtree(half, ignore_errors=True)
    try:
        with Store.create(half) as store:
            for part in manifest.parts:
                found: Iterator[Quad] = _quads(folder / part.name)
                for step in range(manifest.version, VERSION):
                    found = MIGRATIONS[step](found)
                store.load(found)
            consolidate(store, full=True)
        with suppress(OSError):
            shutil.rmtree(place)
        half.replace(place)
    except BaseException as error:
        shutil.rmtree(half, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError(f"the store cannot be written: {error.strerror or error}", str(place)) from error
        raise
    return manifest


def read(folder: Path) -> Manifest:
    """The manifest of a dump, with every checksum compared. StoreError for whatever is not as it says."""
    try:
        told = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        parts = tuple(Part(**part) for part in told["parts"])
        manifest = Manifest(told["version"], told["program"], parts)
        fits = told["what"] == _WHAT and isinstance(manifest.version, int)
    except OSError as error:
        raise StoreError(f"no dump can be read here: {error.strerror}", str(folder)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("the manifest is damaged", str(folder / _MANIFEST)) from error
    if not fits or not 1 <= manifest.version <= VERSION:
        raise StoreError(f"a dump of version {manifest.version!r}; this program knows 1 to {VERSION}", str(folder))
    for part in manifest.parts:
        path = folder / os.path.basename(part.name)
        if not path.is_file() or (path.stat().st_size, _digest(path)) != (part.bytes, part.sha256):
            raise StoreError("missing, or not what the manifest says", str(path))
    return manifest


def _lines(quads: pyoxigraph.Store, graphs: Iterable[NamedNode]) -> Iterator[str]:
    """The quads of each graph in turn, sorted: only one graph is in memory at a time."""
    for graph in graphs:
        yield from sorted(f"{quad} .\n" for quad in quads.quads_for_pattern(None, None, None, graph))


def _write(path: Path, lines: Iterable[str]) -> Part:
    count = 0
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
        for line in lines:
            file.write(line.encode())
            count += 1
    return Part(path.name, count, path.stat().st_size, _digest(path))


def _quads(path: Path) -> Iterator[Quad]:
    try:
        with gzip.open(path) as file:
            unpacked: IO[bytes] = file  # type: ignore[assignment]
            for quad in pyoxigraph.parse(unpacked, format=RdfFormat.N_QUADS):
                if isinstance(quad, Quad):
                    yield quad
    except (SyntaxError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise StoreError(f"not N-Quads: {error}", str(path)) from error


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
