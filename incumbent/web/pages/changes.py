"""What happened between two days, and what the sources disagree on."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from incumbent.queries.changes import REALIS, changes
from incumbent.queries.conflicts import conflicts
from incumbent.queries.terms import parsed
from incumbent.web.render import respond
from incumbent.web.snapshot import Reading


def page(request: Request, reading: Reading) -> Response:
    """``/changes``, with ``?from=DAY&to=DAY&realis=REALIS``; without, the last year that the sources cover."""
    query = request.query_params
    until = parsed(query["to"]) if query.get("to", "").strip() else reading.horizon
    since = parsed(query["from"]) if query.get("from", "").strip() else date(max(until.year - 1, 1), until.month, 1)
    asked = query.get("realis", "actual")
    view = changes(reading.engine, since, until, realis=None if asked == "any" else asked)
    return respond(request, "changes.html", view, realis=asked, kinds=(*REALIS, "any"))


def disputed(request: Request, reading: Reading) -> Response:
    """``/conflicts``."""
    return respond(request, "conflicts.html", conflicts(reading.engine))
