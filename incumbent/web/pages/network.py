"""The network: people, posts and organizations, and the tenures that connect them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from incumbent.errors import AmbiguousName, UnknownName
from incumbent.queries.links import Links, links
from incumbent.queries.names import find
from incumbent.queries.terms import parsed
from incumbent.queries.thing import Thing
from incumbent.web.render import respond, wants_json
from incumbent.web.snapshot import Reading
from incumbent.web.wording import address

LIMIT = 1500
"""Tenures that are drawn at most; a picture of more shows nothing."""


@dataclass(frozen=True)
class Node:
    """A person, post or organization; ``x`` and ``y`` are its place, ``degree`` how many edges it has."""

    id: str
    label: str
    kind: str
    page: str
    x: float
    y: float
    degree: int


@dataclass(frozen=True)
class Edge:
    """A tenure (person to post) or the place of a post (post to organization), and when that may have been so."""

    id: str
    source: str
    target: str
    kind: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Network:
    """What is drawn; ``cut`` where there would be more, ``first`` and ``last`` as far as it reaches in time."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cut: bool
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Asked:
    """What the page asks for, and why it cannot be had."""

    organization: str
    since: str
    until: str
    problem: str = ""


def page(request: Request, reading: Reading) -> Response:
    """``/network``, with ``?organization=NAME&from=DAY&to=DAY``: a page that draws it, or the network as JSON."""
    query = request.query_params
    asked = Asked(*(query.get(name, "").strip() for name in ("organization", "from", "to")))
    try:
        body = find(reading.engine, asked.organization, ("organization",)) if asked.organization else None
        found = _links(reading, asked, body)
    except (UnknownName, AmbiguousName) as error:
        return respond(request, "network.html", Asked(asked.organization, asked.since, asked.until, str(error)), 404,
                       links=None)  # fmt: skip
    if wants_json(request):
        return respond(request, "network.html", drawn(found))
    named = replace(asked, organization=_name(reading, body)) if body else asked
    return respond(request, "network.html", named, links=found)


def drawn(found: Links) -> Network:
    """Nodes and edges of ``found``, every node at its place."""
    from incumbent.graph.picture import spots  # noqa: PLC0415 (loads networkx)

    things: dict[str, Thing] = {}
    edges: dict[str, Edge] = {}
    for link in found.links:
        things |= {thing.iri: thing for thing in (link.person, link.post)}
        edges[link.tenure] = Edge(link.tenure, link.person.iri, link.post.iri, link.capacity, link.start, link.stop)
        if link.organization:
            things[link.organization.iri] = link.organization
            iri = f"{link.post.iri} in {link.organization.iri}"
            edges.setdefault(iri, Edge(iri, link.post.iri, link.organization.iri, "in"))
    places = spots((edge.source, edge.target) for edge in edges.values())
    nodes = (
        Node(iri, thing.label, thing.kind, address(thing), places[iri].x, places[iri].y, places[iri].degree)
        for iri, thing in sorted(things.items())
    )
    starts = [link.start for link in found.links if link.start]
    days = starts + [link.stop for link in found.links if link.stop]
    return Network(tuple(nodes), tuple(edges.values()), found.cut, min(starts, default=None), max(days, default=None))


def _name(reading: Reading, body: Thing) -> str:
    """What to write for ``body`` in a form: its name, its address where others have that name too."""
    try:
        return body.label if find(reading.engine, body.label, ("organization",)).iri == body.iri else body.short
    except (UnknownName, AmbiguousName):
        return body.short


def _links(reading: Reading, asked: Asked, body: Thing | None) -> Links:
    since = parsed(asked.since) if asked.since else None
    until = parsed(asked.until) if asked.until else None
    return links(reading.engine, since=since, until=until, organization=body, limit=LIMIT)
