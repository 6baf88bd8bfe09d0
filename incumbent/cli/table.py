"""The command that takes tenure tables in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

import incumbent
from incumbent.cli.echo import echo
from incumbent.cli.options import DEFAULT_STORE, Form, Format, Published, Store
from incumbent.cli.printing import as_json
from incumbent.errors import UsageError
from incumbent.queries.answer import plain

if TYPE_CHECKING:
    from incumbent.ingest.tablelint import Oddity

Pairs = list[str]


def import_(
    file: Annotated[str, typer.Argument(help="A table: .tsv, .csv, .yaml.", show_default=False)],
    *,
    map: Annotated[
        Pairs,
        typer.Option(help="Which column fills a field, as person=Name; person= leaves it out. Can be repeated."),
    ] = [],  # noqa: B006 (typer copies it)
    set: Annotated[
        Pairs, typer.Option(help="A value for all rows that give none, as type=resign. Can be repeated.")
    ] = [],  # noqa: B006
    source: Annotated[
        Optional[str],  # noqa: UP045 (typer reads it at run time)
        typer.Option(help="Who publishes the table; the file's stem if not said."),
    ] = None,
    published: Published = None,
    lint: Annotated[bool, typer.Option("--lint", help="Only say what is odd in the table, row by row.")] = False,
    store: Store = DEFAULT_STORE,
    format: Format = Form.TABLE,
) -> None:
    """Read a table of tenures into the store: each row is evidence of its own, beside the articles."""
    if not Path(file).is_file():
        raise UsageError("no such file", file)
    if format not in (Form.TABLE, Form.JSON):
        raise UsageError("the outcome of an import can be printed as table or json")
    columns, constants = _pairs(map), _pairs(set)
    if lint:
        _print_lint(file, columns, constants, format)
        return
    with incumbent.open(store) as graph:
        done = graph.import_table(file, columns=columns, constants=constants, source=source, published=published)
    if format is Form.JSON:
        as_json(plain(done))
        return
    echo(str(done))
    for line in _counted(done.oddities):
        echo(f"  {line}")


def _print_lint(file: str, columns: dict[str, str], constants: dict[str, str], format: Form) -> None:
    from incumbent.importing import Table, oddities  # noqa: PLC0415

    found = oddities(Table(Path(file), columns, constants, Path(file).stem, None))
    if format is Form.JSON:
        as_json([plain(oddity) for oddity in found])
        return
    for oddity in found:
        echo(f"{file}:{oddity.line}: {oddity.kind}: {oddity.message}{oddity.id and f' ({oddity.id})'}")
    for line in _counted(found):
        echo(line)


def _counted(found: Iterable[Oddity]) -> list[str]:
    counts = Counter(oddity.kind for oddity in found)
    return [f"{number} × {kind}" for kind, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _pairs(texts: Pairs) -> dict[str, str]:
    for text in texts:
        if "=" not in text:
            raise UsageError(f"expected field=column or field=value, not {text!r}")
    return {field.strip(): value.strip() for field, _, value in (text.partition("=") for text in texts)}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(import_)
