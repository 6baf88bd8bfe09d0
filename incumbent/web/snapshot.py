"""The newest snapshot of a store, opened anew when a newer one is published."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from incumbent.errors import StoreError
from incumbent.graph.engine import LocalEngine
from incumbent.graph.store import Store
from incumbent.queries.changes import Changes, changes
from incumbent.queries.search import Search
from incumbent.queries.stats import Stats, stats

RECENT = 12
"""Changes that are worth remembering as the latest."""
BACK = (30, 365, 3650, 36500)
"""Days to look back for them, further where less has happened."""


@dataclass(frozen=True, eq=False)
class Reading:
    """One snapshot, and what is worth knowing of it once: its names, and how much it holds."""

    directory: Path
    engine: LocalEngine
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def search(self) -> Search:
        """The names in it, ready to be searched."""
        with self._lock:
            return self._search

    @property
    def stats(self) -> Stats:
        """What it holds."""
        with self._lock:
            return self._stats

    @property
    def recent(self) -> Changes:
        """What happened last in it."""
        with self._lock:
            return self._recent

    @property
    def horizon(self) -> date:
        """As far as the sources go: the last day of publication, today where none is dated."""
        return self.stats.last or date.today()

    def prepare(self) -> None:
        """Learn now what the first request would wait for: four seconds of work for a hundred thousand tenures."""
        assert self.search is not None
        assert self.recent is not None

    @cached_property
    def _search(self) -> Search:
        return Search(self.engine)

    @cached_property
    def _stats(self) -> Stats:
        return stats(self.engine)

    @cached_property
    def _recent(self) -> Changes:
        last = self.horizon
        for days in BACK:
            found = changes(self.engine, date.fromordinal(max(last.toordinal() - days, 1)), last)
            if len(found.events) >= RECENT:
                break
        return Changes(found.since, found.until, found.events[-RECENT:])


class Snapshots:
    """The snapshots of the store at ``root``. May be used from many threads.

    Raises StoreError from the start where there is no store, or one of another version.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._newest = self._open()

    def directory(self) -> Path:
        """Where the newest snapshot lies."""
        return (self._root / "current").resolve()

    def newest(self) -> Reading:
        """The newest snapshot. It stays good for who holds it when a newer one comes."""
        with self._lock:
            if self.directory() != self._newest.directory:
                self._newest = self._open()
            return self._newest

    def _open(self) -> Reading:
        directory = self.directory()
        try:
            return Reading(directory, Store.open(self._root).engine())
        except StoreError:
            if self.directory() == directory:
                raise
            # a writer published twice in between, and swept this snapshot away
            return self._open()
