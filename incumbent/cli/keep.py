"""Commands that keep a store: dump, load, runs."""

from __future__ import annotations

from typing import Annotated

import typer

import incumbent
from incumbent.cli.echo import echo
from incumbent.cli.options import DEFAULT_STORE, Form, Format, Store
from incumbent.cli.printing import as_json
from incumbent.queries.answer import plain

Folder = Annotated[str, typer.Argument(help="The folder of the dump.", show_default=False)]


def dump(folder: Folder, store: Store = DEFAULT_STORE) -> None:
    """Write all that the store cannot derive into a new folder: compressed N-Quads, with checksums."""
    with incumbent.open(store) as graph:
        echo(str(graph.dump(folder)))


def load(folder: Folder, store: Store = DEFAULT_STORE) -> None:
    """Make a new store of a dump, also of one that an earlier version wrote."""
    with incumbent.open(store) as graph:
        echo(str(graph.load(folder)))


def runs(store: Store = DEFAULT_STORE, format: Format = Form.TABLE) -> None:
    """The runs that have filled the store: when, by which version, and what came of them."""
    with incumbent.open(store) as graph:
        found = graph.runs()
    if format is Form.JSON:
        as_json([plain(run) for run in found])
        return
    for run in found:
        counts = ", ".join(f"{number} {name}" for name, number in run.counts.items() if number)
        echo(f"{run.name}  {run.state or 'not ended'}  {run.extractor}  {counts}")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (dump, load, runs):
        app.command()(command)
