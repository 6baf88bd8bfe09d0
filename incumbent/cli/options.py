"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer


class Form(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"


Store = Annotated[str, typer.Option(envvar="INCUMBENT_STORE", help="The folder of the store.")]
Format = Annotated[Form, typer.Option("--format", "-f", help="How to print the answer.")]
On = Annotated[str, typer.Option(help="The day, as 2022-06-01.")]
Published = Annotated[
    Optional[str],  # noqa: UP045 (typer reads it at run time)
    typer.Option(help="Day of publication of articles that give none, as 2022-06-01."),
]
Model = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(help="Another spaCy pipeline, by name or path."),
]
Gazetteer = Annotated[
    list[str],
    typer.Option(help="Your own table of organizations: name, acronym, parent, aliases. Can be given several times."),
]
Paths = Annotated[list[str], typer.Argument(help="Files and folders: .txt, .md, .html, .jsonl.", show_default=False)]
Person = Annotated[Optional[str], typer.Option(help="Only this person.")]  # noqa: UP045
Organization = Annotated[Optional[str], typer.Option(help="Only this organization and its units.")]  # noqa: UP045
DEFAULT_STORE = "incumbent.store"
