"""What every request and every response goes through: host names, methods, and the headers browsers obey."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from incumbent.web.settings import LOOPBACK, Settings

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The policy of every page: nothing from elsewhere, no script and no style inside the page."""
EDITOR = STRICT.replace("style-src 'self'", "style-src 'self' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='")
"""The policy of the editor alone: YASGUI puts one style sheet, always the same, beside its tables."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """The outermost layer of the application.

    A Host header that names neither this machine nor an allowed host is refused, or a page
    elsewhere could point its own name at this address and read the graph (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = frozenset(name.lower() for name in (*LOOPBACK, *settings.hosts))
        self._origin = settings.origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request and pass it on (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._mark(MutableHeaders(scope=message), path)
            await send(message)

        refusal = self._refusal(scope, path)
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope, path: str) -> PlainTextResponse | None:
        host = host_name(Headers(scope=scope).get("host", ""))
        if host not in self._hosts:
            message = f"this server does not go by the name of {host!r}; --allow-host adds one\n"
            return PlainTextResponse(message, 421)
        allowed = ("GET", "HEAD", "POST") if path == "/sparql" else ("GET", "HEAD")
        if scope["method"] not in allowed:
            return PlainTextResponse("this server only reads\n", 405, {"Allow": ", ".join(allowed)})
        return None

    def _mark(self, headers: MutableHeaders, path: str) -> None:
        for name, value in HEADERS.items():
            headers[name] = value
        headers["Content-Security-Policy"] = EDITOR if path == "/editor" else STRICT
        if path == "/sparql":
            if self._origin is not None:
                headers["Access-Control-Allow-Origin"] = self._origin
                headers.add_vary_header("Origin")
        elif not path.startswith("/static/"):
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
            headers.add_vary_header("Accept")


def host_name(header: str) -> str:
    """The name in a Host header, without its port, in lower case: ``[::1]`` of ``[::1]:8000``."""
    name = header.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0].rstrip(".")
