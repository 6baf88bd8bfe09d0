"""A process that runs queries of strangers, one after the other, and may be killed at any moment.

Started as ``python -m incumbent.web.sparql.worker [federate]``: jobs come on standard input, replies
go to standard output. Unless it may ``federate``, it cuts itself off from the network. It ends with
its input, or by an alarm when a query overruns its limit and nobody is left to kill it.
"""

from __future__ import annotations

import io
import resource
import signal
import sys
from typing import Any, BinaryIO

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from incumbent.graph.vocabulary import PREFIXES
from incumbent.web.sparql.isolation import cut_off
from incumbent.web.sparql.job import READY, Job, Reply

GRACE = 5
"""Seconds after the limit at which the worker ends itself; the server is meant to be faster."""
MEMORY = 4 << 30
"""Bytes of memory of its own that a worker may take; an allocation beyond it ends the process."""


class TooLargeError(Exception):
    """The answer outgrows its limit."""


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, data: object) -> int:
        size = len(memoryview(data))  # type: ignore[arg-type]
        if self.tell() + size > self.limit:
            raise TooLargeError
        return super().write(data)  # type: ignore[arg-type]


def run(store: pyoxigraph.Store, job: Job, trusted: bool) -> Reply:
    """Ask ``store`` what ``job`` wants to know. Not ``trusted``, not even the word for a call may occur in it."""
    if not trusted and "service" in job.query.casefold():
        return Reply("failed", "the word SERVICE cannot be used here")
    buffer = _Bounded(job.size)
    try:
        answer = store.query(
            job.query,
            prefixes=PREFIXES,
            use_default_graph_as_union=job.union,
            default_graph=_nodes(job.default_graphs),
            named_graphs=_nodes(job.named_graphs),
        )
        _write(answer, job.media_type, buffer)
    except (SyntaxError, ValueError) as error:
        return Reply("malformed", str(error))
    except TooLargeError:
        return Reply("too large")
    except (OSError, RuntimeError) as error:
        return Reply("failed", str(error))
    return Reply("done", body=buffer.getvalue())


def _nodes(iris: tuple[str, ...] | None) -> list[Any] | None:
    return None if iris is None else [NamedNode(iri) for iri in iris]


def _write(answer: QuerySolutions | QueryBoolean | QueryTriples, media_type: str, buffer: BinaryIO) -> None:
    if isinstance(answer, QueryTriples):
        graph_format = RdfFormat.from_media_type(media_type)
        if graph_format is None:
            raise ValueError(f"no graph can be written as {media_type}")
        answer.serialize(buffer, graph_format)
        return
    table_format = QueryResultsFormat.from_media_type(media_type)
    if table_format is None:
        raise ValueError(f"no table can be written as {media_type}")
    answer.serialize(buffer, table_format)


def main() -> None:
    """Serve jobs until the input ends."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    trusted = sys.argv[1:] == ["federate"] or cut_off()
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    opened: tuple[str, pyoxigraph.Store] | None = None
    for line in sys.stdin.buffer:
        job = Job.read(line)
        signal.setitimer(signal.ITIMER_REAL, job.seconds + GRACE)
        try:
            if opened is None or opened[0] != job.snapshot:
                opened = (job.snapshot, pyoxigraph.Store.read_only(job.snapshot))
            reply = run(opened[1], job, trusted)
        except OSError as error:
            reply = Reply("failed", f"the store cannot be read: {error}")
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.stdout.buffer.write(reply.head())
        sys.stdout.buffer.write(reply.body)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
