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
from incumbent.web.sheets import Sheet
from incumbent.web.snapshot import Reading


@dataclass(frozen=True)
class Listed(Sheet):
    """One sheet of the list, newest first."""

    found: tuple[Article, ...]


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
    sheet = Sheet.asked(request, len(found))
    view = Listed(sheet.total, sheet.number, sheet.pages, tuple(sheet.of(found)))
    return respond(request, "articles.html", view, turns=sheet.links(request))
