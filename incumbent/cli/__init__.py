"""The command line: each command is one library call and its printing."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """The entry point ``incumbent``."""
    from incumbent.cli.app import app  # noqa: PLC0415 (builds every command)

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter still gets the rest
    app(prog_name="incumbent")
