"""A bounded pool of worker processes, in two lanes, so that slow queries starve nobody.

A query starts in the quick lane. After two seconds it moves over to the slow lane, at a lower
priority, and its place in the quick lane is free again; when the slow lane is full and others
wait, it is stopped instead. Over the time limit it is stopped in any case. A stopped query's
process is killed.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from dataclasses import dataclass

from incumbent.web.sparql.job import READY, Job, Reply

QUICK = 2.0
"""Seconds that a query may take in the quick lane."""
LOOK = 0.2
"""Seconds between two looks at a query that has taken longer."""
PATIENCE = 30.0
"""Seconds that a query waits for a place in the quick lane."""


class BusyError(Exception):
    """There is no room for this query now."""


class OverTimeError(Exception):
    """The query was stopped at its time limit."""


class LostError(Exception):
    """The worker died over the query, out of memory as a rule."""


@dataclass(frozen=True)
class Lanes:
    """How many queries may run at once: quick ones, and those that turned out slow."""

    quick: int = max(2, os.cpu_count() or 2)
    slow: int = 2


class Worker:
    """One worker process."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, federate: bool) -> Worker:
        """A new process, waiting for its first job; cut off from the network unless it may ``federate``.

        Raises LostError where it does not start.
        """
        arguments = (sys.executable, "-P", "-m", "incumbent.web.sparql.worker", *(["federate"] if federate else []))
        worker = cls(await asyncio.create_subprocess_exec(*arguments, stdin=PIPE, stdout=PIPE))
        assert worker._process.stdout is not None
        try:
            if await worker._process.stdout.readline() != READY:
                raise LostError
        except BaseException:
            await worker.kill()
            raise
        return worker

    @property
    def alive(self) -> bool:
        """Whether the process still runs, as far as is known."""
        return self._process.returncode is None

    async def ask(self, job: Job) -> Reply:
        """Run ``job``. Raises LostError where the process dies over it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(job.line())
            await self._process.stdin.drain()
            reply, length = Reply.read(await self._process.stdout.readuntil(b"\n"))
            return Reply(reply.outcome, reply.message, await self._process.stdout.readexactly(length))
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise LostError from error

    def slow_down(self) -> None:
        """Let others go first from now on."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, 10)

    async def kill(self) -> None:
        """End the process, whatever it does."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


class Pool:
    """Runs jobs; to be made and used inside one event loop."""

    def __init__(self, lanes: Lanes, federate: bool) -> None:
        self._federate = federate
        self._quick = asyncio.Semaphore(lanes.quick)
        self._slow = asyncio.Semaphore(lanes.slow)
        self._idle: list[Worker] = []
        self._ending: set[asyncio.Task[None]] = set()
        self._waiting = 0

    async def run(self, job: Job) -> Reply:
        """The reply to ``job``. Raises BusyError, OverTimeError or LostError."""
        await self._enter()
        lane = self._quick
        worker = None
        try:
            worker = await self._next()
            task = asyncio.ensure_future(worker.ask(job))
            try:
                over = time.monotonic() + job.seconds
                await asyncio.wait({task}, timeout=min(QUICK, job.seconds))
                while not task.done():
                    if time.monotonic() >= over:
                        raise OverTimeError
                    if lane is self._quick and await self._change_lane():
                        lane = self._slow
                        worker.slow_down()
                    await asyncio.wait({task}, timeout=min(LOOK, max(over - time.monotonic(), 0)))
                reply = task.result()
            finally:
                task.cancel()
            if lane is self._quick:
                self._idle.append(worker)
                worker = None
            return reply
        finally:
            if worker is None:
                lane.release()
            else:
                ending = asyncio.ensure_future(_end(worker, lane))
                self._ending.add(ending)
                ending.add_done_callback(self._ending.discard)

    async def _enter(self) -> None:
        self._waiting += 1
        try:
            await asyncio.wait_for(self._quick.acquire(), PATIENCE)
        except TimeoutError as error:
            raise BusyError from error
        finally:
            self._waiting -= 1

    async def _next(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
        return await Worker.start(self._federate)

    async def _change_lane(self) -> bool:
        """Whether the slow lane has taken a query over. Raises BusyError where it is full and others wait."""
        if self._slow.locked():
            if self._waiting:
                raise BusyError
            return False
        await self._slow.acquire()
        self._quick.release()
        return True

    async def close(self) -> None:
        """End all idle workers; those at work end with their request."""
        while self._idle:
            await self._idle.pop().kill()
        await asyncio.gather(*self._ending)


async def _end(worker: Worker, lane: asyncio.Semaphore) -> None:
    """Kill a worker, and free its place when its memory is free: gigabytes take a second that no client waits for."""
    try:
        await worker.kill()
    finally:
        lane.release()
