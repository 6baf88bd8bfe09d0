"""Commands that take articles in and out: ingest, extract, forget."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from glob import has_magic
from pathlib import Path
from typing import Annotated

import typer

import incumbent
from incumbent.cli.echo import echo
from incumbent.cli.options import (
    DEFAULT_STORE,
    Cluster,
    Form,
    Format,
    Gazetteer,
    Jobs,
    Memory,
    Model,
    Output,
    Paths,
    Private,
    Published,
    Seconds,
    StdinFormat,
    Store,
)  # fmt: skip
from incumbent.cli.printing import as_json
from incumbent.errors import UsageError
from incumbent.ingest import stdin
from incumbent.ingest.limits import LIMITS, Limits
from incumbent.ingest.web import is_address
from incumbent.queries.answer import plain
from incumbent.reading import Progress, Status

SHOWN = 20
"""Changes that a terminal is told of one by one."""
STOPPED = 130
"""The exit code after Ctrl-C, as shells count it: 128 and the signal's number."""


def ingest(
    paths: Paths,
    *,
    published: Published = None,
    model: Model = None,
    gazetteer: Gazetteer = [],  # noqa: B006 (typer copies it)
    jobs: Jobs = 1,
    cluster: Cluster = None,
    seconds: Seconds = LIMITS.seconds,
    memory: Memory = LIMITS.memory >> 20,
    output: Output = None,
    private: Private = False,
    stdin_format: StdinFormat = "jsonl",
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """Read articles into the store and bring tenures up to date.

    One bad file or article does not stop the others. What the store has already is not read again,
    so that the same command goes on where a stopped one ended.
    """
    _there(paths)
    state = 0
    with ExitStack() as stack:
        graph, progress = stack.enter_context(incumbent.open(store)), stack.enter_context(_progress())
        sources = [_spooled(path, stdin_format, stack) for path in paths]
        try:
            done = graph.ingest(
                *sources, published=published, model=model, gazetteer=gazetteer, warn=_warn, progress=progress,
                jobs=jobs, cluster=cluster, limits=Limits(seconds, memory << 20), output=output, private=private,
            )  # fmt: skip
        except KeyboardInterrupt as error:
            from incumbent.ingesting import InterruptedIngest  # noqa: PLC0415 (loads the consolidation)

            if not isinstance(error, InterruptedIngest):
                raise typer.Exit(STOPPED) from error
            done, state = error.done, STOPPED
            echo("stopped; what is done stays, and the same command goes on from here", err=True)
    for failure in done.failures:
        echo(f"error: {failure}", err=True)
    if format is Form.TABLE:
        echo(str(done))
        for change in done.changes.changes[:SHOWN]:
            echo(f"  {change}")
        if len(done.changes) > SHOWN:
            echo(f"  … and {len(done.changes) - SHOWN} more: incumbent runs, incumbent changes --since-run")
    elif format is Form.JSON:
        as_json(plain(done) | {"failures": [str(failure) for failure in done.failures]})
    else:
        raise UsageError("the outcome of an ingest can be printed as table or json")
    if state or done.failures:
        raise typer.Exit(state or 1)


def extract(
    paths: Paths,
    *,
    published: Published = None,
    model: Model = None,
    gazetteer: Gazetteer = [],  # noqa: B006
) -> None:
    """Print what articles say, one JSON object an article and line; no store is touched."""
    from incumbent.ingest import pipeline, records  # noqa: PLC0415 (loads spaCy)
    from incumbent.queries.terms import parsed  # noqa: PLC0415
    from incumbent.reading import Reading  # noqa: PLC0415

    _there(paths)
    day = parsed(published) if published else None
    with _progress() as progress:
        reading = Reading.of(paths, day, _warn, progress)
        for article, claims, firsts in pipeline.build(model, gazetteer).read(reading):
            echo(records.line(article, claims, firsts))
    for failure in reading.failures:
        echo(f"error: {failure}", err=True)
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
            echo(str(change))


def _there(paths: list[str]) -> None:
    for path in paths:
        named = path != "-" and not is_address(path) and not has_magic(path)
        if named and not Path(path).exists():
            raise UsageError("no such file or folder", path)


def _spooled(path: str, form: str, stack: ExitStack) -> str:
    """A source; for ``-`` a file with what stands on standard input."""
    return path if path != "-" else str(stack.enter_context(stdin.as_file(form)))


def _warn(message: str) -> None:
    echo(f"warning: {message}", err=True)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar with the rate, the time to go and the failures on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=1.0)
        yield lambda status: bar.update(task, completed=status.share, description=_told(status))


def _told(status: Status) -> str:
    left = "" if status.left is None else f", {timedelta(seconds=round(status.left))} to go"
    failed = f", {status.failures} failed" if status.failures else ""
    return f"{status.articles:,} articles, {status.rate:.1f} a second{failed}{left}"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (ingest, extract, forget):
        app.command()(command)
