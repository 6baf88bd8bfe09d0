"""Printing what runs changed."""

from __future__ import annotations

import json

import typer

import incumbent
from incumbent.cli.echo import echo
from incumbent.cli.options import Form
from incumbent.cli.printing import separated


def print_feed(store: str, since_run: str, form: Form) -> None:
    """What the runs after one changed: as text below each run, as JSON lines, or as a table of data."""
    with incumbent.open(store) as graph:
        found = graph.feed(since_run=since_run)
    if form is Form.JSON:
        for entry in found:
            typer.echo(json.dumps({"run": entry.name, **entry.change.as_dict()}, ensure_ascii=False))
    elif form is Form.TABLE:
        last = ""
        for entry in found:
            if entry.name != last:
                echo(f"run {entry.name}")
                last = entry.name
            echo(f"  {entry}")
        if not found:
            echo("nothing has changed since")
    else:
        rows = [tuple(entry.change.as_dict().values()) for entry in found]
        header = ("run", "kind", "iri", "person", "post", "before", "after")
        separated([header, *((entry.name, *row) for entry, row in zip(found, rows, strict=True))], form)
