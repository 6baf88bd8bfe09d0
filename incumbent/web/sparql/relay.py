"""Foreign queries over an endpoint elsewhere: passed on as they came, within the same limits."""

from __future__ import annotations

import asyncio
import http.client
import time
import urllib.error
import urllib.request
from urllib.parse import urlencode

from incumbent.graph.remote import prefixed
from incumbent.web.sparql.job import Job, Reply
from incumbent.web.sparql.pool import PATIENCE, BusyError, Lanes, OverTimeError

CHUNK = 1 << 16
"""Bytes that are read of an answer at once."""
SAID = 2000
"""Bytes that are read of what an endpoint says of an error."""


class Relay:
    """Runs jobs at the endpoint ``address``, as many at once as ``lanes`` have room for.

    A query stops being waited for at its limit; whether the endpoint goes on with it is the endpoint's own affair.
    """

    def __init__(self, address: str, lanes: Lanes, federate: bool) -> None:
        self._address = address
        self._federate = federate
        self._places = asyncio.Semaphore(lanes.quick + lanes.slow)

    async def run(self, job: Job) -> Reply:
        """The reply to ``job``. Raises BusyError or OverTimeError."""
        if not self._federate and "service" in job.query.casefold():
            return Reply("failed", "the word SERVICE cannot be used here")
        try:
            await asyncio.wait_for(self._places.acquire(), PATIENCE)
        except TimeoutError as error:
            raise BusyError from error
        try:
            return await asyncio.to_thread(self._ask, job, time.monotonic() + job.seconds)
        finally:
            self._places.release()

    async def close(self) -> None:
        """Nothing is held open."""

    def _ask(self, job: Job, until: float) -> Reply:
        request = urllib.request.Request(self._address, _form(job), {"Accept": job.media_type})
        try:
            with urllib.request.urlopen(request, timeout=job.seconds) as answer:
                given = answer.headers.get_content_type()
                if given != job.media_type:
                    return Reply("failed", f"the endpoint answers in {given}, not in {job.media_type}")
                return _read(answer, job, until)
        except urllib.error.HTTPError as error:
            said = " ".join(error.read(SAID).decode("utf-8", "replace").split())
            said = said or f"the endpoint answers {error.code}"
            return Reply("malformed" if error.code == http.HTTPStatus.BAD_REQUEST else "failed", said)
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
                raise OverTimeError from error
            return Reply("failed", f"the endpoint cannot be reached: {getattr(error, 'reason', error)}")


def _form(job: Job) -> bytes:
    """The request's body. ``union-default-graph`` is what Oxigraph needs to look into all graphs."""
    fields = [("query", prefixed(job.query))]
    fields += [("default-graph-uri", iri) for iri in job.default_graphs or ()]
    fields += [("named-graph-uri", iri) for iri in job.named_graphs or ()]
    if job.union:
        fields.append(("union-default-graph", "true"))
    return urlencode(fields).encode()


def _read(answer: http.client.HTTPResponse, job: Job, until: float) -> Reply:
    body = b""
    while chunk := answer.read1(CHUNK):
        body += chunk
        if len(body) > job.size:
            return Reply("too large")
        if time.monotonic() > until:
            raise OverTimeError
    return Reply("done", body=body)
