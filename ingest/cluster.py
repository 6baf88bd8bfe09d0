"""A Dask cluster as the hands of a run. Needs the extra ``incumbent[dask]``.

A task on a worker of the cluster goes through a pool of one process there, so that limits, and what
becomes of poisoned articles, are the same as on one machine.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from incumbent.errors import IncumbentError, UsageError
from incumbent.ingest.limits import LIMITS, Limits
from incumbent.ingest.pool import AHEAD, Pool
from incumbent.ingest.task import RECIPE, Outcome, Recipe, Task

LOCAL = "local"
"""The address that stands for a cluster made for the occasion on this machine."""
PATIENCE = 30
"""Seconds to reach a scheduler."""


class Cluster:
    """Hands on the cluster whose scheduler is at ``address`` (``tcp://...``), or ``local`` with ``jobs`` workers."""

    def __init__(self, address: str, jobs: int = 1, recipe: Recipe = RECIPE, limits: Limits = LIMITS) -> None:
        try:
            distributed: Any = import_module("distributed")  # an extra
        except ImportError as error:
            raise UsageError("a cluster needs the extra incumbent[dask]", address) from error
        self._distributed = distributed
        self._order = (recipe, limits)
        self._waiting: dict[Any, Task] = {}
        self._local: Any = None
        try:
            if address == LOCAL:
                self._local = distributed.LocalCluster(
                    n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None
                )
            self._client = distributed.Client(self._local or address, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise IncumbentError(f"no cluster answers: {str(error)[:200]}", address) from error

    @property
    def version(self) -> str:
        """The version of the extractor of the cluster. IncumbentError where its workers cannot start."""
        return str(self._client.submit(_version, *self._order).result())

    @property
    def room(self) -> bool:
        """Whether a task can be given without waiting."""
        threads: dict[str, int] = self._client.nthreads()
        return len(self._waiting) < AHEAD * max(1, sum(threads.values()))

    @property
    def busy(self) -> bool:
        """Whether outcomes are due."""
        return bool(self._waiting)

    def give(self, task: Task) -> None:
        """Hand a task to the cluster."""
        self._waiting[self._client.submit(_perform, task, *self._order, pure=False)] = task

    def take(self) -> list[tuple[Task, list[Outcome]]]:
        """Wait for outcomes. IncumbentError where the cluster itself gives up on a task."""
        done, _ = self._distributed.wait(list(self._waiting), return_when="FIRST_COMPLETED")
        found = []
        for future in done:
            task = self._waiting.pop(future)
            try:
                found.append((task, future.result()))
            except (self._distributed.KilledWorker, self._distributed.CancelledError) as error:
                raise IncumbentError(f"the cluster gave up on a task: {error}") from error
        return found

    def close(self) -> None:
        """Leave the cluster; end a local one. Nothing where that is done."""
        if self._client.status == "closed":
            return
        self._client.cancel(list(self._waiting))
        self._waiting.clear()
        self._client.close()
        if self._local is not None:
            self._local.close()


@cache
def _pool(recipe: Recipe, limits: Limits) -> Pool:
    return Pool(1, recipe, limits)


def _version(recipe: Recipe, limits: Limits) -> str:
    return _pool(recipe, limits).version


def _perform(task: Task, recipe: Recipe, limits: Limits) -> list[Outcome]:
    """On a worker of the cluster: all outcomes of a task, in no particular order."""
    pool = _pool(recipe, limits)
    pool.give(task)
    found: list[Outcome] = []
    while pool.busy:
        found += (outcome for _, outcomes in pool.take() for outcome in outcomes)
    return found
