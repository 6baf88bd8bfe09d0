"""The commands of review: what waits for a person, and the verdicts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import incumbent
from incumbent.cli import rule
from incumbent.cli.echo import echo
from incumbent.cli.options import DEFAULT_STORE, Form, Format, Store
from incumbent.cli.printing import as_json, emit, grid
from incumbent.cli.rule import By, told
from incumbent.cli.walk import Walk
from incumbent.errors import SourceError, UsageError
from incumbent.queries.answer import plain

if TYPE_CHECKING:
    from incumbent.graph.verdict import Verdict

review = typer.Typer(help="Rule on what is uncertain; without a command, one question after the other.")


@review.callback(invoke_without_command=True)
def walk(context: typer.Context, by: By = None, store: Store = DEFAULT_STORE, format: Format = Form.TABLE) -> None:
    """Rule on what is uncertain; without a command, one question after the other."""
    if context.invoked_subcommand is not None:
        return
    with incumbent.open(store) as graph:
        queue = graph.queue()
        if format is not Form.TABLE:
            emit(queue, format)
            return
        echo(queue.summary)
        if queue.items:
            given = Walk(graph, by, told).through(queue)
            echo(f"\n{given} verdict{'' if given == 1 else 's'} given")


@review.command("list")
def list_(store: Store = DEFAULT_STORE, format: Format = Form.TABLE) -> None:
    """The verdicts in force."""
    with incumbent.open(store) as graph:
        found = graph.verdicts()
    if format is Form.JSON:
        as_json([{"id": one.id, **plain(one)} for one in found])
        return
    if not found:
        echo("no verdicts")
        return
    rows = [(one.id, one.given, one.by, one.kind, _what(one), one.why) for one in found]
    grid([("verdict", "given", "by", "kind", "what", "why"), *rows])


@review.command()
def undo(
    verdict: Annotated[str, typer.Argument(help="A verdict: its id or the beginning of it.", show_default=False)],
    store: Store = DEFAULT_STORE,
) -> None:
    """Take a verdict back, as if it had never been given."""
    with incumbent.open(store) as graph:
        told(graph.undo(verdict), "taken back")


@review.command()
def export(
    file: Annotated[str, typer.Argument(help="A file, - for standard output.")] = "-", store: Store = DEFAULT_STORE
) -> None:
    """Write the verdicts as plain text for version control, a line each."""
    with incumbent.open(store) as graph:
        text = graph.export_verdicts()
    if file == "-":
        sys.stdout.write(text)
        return
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror or error}", file) from error


@review.command("import")
def import_(
    file: Annotated[str, typer.Argument(help="A file that export wrote, - for standard input.", show_default=False)],
    store: Store = DEFAULT_STORE,
) -> None:
    """Give the verdicts of a file that are not in force yet; none where one line is wrong."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", file) from error
    with incumbent.open(store) as graph:
        told(graph.import_verdicts(text))


def _what(one: Verdict) -> str:
    if one.sides:
        told = " | ".join(f"{len(side)} mention{'s' * (len(side) > 1)}" for side in one.sides)
        if one.kind in {"reject", "accept", "correct"}:
            told = f"claim of article {one.sides[0][0][0][:8]}"
        changed = " ".join(f"{name}={value}" for name, value in sorted(one.details.items()) if name != "block")
        return f"{told} {changed}".strip()
    kept = {name: value for name, value in sorted(one.details.items()) if name not in {"article", "claim"}}
    return " ".join(f"{name}={value}" for name, value in kept.items()) or "a fact by hand"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    rule.register(review)
    app.add_typer(review, name="review")
