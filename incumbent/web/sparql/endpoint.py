"""The endpoint ``/sparql``: requests of the SPARQL 1.1 Protocol in, answers of worker processes out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from incumbent.web.accept import best
from incumbent.web.settings import Settings
from incumbent.web.sparql import description, formats
from incumbent.web.sparql.job import Job, Reply
from incumbent.web.sparql.pool import BusyError, LostError, OverTimeError, Pool
from incumbent.web.sparql.relay import Relay
from incumbent.web.sparql.request import ProtocolQuery, RefusedError, from_body, from_url
from incumbent.web.sparql.scan import scan

BODY = 1 << 20
"""Bytes that a posted query may have."""


class Endpoint:
    """Answers requests with the help of ``pool``; ``snapshot`` says where the store as it is now lies."""

    def __init__(self, settings: Settings, pool: Pool | Relay, snapshot: Callable[[], Path | str]) -> None:
        self._settings = settings
        self._pool = pool
        self._snapshot = snapshot

    async def answer(self, request: Request) -> Response:
        """The answer to one request, errors and all."""
        try:
            return await self._answer(request)
        except RefusedError as refusal:
            headers = {"Retry-After": "5"} if refusal.status == 503 else None
            return PlainTextResponse(refusal.message + "\n", refusal.status, headers)

    async def _answer(self, request: Request) -> Response:
        if request.headers.get("sec-fetch-site") == "cross-site" and self._settings.origin is None:
            raise RefusedError(403, "a page of another site may not ask this endpoint")
        query_string: bytes = request.scope["query_string"]
        if request.method == "POST":
            content_type = request.headers.get("content-type", "")
            asked = from_body(content_type, query_string, await _body(request))
        else:
            found = from_url(query_string)
            if found is None:
                return self._describe(request)
            asked = found
        return await self._run(asked, request)

    def _describe(self, request: Request) -> Response:
        accept = request.headers.get("accept")
        graphs = formats.OFFERS["graph"]
        media_type = best(accept, (*graphs, "text/html"))
        if media_type == "text/html":
            return RedirectResponse("/editor", 303)
        if media_type is None:
            raise RefusedError(406, f"the description comes as {', '.join(graphs)}")
        settings = self._settings
        triples = description.describe(
            str(request.url.replace(query="", fragment="")), settings.service, settings.seconds, settings.size
        )
        given = graphs[media_type]
        return Response(description.write(triples, given), media_type=given)

    async def _run(self, asked: ProtocolQuery, request: Request) -> Response:
        shape = scan(asked.query)
        if shape.form is None:
            raise RefusedError(400, "this is no query: it has neither SELECT, ASK, CONSTRUCT nor DESCRIBE")
        if shape.service and not self._settings.service:
            raise RefusedError(403, "SERVICE is switched off: this endpoint does not call other servers")
        media_type = formats.choose(shape.form, request.headers.get("accept"))
        if media_type is None:
            raise RefusedError(406, f"the answer comes as {', '.join(formats.OFFERS[shape.form])}")
        given = bool(asked.default_graphs or asked.named_graphs)
        job = Job(
            snapshot=str(self._snapshot()),
            query=asked.query,
            media_type=media_type,
            union=not given and not shape.dataset,
            default_graphs=_checked(asked.default_graphs) if given else None,
            named_graphs=_checked(asked.named_graphs) if given else None,
            seconds=self._settings.seconds,
            size=self._settings.size,
        )
        return _respond(await self._reply(job, request), media_type, job)

    async def _reply(self, job: Job, request: Request) -> Reply:
        """What the pool says; a query whose client has gone is stopped."""
        running = asyncio.ensure_future(self._pool.run(job))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not running.done():
                raise RefusedError(499, "the client has gone")
            return running.result()
        except BusyError as error:
            raise RefusedError(503, "too many long queries are running; try again later") from error
        except OverTimeError as error:
            raise RefusedError(500, f"the query was stopped at the time limit of {job.seconds:g} seconds") from error
        except LostError as error:
            raise RefusedError(500, "the query was stopped: it needs too much memory") from error
        finally:
            gone.cancel()
            running.cancel()


def _respond(reply: Reply, media_type: str, job: Job) -> Response:
    if reply.outcome == "malformed":
        raise RefusedError(400, f"the query cannot be parsed: {reply.message}")
    if reply.outcome == "too large":
        raise RefusedError(500, f"the result is larger than the limit of {job.size:,} bytes; ask for less, with LIMIT")
    if reply.outcome == "failed":
        raise RefusedError(500, f"the query failed: {reply.message}")
    return Response(reply.body, media_type=media_type, headers={"Vary": "Accept"})


def _checked(iris: tuple[str, ...]) -> tuple[str, ...]:
    for iri in iris:
        try:
            NamedNode(iri)
        except ValueError as error:
            raise RefusedError(400, f"{iri!r} is no IRI of a graph") from error
    return iris


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY:
            raise RefusedError(413, f"a query may have {BODY:,} bytes")
    return body
