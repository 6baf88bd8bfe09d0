"""A person: the career as a time line, all that was told, and what the articles call the first, with the quotes."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from incumbent.queries.accounts import accounts
from incumbent.queries.career import career
from incumbent.queries.event import Event
from incumbent.queries.first import First
from incumbent.queries.profile import Profile, profile
from incumbent.queries.quote import Quote
from incumbent.queries.tenure import Tenure
from incumbent.web.pages.place import found, instead
from incumbent.web.render import respond
from incumbent.web.snapshot import Reading
from incumbent.web.timeline import Scale


@dataclass(frozen=True)
class Held:
    """A tenure and the quotes behind it."""

    tenure: Tenure
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Told:
    """An event and the quotes behind it."""

    event: Event
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Person:
    """What the page shows."""

    profile: Profile
    tenures: tuple[Held, ...]
    events: tuple[Told, ...]
    firsts: tuple[First, ...]


def page(request: Request, reading: Reading) -> Response:
    """``/person/SLUG``."""
    slug = request.path_params["slug"]
    person = found(reading, "person", slug)
    if person is None:
        return instead(request, reading, "person", slug)
    told = career(reading.engine, person)
    quotes = accounts(reading.engine, person)
    view = Person(
        profile(reading.engine, person),
        tuple(Held(one, quotes.get(one.iri, ())) for one in told.tenures),
        tuple(Told(one, quotes.get(one.iri, ())) for one in told.events),
        told.firsts,
    )
    scale = Scale.of(told.tenures, reading.horizon, events=told.events)
    return respond(request, "person.html", view, scale=scale)
