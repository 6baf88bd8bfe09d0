"""How much memory this process and its children hold together, at the most. Linux only."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

PROC = Path("/proc")
EVERY = 0.5
"""Seconds from one look to the next."""


def held(pid: int) -> int:
    """Bytes that a process and its descendants hold. Files mapped by several, libraries above all, count once."""
    parents: dict[int, int] = {}
    for folder in PROC.iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    family = [pid]
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
    own, files = zip(*map(_pages, family), strict=True)
    return sum(own) + max(files)


def _pages(pid: int) -> tuple[int, int]:
    """Bytes of a process that are its own, and those of files."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]
    except OSError:  # it has just ended
        return 0, 0
    found = {name: int(value.split()[0]) << 10 for name, value in (line.split(":") for line in lines)}
    return found["Pss_Anon"] + found["Pss_Shmem"], found["Rss"] - found["Anonymous"]


class Weighing:
    """Looks now and then as long as the ``with`` lasts; ``peak`` is the most that it saw, in bytes."""

    def __init__(self) -> None:
        self.peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            self.peak = max(self.peak, held(os.getpid()))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
