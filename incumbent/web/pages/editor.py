"""The SPARQL editor, and the named queries to start from."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from incumbent.queries import library
from incumbent.web.render import respond
from incumbent.web.snapshot import Reading


@dataclass(frozen=True)
class Named:
    """A named query: what it is called, what it answers, its text."""

    name: str
    title: str
    text: str


@dataclass(frozen=True)
class Editor:
    """What the page shows: the named queries, and how much of the graph they ask."""

    queries: tuple[Named, ...]
    articles: int


def page(request: Request, reading: Reading) -> Response:
    """``/editor``."""
    loaded = (library.load(name) for name in library.names())
    queries = tuple(Named(query.name, query.title, query.text) for query in loaded)
    return respond(request, "editor.html", Editor(queries, reading.stats.counts.get("article", 0)))
