"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from incumbent.web.sparql.pool import Lanes

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names by which a machine calls itself."""


@dataclass(frozen=True)
class Settings:
    """``store`` is the directory of the store, or the address of a SPARQL endpoint.

    ``hosts`` are the names, beside the loopback ones, under which the server may be asked.
    ``seconds`` and ``size`` (bytes) limit a foreign query and its result. ``service`` lets foreign
    queries call other servers (SPARQL's SERVICE). ``origin`` is the one web site whose pages may
    read answers of ``/sparql`` (CORS). Without it no other site's page can: a graph may hold what
    is not published, and a browser would hand it to any page its user visits.
    """

    store: Path | str
    hosts: tuple[str, ...] = ()
    seconds: float = 30.0
    size: int = 32 << 20
    service: bool = False
    origin: str | None = None
    lanes: Lanes = field(default_factory=Lanes)
