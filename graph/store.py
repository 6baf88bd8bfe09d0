"""A store on disk: one writer, any number of readers, each over a snapshot that nobody writes.

A store is a directory: ``FORMAT`` (its version), ``live/`` (what the writer writes),
``snapshots/N/`` (what it has published), ``current`` (a link to the newest of them), ``lock``
(held by the writer), ``unpublished`` (there while ``live`` is ahead of ``current``).
"""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from incumbent.errors import StoreError
from incumbent.graph import memory
from incumbent.graph.engine import LocalEngine
from incumbent.graph.uninterrupted import uninterrupted
from incumbent.graph.vocabulary import MARKS

FORMAT = "incumbent store 1\n"
MEMORY = ":memory:"
_MOST_UNFLUSHED = 50_000
"""Quads after which what was written is flushed: every 300 articles or so, of which 145 MB were measured per 1,000."""
_MOST_GROWN = 48 << 20
"""Bytes by which the process may grow before it rests; Oxigraph's caches alone come to some 250 MB."""
_MANY = 200_000
"""Quads from which it pays to merge the files: 1.7 seconds of a million (a million tenures are answered as fast then as
ten thousand; left as they were written, three times slower)."""
_BYTES = 100
"""What a quad takes on disk, about."""
_OWN = 2
"""References to a value that only its attribute holds, that of the question itself counted."""
_PARTS = frozenset({"live", "snapshots", "current", "current.new", "lock", "unpublished"})


