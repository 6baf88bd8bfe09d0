"""What happened between two days, and what the sources disagree on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from incumbent.queries.changes import REALIS
from incumbent.queries.conflicts import conflicts
from incumbent.queries.event import Event, these
from incumbent.queries.terms import parsed
from incumbent.web.render import respond
from incumbent.web.sheets import Sheet
from incumbent.web.snapshot import Reading


@dataclass(frozen=True)
class Listed(Sheet):
    """One sheet of what happened from one day to another, in order of time."""

    since: date
    until: date
    events: tuple[Event, ...]


def page(request: Request, reading: Reading) -> Response:
    """``/changes``, with ``?from=DAY&to=DAY&realis=REALIS&page=N``; of itself, of the last year that sources cover."""
    query = request.query_params
    until = parsed(query["to"]) if query.get("to", "").strip() else reading.horizon
    since = parsed(query["from"]) if query.get("from", "").strip() else date(max(until.year - 1, 1), until.month, 1)
    asked = query.get("realis", "actual")
    found = reading.changed(since, until, None if asked == "any" else asked)
    sheet = Sheet.asked(request, len(found))
    shown = these(reading.engine, sheet.of(found))
    view = Listed(sheet.total, sheet.number, sheet.pages, since, until, shown)
    return respond(request, "changes.html", view, realis=asked, kinds=(*REALIS, "any"), turns=sheet.links(request))


def disputed(request: Request, reading: Reading) -> Response:
    """``/conflicts``."""
    return respond(request, "conflicts.html", conflicts(reading.engine))
