"""What passes between the server and a worker process: a job, and a reply, each one JSON line.

The body of a reply follows its line as that many bytes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal, Self

READY = b"ready\n"
"""The line that a worker starts with."""


@dataclass(frozen=True)
class Job:
    """One query to run.

    ``snapshot`` is the directory of the store to ask; ``union`` whether the default graph is the
    union of all; ``default_graphs`` and ``named_graphs`` are IRIs, None where the query decides.
    ``seconds`` and ``size`` (bytes of the answer) are the limits; the worker ends itself when it overruns the first.
    """

    snapshot: str
    query: str
    media_type: str
    union: bool
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    seconds: float
    size: int

    def line(self) -> bytes:
        """The job as it is sent."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Self:
        """The job of a line."""
        fields = json.loads(line)
        for name in ("default_graphs", "named_graphs"):
            fields[name] = None if fields[name] is None else tuple(fields[name])
        return cls(**fields)


Outcome = Literal["done", "malformed", "too large", "failed"]


@dataclass(frozen=True)
class Reply:
    """How it went: ``message`` says what is wrong, ``body`` is the answer where it is done."""

    outcome: Outcome
    message: str = ""
    body: bytes = b""

    def head(self) -> bytes:
        """The line that goes before the body."""
        return json.dumps([self.outcome, self.message, len(self.body)]).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> tuple[Self, int]:
        """The reply of a line, still without its body, and the body's length in bytes."""
        outcome, message, length = json.loads(line)
        return cls(outcome, message), length