class Store:
    """An open store. Use :meth:`open` or :meth:`create`, and ``with`` or :meth:`close`."""

    def __init__(self, quads: pyoxigraph.Store, path: Path | None, lock: IO[str] | None) -> None:
        self.quads = quads
        """The Oxigraph store below: a snapshot for a reader, the live one for the writer."""
        self.path = path
        self._lock = lock
        self._unflushed = self._written = 0
        self._rested = memory.held()

    @classmethod
    def create(cls, path: str | os.PathLike[str]) -> Self:
        """A new empty store, open for writing; ``:memory:`` makes one that lives in this process.

        Raises StoreError where ``path`` exists, unless as an empty directory or what a killed creation left.
        """
        if path == MEMORY:
            return cls(pyoxigraph.Store(), None, None)
        root = Path(path)
        if not absent(root):
            raise StoreError("there is something already; a new store needs a new or empty directory", str(root))
        try:
            root.mkdir(parents=True, exist_ok=True)
            lock = _locked(root)
            for left in ("live", "snapshots"):
                if (root / left).exists():
                    shutil.rmtree(root / left)
            store = cls(_opened(root / "live"), root, lock)
            store.publish()
            (root / "FORMAT").write_text(FORMAT, encoding="utf-8")
        except OSError as error:
            raise StoreError(f"cannot create the store: {error.strerror or error}", str(root)) from error
        return store

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, write: bool = False) -> Self:
        """The store at ``path``: its newest snapshot to read, or the live one to ``write``.

        A writer first finishes what a killed one left: evidence that is not consolidated yet.
        Raises StoreError for a missing store, another version, or a second writer.
        """
        if path == MEMORY:
            return cls(pyoxigraph.Store(), None, None)
        root = Path(path)
        _check_format(root)
        if not write:
            return cls(_snapshot(root), root, None)
        lock = _locked(root)
        try:
            store = cls(_opened(root / "live"), root, lock)
        except StoreError:
            lock.close()
            raise
        finish(store)
        return store

    @property
    def writable(self) -> bool:
        """Whether this is the writer's store."""
        return self.path is None or self._lock is not None

    def engine(self) -> LocalEngine:
        """What answers questions about this store as it stands now."""
        return LocalEngine(self.quads)

    def marked(self) -> bool:
        """Whether some evidence waits to be consolidated."""
        return next(self.quads.quads_for_pattern(None, None, None, MARKS), None) is not None

    def having(self, predicate: NamedNode, values: Iterable[Literal]) -> set[NamedNode]:
        """The subjects that have one of these values."""
        quads = (quad for value in values for quad in self.quads.quads_for_pattern(None, predicate, value, None))
        return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}

    def apply(self, *, drop: Iterable[NamedNode] = (), remove: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> None:
        """Drop graphs, remove quads and add quads, all in one transaction.

        Raises StoreError on a store that is open for reading only.
        """
        if not self.writable:
            raise StoreError("the store is open for reading only", str(self.path))
        additions, removals = list(add), list(remove)
        steps = [f"DROP SILENT GRAPH {graph}" for graph in drop]
        if text := data(removals):
            steps.append(f"DELETE DATA {{{text}}}")
        if not steps and not additions:
            return
        if additions and steps:
            steps.append(f"INSERT DATA {{{data(additions)}}}")
        try:
            if self.path is not None:
                (self.path / "unpublished").touch()
            if steps:
                self.quads.update(";\n".join(steps))
            else:
                self.quads.extend(additions)
            self._flush(len(additions) + len(removals))
        except OSError as error:
            raise StoreError(f"cannot be written: {error.strerror or error}", str(self.path)) from error

    def load(self, quads: Iterable[Quad]) -> None:
        """Add very many quads, not in one transaction: for a new store. Raises StoreError as :meth:`apply` does."""
        if not self.writable:
            raise StoreError("the store is open for reading only", str(self.path))
        try:
            if self.path is not None:
                (self.path / "unpublished").touch()
            self.quads.bulk_extend(self._counted(quads))
        except OSError as error:
            raise StoreError(f"cannot be written: {error.strerror or error}", str(self.path)) from error

    def _counted(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            self._written += 1
            yield quad

    def _flush(self, written: int) -> None:
        """Now and then put on disk what Oxigraph would gather in memory, up to a gigabyte of it."""
        self._written += written
        self._unflushed += written
        if self.path is not None and self._unflushed >= _MOST_UNFLUSHED:
            self.quads.flush()
            self._unflushed = 0

    def rest(self) -> None:
        """Where the process has grown much, open the files anew, which empties Oxigraph's caches: they have no bound.

        Only for a writer on disk, and not while somebody else holds ``quads``. No iterator over them may be alive.
        Raises StoreError where the files cannot be opened again.
        """
        if self.path is None or self._lock is None or memory.held() < self._rested + _MOST_GROWN:
            return
        if sys.getrefcount(self.quads) > _OWN:
            return
        try:
            self.quads.flush()
        except OSError as error:
            raise StoreError(f"cannot be written: {error.strerror or error}", str(self.path)) from error
        with uninterrupted():
            del self.quads
            gc.collect()  # an iterator in a cycle would keep the files locked
            self.quads = _opened(self.path / "live")
        self._unflushed = 0
        memory.give_back()
        self._rested = memory.held()

    def _merge(self) -> None:
        """Merge the files where much was written beside what there is: readers then look into one and not into many."""
        if self.path is None or self._written < _MANY:
            return
        size = sum(file.stat().st_size for file in (self.path / "live").glob("*.sst"))
        if self._written * _BYTES * 4 >= size:
            self.quads.optimize()
        self._written = 0

    def publish(self) -> None:
        """Give readers what has been written: a new snapshot, and ``current`` swapped to it.

        Does nothing in memory or where nothing was written. The snapshot before stays for those
        who read it; older ones go.
        """
        if self.path is None or self._lock is None:
            return
        mark, link, folder = self.path / "unpublished", self.path / "current", self.path / "snapshots"
        if link.is_symlink() and not mark.exists():
            return
        try:
            self._merge()
            folder.mkdir(exist_ok=True)
            numbers = sorted(int(entry.name) for entry in folder.iterdir() if entry.name.isdecimal())
            newest = (numbers[-1] if numbers else 0) + 1
            self.quads.backup(str(folder / str(newest)))
            swap = self.path / "current.new"
            swap.unlink(missing_ok=True)
            swap.symlink_to(Path("snapshots") / str(newest))
            swap.replace(link)
            mark.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"no snapshot can be written: {error.strerror or error}", str(self.path)) from error
        for number in numbers[:-1]:
            shutil.rmtree(folder / str(number), ignore_errors=True)

    def close(self) -> None:
        """Publish, and let go of files and lock, also where publishing fails.

        A closed store must not be used; one in memory stays open.
        """
        if self.path is None or not hasattr(self, "quads"):
            return
        try:
            self.publish()
        finally:
            del self.quads
            if self._lock is not None:
                self._lock.close()
                self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def absent(root: Path) -> bool:
    """Whether there is no store at ``root`` yet: nothing, an empty folder, or a store that was killed in the making."""
    return not root.exists() or (root.is_dir() and {path.name for path in root.iterdir()} <= _PARTS)


def finish(store: Store) -> None:
    """Consolidate what a killed writer left."""
    if store.marked():
        from incumbent.graph import runs  # noqa: PLC0415 (they need Store)
        from incumbent.graph.consolidate import consolidate  # noqa: PLC0415

        consolidate(store, run=runs.unfinished(store))


def data(quads: Iterable[Quad]) -> str:
    """Quads as SPARQL writes them, graph by graph."""
    graphs: dict[NamedNode, list[Triple]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(quad.triple)  # type: ignore[arg-type]
    return "".join(f"GRAPH {graph} {{ {_triples(triples)} }}\n" for graph, triples in graphs.items())


def _triples(triples: Iterable[Triple]) -> str:
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def _opened(folder: Path, *, read_only: bool = False) -> pyoxigraph.Store:
    try:
        return pyoxigraph.Store.read_only(str(folder)) if read_only else pyoxigraph.Store(str(folder))
    except (OSError, ValueError, RuntimeError) as error:
        raise StoreError(f"the store is damaged: {error}", str(folder)) from error


def _snapshot(root: Path) -> pyoxigraph.Store:
    """The newest snapshot; the link is followed once, for its target may change while files are opened through it."""
    while True:
        newest = (root / "current").resolve()
        try:
            return _opened(newest, read_only=True)
        except StoreError:
            if (root / "current").resolve() == newest:  # else a writer has published, and removed this one
                raise


def _locked(root: Path) -> IO[str]:
    try:
        lock = (root / "lock").open("a", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"the store cannot be written: {error.strerror}", str(root)) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise StoreError("another process is writing to this store; try again when it is done", str(root)) from error
    return lock


def _check_format(root: Path) -> None:
    if not root.exists():
        raise StoreError("there is no store", str(root))
    try:
        found = (root / "FORMAT").read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise StoreError("this is not a store", str(root)) from error
    if found != FORMAT:
        message = f"this store has the format {found.strip()[:60]!r}, this version needs {FORMAT.strip()!r}"
        raise StoreError(message, str(root))
