"""An organization: who held what there on a day, its posts and units, and how many come and go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from incumbent.queries.career import extent
from incumbent.queries.profile import Profile, Structure, profile, structure
from incumbent.queries.tenure import of_organization
from incumbent.queries.terms import parsed
from incumbent.queries.turnover import Year, turnover
from incumbent.queries.who import Who, everyone
from incumbent.web.pages.place import found, instead
from incumbent.web.render import respond
from incumbent.web.snapshot import Reading


@dataclass(frozen=True)
class Organization:
    """What the page shows; ``first`` and ``last`` are the days between which anything is known."""

    profile: Profile
    structure: Structure
    first: date
    last: date
    holders: Who
    turnover: tuple[Year, ...]


def page(request: Request, reading: Reading) -> Response:
    """``/organization/SLUG``, with ``?on=DAY``; without, as of the last day of which anything is known."""
    slug = request.path_params["slug"]
    organization = found(reading, "organization", slug)
    if organization is None:
        return instead(request, reading, "organization", slug)
    tenures = of_organization(reading.engine, organization)
    first, last = extent(tenures) or (reading.horizon, reading.horizon)
    asked = request.query_params.get("on", "").strip()
    on = parsed(asked) if asked else last
    view = Organization(
        profile(reading.engine, organization),
        structure(reading.engine, organization),
        first,
        last,
        everyone(reading.engine, on, organization),
        turnover(tenures),
    )
    most = max((max(year.began, year.ended) for year in view.turnover), default=1)
    return respond(request, "organization.html", view, most=most, days=(last - first).days, at=(on - first).days)
