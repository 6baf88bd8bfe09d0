"""The verdicts as commands: each gives one, and prints what it changed."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

import incumbent
from incumbent.cli.echo import echo
from incumbent.cli.options import DEFAULT_STORE, Store
from incumbent.cli.walk import fields
from incumbent.errors import UsageError
from incumbent.verdicts import Ruled

By = Annotated[
    Optional[str],  # noqa: UP045 (typer reads it at run time)
    typer.Option(envvar="INCUMBENT_BY", help="Who rules; the user of this machine if not said."),
]
Why = Annotated[str, typer.Option(help="The reason, for those who read it later.")]
Claim = Annotated[str, typer.Argument(help="A claim: its address or id, as why prints it.", show_default=False)]
Date = Annotated[str, typer.Option("--on", help="When, as EDTF: 2004-07-07, 2004-07, 2004.")]
Things = Annotated[
    list[str],
    typer.Argument(help="People, posts, or organizations: names or addresses; of a person mentions too."),
]

def told(ruled: Ruled, how: str = "given") -> None:
    """Print the verdicts and what they changed."""
    for one in ruled.verdicts:
        echo(f"{one.kind} {how}: {one.id}")
    if not ruled.verdicts:
        echo("no new verdicts")
    for change in ruled.changes:
        echo(f"  {change}")
    if ruled.verdicts and not len(ruled.changes):
        echo("  no tenure, conflict or person changes")


def merge(things: Things, by: By = None, why: Why = "", store: Store = DEFAULT_STORE) -> None:
    """People, posts or organizations are one; of posts and organizations the first stands for all."""
    with incumbent.open(store) as graph:
        told(graph.merge(*things, by=by, why=why))


def apart(things: Things, by: By = None, why: Why = "", store: Store = DEFAULT_STORE) -> None:
    """Two people, posts or organizations are two; two mentions of one person split it."""
    if len(things) != 2:
        raise UsageError("apart takes two")
    with incumbent.open(store) as graph:
        told(graph.apart(things[0], things[1], by=by, why=why))


def reject(claim: Claim, by: By = None, why: Why = "", store: Store = DEFAULT_STORE) -> None:
    """A claim counts for nothing."""
    with incumbent.open(store) as graph:
        told(graph.reject(claim, by=by, why=why))


def accept(claim: Claim, by: By = None, why: Why = "", store: Store = DEFAULT_STORE) -> None:
    """A claim is right, and decides against those that contradict it."""
    with incumbent.open(store) as graph:
        told(graph.accept(claim, by=by, why=why))


def correct(
    claim: Claim,
    changes: Annotated[
        list[str],
        typer.Argument(help="FIELD=VALUE of person, title, organization, date, start, end, type, realis."),
    ],
    by: By = None,
    why: Why = "",
    store: Store = DEFAULT_STORE,
) -> None:
    """A claim is right once some of its fields are changed; an empty value takes a field away."""
    with incumbent.open(store) as graph:
        told(graph.correct(claim, fields(changes), by=by, why=why))


def seats(
    post: Annotated[str, typer.Argument(help="The post.", show_default=False)],
    number: Annotated[int, typer.Argument(help="How many hold it at once; 0 for many.", show_default=False)],
    by: By = None,
    why: Why = "",
    store: Store = DEFAULT_STORE,
) -> None:
    """A post has this many holders at once."""
    with incumbent.open(store) as graph:
        told(graph.seats(post, number, by=by, why=why))


def rename(
    organization: Annotated[str, typer.Argument(help="The organization.", show_default=False)],
    name: Annotated[str, typer.Argument(help="Its later name.", show_default=False)],
    on: Date = "",
    *,
    by: By = None,
    why: Why = "",
    store: Store = DEFAULT_STORE,
) -> None:
    """An organization goes on under another name, and its posts with it."""
    with incumbent.open(store) as graph:
        told(graph.rename(organization, name, on=on, by=by, why=why))


def dissolve(
    thing: Annotated[str, typer.Argument(help="An organization or a post.", show_default=False)],
    on: Annotated[str, typer.Option("--on", help="When, as EDTF: 2004-07-07, 2004-07, 2004.", show_default=False)],
    into: Annotated[Optional[str], typer.Option(help="The organization that took over.")] = None,  # noqa: UP045
    *,
    by: By = None,
    why: Why = "",
    store: Store = DEFAULT_STORE,
) -> None:
    """An organization or a post came to an end, which ends the tenures that were open."""
    with incumbent.open(store) as graph:
        told(graph.dissolve(thing, on, into=into, by=by, why=why))


def add(
    facts: Annotated[
        list[str],
        typer.Argument(
            help="FIELD=VALUE of person, post, organization, type, date, start, end, realis, agent; type=current.",
            show_default=False,
        ),
    ],
    *,
    quote: Annotated[str, typer.Option(help="The words that state it.", show_default=False)],
    source: Annotated[str, typer.Option(help="Who publishes them.", show_default=False)],
    published: Annotated[Optional[str], typer.Option(help="The day of publication, as 2022-06-01.")] = None,  # noqa: UP045
    url: Annotated[Optional[str], typer.Option(help="Where they stand.")] = None,  # noqa: UP045
    by: By = None,
    why: Why = "",
    store: Store = DEFAULT_STORE,
) -> None:
    """Add a fact by hand, with its source."""
    with incumbent.open(store) as graph:
        told(graph.add(fields(facts), quote, source, published=published, url=url, by=by, why=why))


def register(review: typer.Typer) -> None:
    """Add the commands."""
    for command in (merge, apart, reject, accept, correct, seats, rename, dissolve, add):
        review.command()(command)
