"""Answers as pages, or as JSON where that is what was asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from incumbent.queries.answer import plain
from incumbent.web import wording
from incumbent.web.accept import best

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
for _name in ("address", "fragment", "day", "stretch", "begin", "end", "spell", "when", "noun", "words"):
    _PAGES.filters[_name] = getattr(wording, _name)


def wants_json(request: Request) -> bool:
    """Whether the request asks for data: by its Accept header, or by ``?format=json`` in a link."""
    if request.query_params.get("format") == "json":
        return True
    return best(request.headers.get("accept"), ("text/html", "application/json")) == "application/json"


def respond(request: Request, template: str, view: Any, status: int = 200, **drawing: Any) -> Response:
    """``view``, a dataclass, as a page or as JSON; ``drawing`` is for the page alone."""
    if wants_json(request):
        text = json.dumps(plain(view), ensure_ascii=False, indent=1)
        return Response(text, status, media_type="application/json")
    page = _PAGES.get_template(template)
    twin = str(request.url.include_query_params(format="json").replace(scheme="", netloc=""))
    return HTMLResponse(page.render(view=view, path=request.url.path, twin=twin, **drawing), status)
