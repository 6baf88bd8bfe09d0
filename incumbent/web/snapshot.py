"""The newest snapshot of a store, opened anew when a newer one is published."""

from __future__ import annotations

import threading
from pathlib import Path

from incumbent.errors import StoreError
from incumbent.graph.engine import LocalEngine
from incumbent.graph.store import Store


class Snapshots:
    """The snapshots of the store at ``root``. May be used from many threads.

    Raises StoreError from the start where there is no store, or one of another version.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._opened = self._open()

    def directory(self) -> Path:
        """Where the newest snapshot lies."""
        return (self._root / "current").resolve()

    def engine(self) -> LocalEngine:
        """What answers questions about the newest snapshot. It stays good when a newer one comes."""
        with self._lock:
            if self.directory() != self._opened[0]:
                self._opened = self._open()
            return self._opened[1]

    def _open(self) -> tuple[Path, LocalEngine]:
        directory = self.directory()
        try:
            return directory, Store.open(self._root).engine()
        except StoreError:
            if self.directory() == directory:
                raise
            # a writer published twice in between, and swept this snapshot away
            return self._open()
