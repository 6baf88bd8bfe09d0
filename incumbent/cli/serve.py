"""``serve``: the web face and the SPARQL endpoint, on this machine alone unless told otherwise."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from incumbent.cli.options import DEFAULT_STORE, Store
from incumbent.errors import UsageError

if TYPE_CHECKING:
    from incumbent.web.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(serve)


def serve(
    store: Store = DEFAULT_STORE,
    *,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any that is free.")] = 8000,
    allow_host: Annotated[
        list[str], typer.Option(help="A further name under which the server may be asked. Can be given several times.")
    ] = [],  # noqa: B006 (typer copies it)
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds after which a SPARQL query is stopped.")] = 30.0,
    size_limit: Annotated[int, typer.Option(min=1, help="Megabytes that the result of a SPARQL query may have.")] = 32,
    federate: Annotated[
        bool, typer.Option("--federate", help="Let SPARQL queries call other servers (SERVICE).")
    ] = False,
    allow_origin: Annotated[
        Optional[str],  # noqa: UP045 (typer reads it at run time)
        typer.Option(help="The one web site whose pages may read answers of /sparql (CORS); none without it."),
    ] = None,
) -> None:
    """Serve pages and a SPARQL endpoint over the store, read-only; stop with Ctrl-C."""
    from incumbent.web.settings import Settings  # noqa: PLC0415

    if allow_origin is not None and not allow_origin.startswith(("http://", "https://")):
        raise UsageError(f"{allow_origin!r} is no origin; write it as https://reader.example")
    settings = Settings(
        store if "://" in store else Path(store),
        (host, *allow_host),
        time_limit,
        size_limit << 20,
        federate,
        allow_origin,
    )
    listen(settings, host, port)


def listen(settings: Settings, host: str, port: int) -> None:
    """Run the server until it is stopped.

    Raises StoreError for a store that cannot be read, UsageError for an address that cannot be listened on.
    """
    import uvicorn  # noqa: PLC0415 (loaded by this command alone)

    from incumbent.web import app  # noqa: PLC0415

    application = app.create(settings)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(f"cannot listen there: {os.strerror(error.errno or 0)}", f"{host}:{port}") from error
    # asyncio sets this only on sockets that name their protocol; without it every answer waits 40 ms
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    shown = f"[{host}]" if family == socket.AF_INET6 else host
    typer.echo(f"http://{shown}:{listener.getsockname()[1]}/ (Ctrl-C stops it)", err=True)
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning", server_header=False, date_header=False))
    server.run(sockets=[listener])
