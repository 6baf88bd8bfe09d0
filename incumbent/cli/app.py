"""The application: its commands, and what becomes of errors."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from incumbent import __version__
from incumbent.cli import ask, judge, keep, look, reference, review, serve, sparql, table, take, upkeep
from incumbent.cli.echo import echo
from incumbent.errors import AmbiguousName, IncumbentError, UsageError


class Commands(TyperGroup):
    """Commands whose expected errors end in one sentence: exit code 2 for what was asked wrongly, else 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except IncumbentError as error:
            echo(f"error: {error}", err=True)
            for candidate in error.candidates if isinstance(error, AmbiguousName) else ():
                echo(f"  {candidate}", err=True)
            raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error


app = typer.Typer(
    cls=Commands,
    help="Who held which post, when, and who says so.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        echo(f"incumbent {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Who held which post, when, and who says so."""


for room in (take, table, ask, look, sparql, serve, upkeep, keep, review, judge, reference):
    room.register(app)
