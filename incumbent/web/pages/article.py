"""An article: its text with the evidence marked, and beside it what was understood; and the list of all articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from incumbent.graph.vocabulary import BASE
from incumbent.queries.article import article
from incumbent.queries.articles import Article, articles
from incumbent.web.highlight import paragraphs
from incumbent.web.pages.place import missing
from incumbent.web.render import respond
from incumbent.web.snapshot import Reading

PER_PAGE = 100


@dataclass(frozen=True)
class Listed:
    """One page of the list, newest first; ``pages`` says how many there are."""

    found: tuple[Article, ...]
    total: int
    number: int
    pages: int


def page(request: Request, reading: Reading) -> Response:
    """``/article/ID``."""
    slug = request.path_params["slug"]
    view = article(reading.engine, f"{BASE}article/{slug}") if slug.isalnum() else None
    if view is None:
        return missing(request, "This store has no such article. It may have been forgotten.")
    return respond(request, "article.html", view, paragraphs=paragraphs(view.text, view.claims))


def listed(request: Request, reading: Reading) -> Response:
    """``/articles``, with ``?page=N``."""
    found = sorted(articles(reading.engine).found, key=lambda one: (one.published or date.min, one.iri), reverse=True)
    pages = max(1, -(-len(found) // PER_PAGE))
    asked = request.query_params.get("page", "1")
    number = min(max(int(asked) if asked.isdecimal() else 1, 1), pages)
    shown = tuple(found[(number - 1) * PER_PAGE : number * PER_PAGE])
    return respond(request, "articles.html", Listed(shown, len(found), number, pages))
