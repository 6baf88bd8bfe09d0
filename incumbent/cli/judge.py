"""The command that judges extraction: evaluate."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from incumbent.cli.echo import echo
from incumbent.cli.options import Form, Format, Gazetteer, Model
from incumbent.cli.printing import emit
from incumbent.errors import UsageError


def evaluate(
    gold: Annotated[str, typer.Argument(help="Annotated articles, one JSON object a line.", show_default=False)],
    *,
    text: Annotated[Optional[str], typer.Option(help="Folder of their texts; else the one beside GOLD.")] = None,  # noqa: UP045
    found: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(help="Judge this output of `incumbent extract`; no text is read then."),
    ] = None,
    compare: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(help="Output of another version: what was won over it, and what was lost."),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every error beside its sentence.")] = False,
    model: Model = None,
    gazetteer: Gazetteer = [],  # noqa: B006 (typer copies it)
    format: Format = Form.TABLE,
) -> None:
    """Judge extraction against annotated articles: figures with their intervals, and causes of error."""
    from incumbent.evaluating import extracted, judge, texts_beside  # noqa: PLC0415
    from incumbent.ingest.evaluate import load  # noqa: PLC0415

    for path in filter(None, (gold, found, compare)):
        if not Path(path).is_file():
            raise UsageError("there is no such file", path)
    asked = load(Path(gold))
    if found:
        given: Mapping[str, Mapping[str, Any]] = load(Path(found))
    else:
        from incumbent.ingest import pipeline  # noqa: PLC0415 (loads spaCy)

        folder = Path(text) if text else texts_beside(Path(gold))
        given = extracted(asked, folder, pipeline.build(model, gazetteer))
    answer = judge(asked, given, load(Path(compare)) if compare else None)
    emit(answer, format)
    if format is not Form.TABLE:
        return
    if errors:
        for mistake in answer.mistakes:
            echo(f"\n{mistake.cause}: {mistake.article}\n  {' '.join(mistake.evidence.split())}")
            echo(f"  asked: {_told(mistake.gold)}\n  found: {_told(mistake.found)}")
    for sign, changed in (("won", answer.change.won), ("lost", answer.change.lost)) if answer.change else ():
        for article, item in changed:
            echo(f"{sign}: {article}: {_told(item)}")


def _told(item: Mapping[str, Any] | None) -> str:
    if item is None:
        return "nothing"
    keys = ("type", "realis", "person", "post", "organization", "date", "agent")
    return ", ".join(str(item[key]) for key in keys if item.get(key))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(evaluate)
