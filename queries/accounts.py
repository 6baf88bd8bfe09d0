"""The quotes behind each tenure and each event of a person or a post, in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incumbent.queries import library
from incumbent.queries.quote import Quote, quote
from incumbent.queries.terms import needed, node
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


def accounts(engine: Engine, about: Thing) -> dict[str, tuple[Quote, ...]]:
    """Addresses of the tenures and events of ``about``, each with its claims in order of publication."""
    found: dict[str, dict[str, Quote]] = {}
    for row in library.run(engine, "accounts", thing=node(about.iri)):
        found.setdefault(needed(row, "about"), {}).setdefault(needed(row, "claim"), quote(row))
    return {iri: tuple(quotes.values()) for iri, quotes in found.items()}
