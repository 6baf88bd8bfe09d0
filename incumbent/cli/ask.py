"""Commands that ask one thing: who, why, changes, vacancies, acting, conflicts."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

import incumbent
from incumbent.cli import feed
from incumbent.cli.beside import beside
from incumbent.cli.echo import echo
from incumbent.cli.options import DEFAULT_STORE, Form, Format, KnownAt, On, Organization, Source, Store
from incumbent.cli.printing import as_json, emit
from incumbent.errors import UsageError
from incumbent.queries.answer import plain


def who(
    post: Annotated[Optional[str], typer.Argument(help='The post: "CBP commissioner".', show_default=False)] = None,  # noqa: UP045
    on: On = "",
    organization: Organization = None,
    *,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """Who held a post on a day, and how sure that is; without a post, who held which."""
    if not on:
        raise UsageError("--on is missing; give the day, as 2022-06-01")
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        if post and organization:
            raise UsageError("give a post or --organization, not both")
        emit(graph.who(post, on) if post else graph.everyone(on, organization), format)


def why(
    what: Annotated[str, typer.Argument(help="A name, a post with --on, or the IRI of anything.", show_default=False)],
    on: Annotated[Optional[str], typer.Option(help="The day on which somebody held the post.")] = None,  # noqa: UP045
    *,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """The quotes behind an answer: sentence, article, offsets, and who says so."""
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        answer = graph.why(what, on)
    if format is Form.TABLE:
        echo(str(answer))
    elif format is Form.JSON:
        as_json(plain(answer))
    else:
        emit(answer, format)


def changes(
    since: Annotated[Optional[str], typer.Option("--from", help="The first day.")] = None,  # noqa: UP045
    until: Annotated[Optional[str], typer.Option("--to", help="The last day.")] = None,  # noqa: UP045
    all: Annotated[bool, typer.Option("--all", help="Also what was asked for, denied or possible.")] = False,
    *,
    since_run: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(help="Instead of days: what the runs after this one changed in the store; see runs."),
    ] = None,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """What happened between two days, first and last included; or what ingests and verdicts changed in the store."""
    if since_run is not None:
        if since or until or all or known_at or source:
            raise UsageError("--since-run stands alone: it tells of runs, not of days")
        feed.print_feed(store, since_run, format)
        return
    if not since or not until:
        raise UsageError("give --from and --to, or --since-run")
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        emit(graph.changes(since, until, realis=None if all else "actual"), format)


Place = Annotated[
    Optional[str],  # noqa: UP045
    typer.Argument(help="A post or an organization; everywhere without.", show_default=False),
]


def vacancies(
    name: Place = None,
    *,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """When posts were certainly empty, and who acted meanwhile."""
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        emit(graph.vacancies(name), format)


def acting(
    name: Place = None,
    *,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """Acting and interim spells."""
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        emit(graph.acting(name), format)


def conflicts(
    *,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """Claims that cannot all be true, their quotes side by side; review settles them."""
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        answer = graph.conflicts()
    if format is not Form.TABLE:
        emit(answer, format)
        return
    echo(answer.summary)
    for one in answer.found:
        echo(f"\n{one.kind}: {', '.join(filter(None, (' and '.join(one.people), one.post)))} ({one.short})")
        for line in beside(one.claims):
            echo(line)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (who, why, changes, vacancies, acting, conflicts):
        app.command()(command)
