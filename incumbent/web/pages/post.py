"""A post: who held it one after the other, who acted, and when it was empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from incumbent.queries.accounts import accounts
from incumbent.queries.profile import Profile, profile
from incumbent.queries.succession import succession
from incumbent.queries.tenure import Tenure
from incumbent.queries.terms import parsed
from incumbent.queries.thing import Thing
from incumbent.queries.vacancies import Vacancy
from incumbent.queries.who import Who, who
from incumbent.web.pages.person import Held
from incumbent.web.pages.place import found, instead
from incumbent.web.render import respond
from incumbent.web.snapshot import Reading
from incumbent.web.timeline import Scale


@dataclass(frozen=True)
class Post:
    """What the page shows; ``holders`` answers for the day that was asked about, None where none was."""

    profile: Profile
    organization: Thing | None
    holders: Who | None
    tenures: tuple[Held, ...]
    vacancies: tuple[Vacancy, ...]


def page(request: Request, reading: Reading) -> Response:
    """``/post/SLUG``, with ``?on=DAY`` for the holders on a day."""
    slug = request.path_params["slug"]
    post = found(reading, "post", slug)
    if post is None:
        return instead(request, reading, "post", slug)
    on = request.query_params.get("on", "").strip()
    line = succession(reading.engine, post)
    quotes = accounts(reading.engine, post)
    view = Post(
        profile(reading.engine, post),
        next((one.organization for one in line.tenures if one.organization), None),
        who(reading.engine, post, parsed(on)) if on else None,
        tuple(Held(one, quotes.get(one.iri, ())) for one in line.tenures),
        line.vacancies,
    )
    empty = any(gap.until is None for gap in line.vacancies)
    scale = Scale.of(line.tenures, reading.horizon, lasting=empty)
    return respond(request, "post.html", view, scale=scale, entries=entries(view), on=on)


def entries(post: Post) -> list[Held | Vacancy]:
    """Tenures and vacancies in one order of time, a vacancy before a tenure of the same day."""
    placed: list[tuple[date, int, Held | Vacancy]] = [(gap.since, -1, gap) for gap in post.vacancies]
    placed += [(_place(held.tenure), number, held) for number, held in enumerate(post.tenures)]
    return [entry for _, _, entry in sorted(placed, key=lambda item: item[:2])]


def _place(tenure: Tenure) -> date:
    return tenure.first or tenure.last or date.min
