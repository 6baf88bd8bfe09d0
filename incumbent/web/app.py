"""The application: addresses, and who answers at them."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from incumbent.errors import StoreError, UsageError
from incumbent.web.pages import article, changes, editor, network, organization, person, place, post, search
from incumbent.web.security import Guard
from incumbent.web.settings import Settings
from incumbent.web.snapshot import Elsewhere, Reading, Snapshots
from incumbent.web.sparql.endpoint import Endpoint
from incumbent.web.sparql.pool import Pool
from incumbent.web.sparql.relay import Relay

STATIC = Path(__file__).parent / "static"

Page = Callable[[Request, Reading], Response]

PAGES: dict[str, Page] = {
    "/": search.page,
    "/person/{slug}": person.page,
    "/post/{slug}": post.page,
    "/organization/{slug}": organization.page,
    "/article/{slug}": article.page,
    "/articles": article.listed,
    "/changes": changes.page,
    "/conflicts": changes.disputed,
    "/network": network.page,
    "/editor": editor.page,
    "/claim/{slug}": place.claim,
    "/first/{slug}": place.first,
    "/mention/{rest:path}": place.mention,
}
"""Paths of pages. What has an IRI in the graph has its page at the same path here."""


def create(settings: Settings) -> ASGIApp:
    """The application over the store that ``settings`` names. Raises StoreError where it cannot be read."""
    snapshots: Snapshots | Elsewhere
    pool: Pool | Relay
    if isinstance(settings.store, str):
        snapshots = Elsewhere(settings.store)
        pool = Relay(settings.store, settings.lanes, settings.service)
    else:
        snapshots = Snapshots(settings.store)
        pool = Pool(settings.lanes, settings.service)

    def prepare() -> None:
        # an endpoint that is away now is asked again by the first page that needs it
        with suppress(StoreError):
            snapshots.newest().prepare()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        threading.Thread(target=prepare, daemon=True).start()
        yield
        await pool.close()

    def answering(page: Page) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            try:
                return page(request, snapshots.newest())
            except UsageError as error:
                return place.missing(request, f"{error}.", 400)
            except StoreError as error:
                return place.missing(request, f"The store does not answer: {error}.", 502)

        return answer

    routes: list[BaseRoute] = [Route(path, answering(page)) for path, page in PAGES.items()]
    routes += [Route(f"/{kind}/{{slug}}", answering(place.moment), name=kind) for kind in ("tenure", "event")]
    routes += [
        Route("/sparql", Endpoint(settings, pool, snapshots.directory).answer, methods=["GET", "POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    handlers = {404: lambda request, _: place.missing(request)}
    return Guard(Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers), settings)
