"""A worker process: performs tasks one after the other, within limits, and may die over any of them.

Started as ``python -m incumbent.ingest.worker FD MEMORY``; tasks and outcomes are values of this package,
pickled over the socket FD that the parent has made, and over nothing else. It ends with its parent.
"""

from __future__ import annotations

import os
import queue
import resource
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection

from incumbent.errors import IncumbentError
from incumbent.ingest.task import Recipe, Task, perform

OUT_OF_MEMORY = 3
"""The exit code of a worker that met its memory limit."""


def serve(connection: Connection, recipe: Recipe) -> None:
    """Say ``("ready", version)`` or ``("refused", error)``, then answer tasks with ``("done", outcomes)``.

    A task that raises is answered with ``("failed", message)``.
    """
    try:
        extractor = recipe.build()
    except IncumbentError as error:
        connection.send(("refused", error))
        return
    connection.send(("ready", extractor.version))
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, tasks), daemon=True).start()
    while True:
        try:
            connection.send(("done", perform(tasks.get(), extractor)))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # what is left of the process cannot be trusted
        except OSError:
            return  # nobody listens any more
        except Exception as error:  # whatever a component raises, it is this task's failure and no other's
            connection.send(("failed", f"{type(error).__name__}: {error}"))


def _receive(connection: Connection, tasks: queue.SimpleQueue[Task]) -> None:
    """Take tasks as they come, so that the parent never waits to hand one over while this process computes."""
    with suppress(EOFError, OSError):
        while True:
            tasks.put(connection.recv())
    os._exit(0)  # the parent is gone


def main() -> None:
    """Set the limits and serve."""
    descriptor, memory = map(int, sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection = Connection(descriptor)
    with suppress(EOFError, OSError):
        serve(connection, connection.recv())


if __name__ == "__main__":
    main()
