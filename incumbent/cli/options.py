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


Store = Annotated[
    str, typer.Option(envvar="INCUMBENT_STORE", help="The store's folder, or a SPARQL endpoint's address.")
]
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
Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files and folders (.txt, .md, .html, .jsonl, .csv, .parquet, .warc), URLs of pages and feeds, "
        "- for standard input.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        min=0, envvar="INCUMBENT_JOBS", help="Processes that extract; 0: this one, without limits on articles."
    ),
]
Cluster = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(help="Extract on a Dask cluster: tcp://HOST:PORT of its scheduler, or local."),
]
Seconds = Annotated[float, typer.Option(min=1, help="Time after which an article is left out.")]
Memory = Annotated[int, typer.Option(min=512, help="MiB of memory of a process beyond which an article is left out.")]
Output = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(help="Write shards of compressed N-Quads into this folder instead of a store."),
]
Private = Annotated[bool, typer.Option("--private", help="Allow URLs that lead into the local network.")]
StdinFormat = Annotated[str, typer.Option(help="What standard input holds: txt, md, html, jsonl, csv, ...")]
Person = Annotated[Optional[str], typer.Option(help="Only this person.")]  # noqa: UP045
Organization = Annotated[Optional[str], typer.Option(help="Only this organization and its units.")]  # noqa: UP045
KnownAt = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(help="Only what was published on or before this day."),
]
Source = Annotated[
    list[str],
    typer.Option(help="Only what this publisher or table says. Can be given several times."),
]
DEFAULT_STORE = "incumbent.store"
