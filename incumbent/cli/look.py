"""Commands that show a course of time: timeline, career, succession."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

import incumbent
from incumbent.cli import bars
from incumbent.cli.echo import echo
from incumbent.cli.options import DEFAULT_STORE, Form, Format, KnownAt, Source, Store
from incumbent.cli.printing import emit, grid, wide
from incumbent.queries.career import Timeline

Width = Annotated[int, typer.Option(help="Width of the drawing in characters; 0 for that of the terminal.")]


def timeline(
    name: Annotated[str, typer.Argument(help="A person, post or organization.", show_default=False)],
    width: Width = 0,
    *,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """Tenures as bars over time, certain and possible stretches apart, and all events."""
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        answer = graph.timeline(name)
    if format is not Form.TABLE:
        emit(answer, format)
        return
    echo(answer.summary)
    _bars(answer, width)
    if answer.events:
        echo()
        grid(bars.events(answer))


def career(
    person: Annotated[str, typer.Argument(help='A person: "Magnus".', show_default=False)],
    *,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """The posts that a person has held, all that was told of them, and what articles call the person the first of."""
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        answer = graph.career(person)
    emit(answer, format)
    if format is Form.TABLE and answer.tenures:
        echo()
        _bars(answer)


def succession(
    post: Annotated[str, typer.Argument(help='A post: "CBP commissioner".', show_default=False)],
    *,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """Who held a post one after the other, with acting holders and gaps."""
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        answer = graph.succession(post)
    emit(answer, format)
    if format is Form.TABLE and answer.tenures:
        echo()
        _bars(Timeline(answer.post, answer.tenures, ()))


def _bars(answer: Timeline, width: int = 0) -> None:
    for line in bars.draw(answer, width or shutil.get_terminal_size((100, 24)).columns, marks()):
        echo(line)


def marks() -> bars.Marks:
    """The characters that standard output can take."""
    return bars.UNICODE if wide() else bars.ASCII


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (timeline, career, succession):
        app.command()(command)
