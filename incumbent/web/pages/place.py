"""Addresses: from the path of a page to the thing that it is about, or to the page that says why not."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from incumbent.errors import UsageError
from incumbent.graph.vocabulary import BASE
from incumbent.queries import first as firsts
from incumbent.queries.names import at
from incumbent.queries.owner import owner
from incumbent.queries.thing import Thing
from incumbent.queries.why import why
from incumbent.web.render import respond
from incumbent.web.snapshot import Reading
from incumbent.web.wording import address, fragment


@dataclass(frozen=True)
class Problem:
    """Why there is no answer, and what may be meant instead."""

    title: str
    message: str
    choices: tuple[Thing, ...] = ()


def found(reading: Reading, kind: str, slug: str) -> Thing | None:
    """The person, post or organization at ``/kind/slug``; None where nothing is."""
    try:
        thing = at(reading.engine, f"{kind}/{slug}")
    except UsageError:
        return None
    return thing if thing is not None and thing.kind == kind else None


def instead(request: Request, reading: Reading, kind: str, slug: str) -> Response:
    """What to say of an address that nothing has.

    One that several share by now (namesakes that were told apart) leads to the choice among them, status 300; another
    to what is called alike, status 404.
    """
    words = slug.replace("--", " ").replace("-", " ")
    namesakes = reading.search.beginning(f"{BASE}{kind}/{slug}")
    if namesakes:
        message = f"Several go by this name. Which {kind} is meant?"
        return respond(request, "problem.html", Problem(words.title(), message, namesakes), 300)
    tries = (words, words.split()[-1], words.split()[0]) if words.strip() else ()
    alike = next(filter(None, (reading.search.find(part, (kind,), limit=10).things for part in tries)), ())
    message = f"No {kind} in this store has this address. It may have been merged, renamed, or forgotten."
    return respond(request, "problem.html", Problem("Not found", message, alike), 404)


def missing(request: Request, message: str = "There is no such page.", status: int = 404) -> Response:
    """A page that says what is wrong."""
    title = {404: "Not found", 502: "Out of reach"}.get(status, "Not understood")
    return respond(request, "problem.html", Problem(title, message), status)


def mention(request: Request, reading: Reading) -> Response:
    """The permanent address of a mention leads to whoever is meant today, else to its article."""
    short = "mention/" + request.path_params["rest"]
    thing = at(reading.engine, short)
    if thing is not None and thing.kind != "mention":
        return RedirectResponse(address(thing), 303)
    if thing is not None:
        return RedirectResponse(address(f"{BASE}article/{short.split('/')[1]}"), 303)
    return missing(request, "No article in this store has such a mention.")


def claim(request: Request, reading: Reading) -> Response:
    """The permanent address of a claim leads to its sentence in its article."""
    iri = f"{BASE}claim/{request.path_params['slug']}"
    for quote in why(reading.engine, [iri], iri).quotes:
        if quote.iri == iri:
            return RedirectResponse(f"{address(quote.article)}#{fragment(iri)}", 303)
    return missing(request, "No article in this store makes this claim.")


def first(request: Request, reading: Reading) -> Response:
    """The permanent address of a first leads to its place on the page of the person, else to its article."""
    iri = f"{BASE}first/{request.path_params['slug']}"
    if whose := owner(reading.engine, iri):
        return RedirectResponse(f"{address(whose)}#{fragment(iri)}", 303)
    for one in firsts.at(reading.engine, iri):
        return RedirectResponse(address(one.article), 303)
    return missing(request, "No article in this store says this.")


def moment(request: Request, reading: Reading) -> Response:
    """A tenure or an event leads to its place on the page of the person whose it is."""
    kind = request.url.path.split("/")[1]
    iri = f"{BASE}{kind}/{request.path_params['slug']}"
    whose = owner(reading.engine, iri)
    if whose is None:
        return missing(request, f"There is no such {kind} any more. The articles may have changed, or been forgotten.")
    return RedirectResponse(f"{address(whose)}#{fragment(iri)}", 303)
