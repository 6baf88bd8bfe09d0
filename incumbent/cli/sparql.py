"""Commands for SPARQL: query, queries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

import incumbent
from incumbent.cli.options import DEFAULT_STORE, Form, Format, KnownAt, Source, Store
from incumbent.cli.printing import as_json, grid, separated
from incumbent.errors import UsageError
from incumbent.queries import library
from incumbent.queries.answer import plain
from incumbent.queries.results import Table, Triples, Truth


def query(
    sparql: Annotated[
        str, typer.Argument(help="SPARQL, a file with it, - for standard input, or a named query.", show_default=False)
    ],
    param: Annotated[list[str], typer.Option("--param", "-p", help="NAME=VALUE for a named query.")] = [],  # noqa: B006
    *,
    known_at: KnownAt = None,
    source: Source = [],  # noqa: B006
    store: Store = DEFAULT_STORE,
    format: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--format", "-f", help="table, json, csv, tsv or xml; turtle, ntriples or jsonld for triples."),
    ] = None,
) -> None:
    """Any SPARQL 1.1 query, or one of those that `incumbent queries` lists."""
    values = dict(map(_pair, param))
    with incumbent.open(store) as whole:
        graph = whole.restricted(known_at=known_at, sources=source)
        answer = graph.query(_text(sparql), **values)
    if isinstance(answer, Triples):
        sys.stdout.write(answer.written(format or "turtle"))
    elif (format or "table") != "table":
        sys.stdout.write(answer.written(str(format)))
    elif isinstance(answer, Truth):
        typer.echo("yes" if answer.value else "no")
    else:
        _table(answer)


def queries(
    name: Annotated[Optional[str], typer.Argument(help="One of them, with its text.", show_default=False)] = None,  # noqa: UP045
    format: Format = Form.TABLE,
) -> None:
    """The named queries: what each answers, and its parameters."""
    if name:
        typer.echo(library.load(name).text, nl=False)
        return
    found = [library.load(each) for each in library.names()]
    if format is Form.JSON:
        as_json(plain([{k: v for k, v in vars(one).items() if k != "text"} for one in found]))
        return
    rows = [("name", "parameters", "what it answers")]
    for one in found:
        parameters = (f"[{p.name}]" if p.optional else p.name for p in one.parameters)
        rows.append((one.name, " ".join(parameters), one.title))
    if format is Form.TABLE:
        grid(rows)
    else:
        separated(rows, format)


def _text(sparql: str) -> str:
    if sparql == "-":
        return sys.stdin.read()
    if sparql in library.names() or any(mark in sparql for mark in "{}<\n"):
        return sparql
    path = Path(sparql)
    if not path.is_file():
        raise UsageError("this is no SPARQL, no file, and none of the named queries (see: incumbent queries)", sparql)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", sparql) from error


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"--param takes NAME=VALUE, not {text!r}")
    return name, value


def _table(answer: Table) -> None:
    if answer.rows:
        grid([answer.columns, *(tuple(" ".join(cell.split()) for cell in row) for row in answer.texts())])
    else:
        typer.echo("no rows")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (query, queries):
        app.command()(command)
