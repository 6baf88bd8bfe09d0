"""A pool of worker processes that outlives their deaths: no article, however poisoned, stops a run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import deque
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import wait

from incumbent.errors import IncumbentError, SourceError
from incumbent.ingest.limits import LIMITS, Limits
from incumbent.ingest.task import RECIPE, Outcome, Recipe, Task, place
from incumbent.ingest.worker import OUT_OF_MEMORY

START = 300.0
"""Seconds for a worker to load its language model."""
STILLBORN = 3
"""Workers in a row that may die before they are ready, once one has been ready."""
AHEAD = 2
"""Tasks that a worker holds: one at work, one waiting, so that it does not wait for the parent."""


class Worker:
    """One process, with the tasks that it holds."""

    def __init__(self, recipe: Recipe, limits: Limits) -> None:
        self.connection, theirs = Pipe()
        descriptor = theirs.fileno()
        command = [sys.executable, "-m", "incumbent.ingest.worker", str(descriptor), str(limits.memory)]
        # one thread each: the workers are the parallelism, and sums come out the same on every machine
        single = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
        self.process = subprocess.Popen(
            command, pass_fds=[descriptor], env=os.environ | single, stdin=subprocess.DEVNULL
        )
        theirs.close()
        self.tasks: deque[Task] = deque()
        self.version: str | None = None
        self.deadline = time.monotonic() + START
        self._seconds = limits.seconds
        self.connection.send(recipe)

    def give(self, task: Task) -> None:
        """Hand over a task. A worker that has just died is noticed when it is listened to."""
        self.tasks.append(task)
        if self.version is not None and len(self.tasks) == 1:
            self.deadline = time.monotonic() + self._seconds
        try:
            self.connection.send(task)
        except OSError:
            self.deadline = 0.0

    def listen(self) -> tuple[str, object]:
        """The next message. EOFError or OSError where the process is gone."""
        word, value = self.connection.recv()
        self.deadline = time.monotonic() + self._seconds
        if word == "ready":
            self.version = str(value)
        return word, value

    def kill(self) -> int:
        """End the process, whatever it does; the exit code that it had come to by itself, if any."""
        own = self.process.poll()
        self.process.kill()
        code = self.process.wait()
        self.connection.close()
        return code if own is None else own


class Pool:
    """``jobs`` workers that perform tasks. They start with the first task, or when ``version`` is asked for."""

    def __init__(self, jobs: int = 1, recipe: Recipe = RECIPE, limits: Limits = LIMITS) -> None:
        self._jobs = jobs
        self._recipe = recipe
        self._limits = limits
        self._workers: list[Worker] = []
        self._again: deque[Task] = deque()
        self._version: str | None = None
        self._stillborn = 0

    @property
    def version(self) -> str:
        """The version of the workers' extractor. IncumbentError where they cannot start."""
        self._staff()
        while self._version is None:
            self._listen(self._workers[0], self._workers[0].connection.poll(START))
        return self._version

    @property
    def room(self) -> bool:
        """Whether a task can be given without waiting."""
        self._staff()
        return not self._again and any(len(worker.tasks) < AHEAD for worker in self._workers)

    @property
    def busy(self) -> bool:
        """Whether outcomes are due."""
        return bool(self._again) or any(worker.tasks for worker in self._workers)

    def give(self, task: Task) -> None:
        """Hand a task to the worker that has the least to do."""
        self._staff()
        min(self._workers, key=lambda worker: len(worker.tasks)).give(task)

    def take(self) -> list[tuple[Task, list[Outcome]]]:
        """Wait for outcomes, and return them with their tasks; empty where a death only meant more work.

        A task over which a worker died or overran its time is taken apart, and each of its things
        tried alone; one that then fails a worker again is given up.
        """
        self._staff()
        while self._again and any(len(worker.tasks) < AHEAD for worker in self._workers):
            self.give(self._again.popleft())
        waiting = [worker for worker in self._workers if worker.tasks or worker.version is None]
        nearest = min((worker.deadline for worker in waiting), default=0.0)
        ready = wait([worker.connection for worker in waiting], max(0.0, nearest - time.monotonic()))
        found: list[tuple[Task, list[Outcome]]] = []
        for worker in waiting:
            if worker.connection in ready:
                found += self._listen(worker, True)
            elif worker.deadline <= time.monotonic():
                found += self._listen(worker, False)
        return found

    def close(self) -> None:
        """End all workers at once."""
        while self._workers:
            self._workers.pop().kill()
        self._again.clear()

    def _staff(self) -> None:
        while len(self._workers) < self._jobs:
            self._workers.append(Worker(self._recipe, self._limits))

    def _listen(self, worker: Worker, spoke: bool) -> list[tuple[Task, list[Outcome]]]:
        try:
            if not spoke:
                raise TimeoutError
            word, value = worker.listen()
        except (EOFError, OSError) as error:
            return self._bury(worker, isinstance(error, TimeoutError))
        if word == "ready":
            self._version, self._stillborn = worker.version, 0
            return []
        if isinstance(value, IncumbentError):
            raise value
        task = worker.tasks.popleft()
        if word == "done" and isinstance(value, list):
            return [(task, value)]
        return self._apart(task, f"raises {value}")

    def _bury(self, worker: Worker, late: bool) -> list[tuple[Task, list[Outcome]]]:
        """Replace a worker that died or was too slow, and see to the tasks that it held."""
        code = worker.kill()
        self._workers.remove(worker)
        if worker.version is None:
            self._stillborn += 1
            if self._version is None or self._stillborn == STILLBORN:
                raise IncumbentError(f"a worker process cannot start (exit code {code})")
            self._again.extend(worker.tasks)
            return []
        if not worker.tasks:
            return []
        head = worker.tasks.popleft()
        self._again.extend(worker.tasks)
        if late:
            return self._apart(head, f"takes more than {self._limits.seconds:g} seconds")
        if code == OUT_OF_MEMORY:
            return self._apart(head, f"takes more than {self._limits.memory >> 20:,} MiB of memory")
        if len(head.things) == 1 and head.tries == 0:  # killed from outside, perhaps: once more
            self._again.append(replace(head, tries=1))
            return []
        return self._apart(head, f"ends its worker process (exit code {code})")

    def _apart(self, task: Task, reason: str) -> list[tuple[Task, list[Outcome]]]:
        if len(task.things) == 1:
            failure = SourceError(f"left out, since it {reason}", place(task.things[0]))
            return [(task, [Outcome(failure=failure)])]
        self._again.extend(Task(task.kind, (thing,)) for thing in task.things)
        return []
