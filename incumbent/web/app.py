"""The application: addresses, and who answers at them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from incumbent.web.security import Guard
from incumbent.web.settings import Settings
from incumbent.web.snapshot import Snapshots
from incumbent.web.sparql.endpoint import Endpoint
from incumbent.web.sparql.pool import Pool

STATIC = Path(__file__).parent / "static"


def create(settings: Settings) -> ASGIApp:
    """The application over the store that ``settings`` names. Raises StoreError where it cannot be read."""
    snapshots = Snapshots(settings.store)
    pool = Pool(settings.lanes)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await pool.close()

    routes = [
        Route("/sparql", Endpoint(settings, pool, snapshots.directory).answer, methods=["GET", "POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    return Guard(Starlette(routes=routes, lifespan=lifespan), settings)
