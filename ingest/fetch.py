"""Fetching pages and feeds: bounded in time, size and redirects, and polite to every host."""

from __future__ import annotations

import json
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpcore2

from incumbent.errors import SourceError
from incumbent.ingest.address import PublicBackend
from incumbent.ingest.source import BYTE_LIMIT

AGENT = f"incumbent/{version('incumbent')}"
REDIRECTS = 5
STEP = 10.0
"""Seconds to connect, and between two pieces of an answer."""
WHOLE = 60.0
"""Seconds for one answer from beginning to end, so that no server holds a run by a trickle."""
PAUSE = 1.0
"""Seconds between two requests to one host."""
LONGEST_WAIT = 60.0
"""Seconds that a host may ask us to wait ("Retry-After") and be asked once more."""
ROBOTS_LIMIT = 500_000
"""Bytes of a robots.txt that count (RFC 9309, section 2.5)."""

_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/*;q=0.8, */*;q=0.1"
_FAILURES = (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol)
_MOVED = {301, 302, 303, 307, 308}


@dataclass(frozen=True)
class Answer:
    """What came from ``url``, after redirects. ``kind`` is the media type, without parameters."""

    url: str
    kind: str
    raw: bytes


class Client:
    """Fetches. ``memory`` is a file that keeps validators for conditional requests; see :meth:`remember`.

    ``private`` allows addresses that are not public. ``pause`` is the least time between two
    requests to one host, in seconds.
    """

    def __init__(self, memory: Path | None = None, *, private: bool = False, pause: float = PAUSE) -> None:
        backend = PublicBackend(private=private)
        self._pool = httpcore2.ConnectionPool(ssl.create_default_context(), network_backend=backend)
        self._memory = memory
        self._known: dict[str, dict[str, str]] = _loaded(memory)
        self._fresh: dict[str, dict[str, str]] = {}
        self._pause = pause
        self._last: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser] = {}

    def get(self, url: str, *, robots: bool = True) -> Answer | None:
        """The answer of ``url``; None where it is what it was when last remembered.

        ``robots`` asks the host's robots.txt first, as for every address that no person has typed.
        SourceError, at the URL: not http or https, not public, forbidden by robots.txt, too many
        redirects, too slow, too large, any status but 200.
        """
        here = url
        for _ in range(REDIRECTS + 1):
            if robots:
                self._ask_robots(here)
            headers = {
                name: value
                for name, key in (("If-None-Match", "etag"), ("If-Modified-Since", "modified"))
                if (value := self._known.get(here, {}).get(key))
            }
            status, fields, raw = self._once(here, headers, BYTE_LIMIT)
            if status == 304 and headers:
                return None
            if status in _MOVED and "location" in fields:
                here = _next(here, fields["location"])
                continue
            if status != 200:
                raise SourceError(f"the server answers {status}", url)
            found = {"etag": fields.get("etag", ""), "modified": fields.get("last-modified", "")}
            self._fresh[here] = {key: value for key, value in found.items() if value and len(value) < 1000}
            return Answer(here, fields.get("content-type", "").partition(";")[0].strip().lower(), raw)
        raise SourceError(f"more than {REDIRECTS} redirects", url)

    def remember(self) -> None:
        """Keep the validators of what was fetched: to be called once its articles are safe in the store."""
        self._known |= {url: found for url, found in self._fresh.items() if found}
        self._fresh.clear()
        if self._memory is not None:
            new = self._memory.with_name(self._memory.name + ".new")
            new.write_text(json.dumps(self._known, sort_keys=True), encoding="utf-8")
            new.replace(self._memory)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def _once(self, url: str, headers: dict[str, str], limit: int) -> tuple[int, dict[str, str], bytes]:
        for last in (False, True):
            with self._asked(url, headers) as response:
                fields = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                if response.status in {429, 503} and not last and _wait(fields):
                    self._last[_split(url).netloc] = time.monotonic() + _wait(fields)
                    continue
                raw = b"" if response.status != 200 else _body(response, fields.get("content-encoding", ""), limit, url)
                return response.status, fields, raw
        raise AssertionError("the second answer counts whatever it is")

    @contextmanager
    def _asked(self, url: str, headers: dict[str, str]) -> Iterator[httpcore2.Response]:
        parts = _split(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SourceError("only http and https are fetched", url)
        time.sleep(max(0.0, self._last.get(parts.netloc, -self._pause) + self._pause - time.monotonic()))
        limits = {"connect": STEP, "read": STEP, "write": STEP, "pool": STEP}
        always = {"User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
        sent = [*always.items(), *headers.items()]
        try:
            with self._pool.stream("GET", url, headers=sent, extensions={"timeout": limits}) as response:
                yield response
        except (*_FAILURES, OSError, ValueError) as error:
            raise SourceError(f"cannot be fetched: {str(error) or type(error).__name__}", url) from error
        finally:
            self._last[parts.netloc] = max(time.monotonic(), self._last.get(parts.netloc, 0.0))

    def _ask_robots(self, url: str) -> None:
        parts = _split(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            rules = self._robots[site] = RobotFileParser()
            try:
                status, _, raw = self._once(site + "/robots.txt", {}, ROBOTS_LIMIT)
            except SourceError:
                status, raw = 404, b""  # the page itself will tell what is wrong
            rules.parse(raw.decode("utf-8", "replace").splitlines() if status == 200 else [])
        if not self._robots[site].can_fetch(AGENT, url):
            raise SourceError("robots.txt asks not to fetch this", url)


def _body(response: httpcore2.Response, coding: str, limit: int, url: str) -> bytes:
    until = time.monotonic() + WHOLE
    unpack: Callable[[bytes, int], bytes] | None = None
    if coding in {"gzip", "x-gzip"}:
        unpack = zlib.decompressobj(31).decompress
    elif coding not in {"", "identity"}:
        raise SourceError(f"packed in a way that was not asked for: {coding[:50]}", url)
    body = bytearray()
    for piece in response.iter_stream():
        try:
            body += unpack(piece, limit + 1) if unpack else piece
        except zlib.error as error:
            raise SourceError("broken gzip", url) from error
        if len(body) > limit:
            raise SourceError(f"more than {limit:,} bytes", url)
        if time.monotonic() > until:
            raise SourceError(f"not there after {WHOLE:.0f} seconds", url)
    return bytes(body)


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise SourceError(f"no address of the web: {error}", url) from None


def _next(here: str, location: str) -> str:
    try:
        there = urljoin(here, location)
    except ValueError as error:
        raise SourceError(f"a redirect to no address: {error}", here) from None
    if _split(here).scheme == "https" and _split(there).scheme == "http":
        raise SourceError("a redirect from https to http", here)
    return there


def _wait(fields: dict[str, str]) -> float:
    asked = fields.get("retry-after", "")
    return float(asked) if asked.isdecimal() and 0 < float(asked) <= LONGEST_WAIT else 0.0


def _loaded(memory: Path | None) -> dict[str, dict[str, str]]:
    """What the file keeps; a lost or broken one costs no more than fetching again."""
    try:
        found = json.loads(memory.read_text(encoding="utf-8")) if memory else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and all(isinstance(value, dict) for value in found.values()) else {}
