"""A store as it is now: its newest snapshot, or what an endpoint elsewhere answers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Generic, TypeVar

from incumbent.errors import StoreError
from incumbent.graph.engine import Engine
from incumbent.graph.remote import RemoteEngine
from incumbent.graph.store import Store
from incumbent.queries.changes import Changes, which
from incumbent.queries.event import these
from incumbent.queries.search import Search
from incumbent.queries.stats import Stats, stats

RECENT = 12
"""Changes that are worth remembering as the latest."""
BACK = (30, 365, 3650, 36500)
"""Days to look back for them, further where less has happened."""
LISTS = 4
"""Lists of events that are kept for whoever turns the page."""
STALE = 300.0
"""Seconds after which what is known of an endpoint once is learnt anew."""

T = TypeVar("T")


class Once(Generic[T]):
    """A value that is worked out when it is first asked for, by one thread while others wait."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[T] = []

    def __call__(self) -> T:
        """The value."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]


class Reading:
    """One snapshot, and what is worth knowing of it once: its names, how much it holds, what happened last."""

    def __init__(self, directory: Path | str, engine: Engine) -> None:
        self.directory = directory
        self.engine = engine
        self._search = Once(lambda: Search(engine))
        self._stats = Once(lambda: stats(engine))
        self._recent = Once(self._find_recent)
        self.changed = lru_cache(maxsize=LISTS)(partial(which, engine))
        """Which events fall between two days, and of which realis: see :func:`incumbent.queries.changes.which`."""

    @property
    def search(self) -> Search:
        """The names in it, ready to be searched."""
        return self._search()

    @property
    def stats(self) -> Stats:
        """What it holds."""
        return self._stats()

    @property
    def recent(self) -> Changes:
        """What happened last in it."""
        return self._recent()

    @property
    def horizon(self) -> date:
        """As far as the sources go: the last day of publication, today where none is dated."""
        return self.stats.last or date.today()

    def prepare(self) -> None:
        """Learn now what the first requests would wait for: four seconds of work for a hundred thousand tenures."""
        for learn in (self._stats, self._search, self._recent):
            learn()

    def _find_recent(self) -> Changes:
        last = self.horizon
        for days in BACK:
            first = date.fromordinal(max(last.toordinal() - days, 1))
            found = self.changed(first, last, "actual")
            if len(found) >= RECENT:
                break
        return Changes(first, last, these(self.engine, found[-RECENT:]))


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
                threading.Thread(target=self._newest.prepare, daemon=True).start()
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


class Elsewhere:
    """A store behind the SPARQL endpoint at ``address``. May be used from many threads.

    Pages ask it afresh; its names, its counts and what happened last are learnt every few minutes, behind the
    scenes. Raises StoreError from the start where nothing answers.
    """

    def __init__(self, address: str, stale: float = STALE) -> None:
        self._engine = RemoteEngine(address)
        self._engine.ask("ASK {}")
        self._stale = stale
        self._lock = threading.Lock()
        self._known = Reading(address, self._engine)
        self._since = time.monotonic()

    def directory(self) -> str:
        """Where the endpoint is."""
        return self._engine.address

    def newest(self) -> Reading:
        """The endpoint, with what was last learnt of it."""
        with self._lock:
            if time.monotonic() - self._since > self._stale:
                self._since = time.monotonic()
                threading.Thread(target=self._learn, daemon=True).start()
            return self._known

    def _learn(self) -> None:
        fresh = Reading(self._engine.address, self._engine)
        with suppress(StoreError):
            fresh.prepare()
            self._known = fresh
