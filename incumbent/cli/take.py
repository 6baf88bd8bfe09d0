"""Commands that take articles in and out: ingest, extract, forget."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

import incumbent
from incumbent.cli.options import DEFAULT_STORE, Form, Format, Gazetteer, Model, Paths, Published, Store
from incumbent.cli.printing import as_json
from incumbent.errors import UsageError
from incumbent.queries.answer import plain


def ingest(
    paths: Paths,
    *,
    published: Published = None,
    model: Model = None,
    gazetteer: Gazetteer = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """Read articles into the store and bring tenures up to date. One bad file does not stop the others."""
    _there(paths)
    with incumbent.open(store) as graph, _progress() as progress:
        done = graph.ingest(
            *paths, published=published, model=model, gazetteer=gazetteer, warn=_warn, progress=progress
        )
    for failure in done.failures:
        typer.echo(f"error: {failure}", err=True)
    if format is Form.TABLE:
        typer.echo(str(done))
        for change in done.changes.changes:
            typer.echo(f"  {change}")
    elif format is Form.JSON:
        as_json(plain(done) | {"failures": [str(failure) for failure in done.failures]})
    else:
        raise UsageError("the outcome of an ingest can be printed as table or json")
    if done.failures:
        raise typer.Exit(1)


def extract(
    paths: Paths,
    *,
    published: Published = None,
    model: Model = None,
    gazetteer: Gazetteer = [],  # noqa: B006
) -> None:
    """Print what articles say, one JSON object an article and line; no store is touched."""
    from incumbent.ingest import pipeline, reader, records  # noqa: PLC0415 (loads spaCy)
    from incumbent.ingesting import Reading  # noqa: PLC0415
    from incumbent.queries.terms import parsed  # noqa: PLC0415

    _there(paths)
    day = parsed(published) if published else None
    with _progress() as progress:
        reading = Reading(reader.find([Path(path) for path in paths]), day, _warn, progress)
        for article, claims in pipeline.build(model, gazetteer).extract(reading):
            typer.echo(records.line(article, claims))
    for failure in reading.failures:
        typer.echo(f"error: {failure}", err=True)
    if reading.failures:
        raise typer.Exit(1)


def forget(
    article: Annotated[
        str, typer.Argument(help="An article: its file, identity, URL, headline or name.", show_default=False)
    ],
    store: Store = DEFAULT_STORE,
) -> None:
    """Remove an article and all that rests on it alone, as if it had never come."""
    with incumbent.open(store) as graph:
        for change in graph.forget(article).changes:
            typer.echo(str(change))


def _there(paths: list[str]) -> None:
    for path in paths:
        if not Path(path).exists():
            raise UsageError("no such file or folder", path)


def _warn(message: str) -> None:
    typer.echo(f"warning: {message}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (ingest, extract, forget):
        app.command()(command)
