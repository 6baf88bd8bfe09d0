"""Commands about a store as a whole: export, consolidate, validate, stats, articles."""

from __future__ import annotations

import sys
from typing import Annotated, Optional

import typer

import incumbent
from incumbent.cli.echo import echo
from incumbent.cli.options import DEFAULT_STORE, Form, Format, KnownAt, Organization, Person, Source, Store
from incumbent.cli.printing import as_json, emit
from incumbent.queries.answer import plain

Day = Optional[str]  # noqa: UP045


def export(
    format: Annotated[str, typer.Argument(help="The format; see docs/exports.md.", show_default=False)],
    target: Annotated[str, typer.Argument(help="A file, a folder for tables, - for standard output.")] = "-",
    *,
    flat: Annotated[bool, typer.Option("--flat", help="Networks: one edge a tenure, from person to post.")] = False,
    person: Person = None,
    organization: Organization = None,
    on: Annotated[Day, typer.Option(help="Only what may have been so on this day.")] = None,
    since: Annotated[Day, typer.Option("--from", help="Only what touches the time from this day on.")] = None,
    until: Annotated[Day, typer.Option("--to", help="Only what touches the time up to this day.")] = None,
    store: Store = DEFAULT_STORE,
) -> None:
    """Write the store, or a part of it, for other programs: Gephi, spreadsheets, RDF tools."""
    with incumbent.open(store) as graph:
        where = sys.stdout.buffer if target == "-" else target
        graph.export(
            format, where, person=person, organization=organization, flat=flat, on=on, since=since, until=until
        )


def consolidate(
    full: Annotated[bool, typer.Option("--full", help="Derive everything anew, not only what has changed.")] = False,
    store: Store = DEFAULT_STORE,
) -> None:
    """Bring tenures up to date with the evidence."""
    with incumbent.open(store) as graph:
        changes = graph.consolidate(full=full)
    for change in changes.changes:
        echo(str(change))
    if not changes:
        echo("nothing to change")


def validate(
    shapes: Annotated[bool, typer.Option(help="Check the SHACL shapes too, which takes longer.")] = True,
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """Hold the store against its rules; exit code 1 if it breaks any."""
    with incumbent.open(store) as graph:
        report = graph.validate(shapes=shapes)
    if format is Form.JSON:
        as_json(plain(report))
    else:
        echo(str(report))
    if not report.conforms:
        raise typer.Exit(1)


def stats(
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """How many of each kind of thing the store holds."""
    with incumbent.open(store) as graph:
        emit(graph.restricted(known_at=known_at, sources=source).stats(), format)


def articles(
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006 (typer copies it)
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """The articles of the store."""
    with incumbent.open(store) as graph:
        emit(graph.restricted(known_at=known_at, sources=source).articles(), format)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (export, consolidate, validate, stats, articles):
        app.command()(command)
