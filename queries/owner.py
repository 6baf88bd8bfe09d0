"""Whose a tenure or an event is, or whom a first is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incumbent.queries import library
from incumbent.queries.terms import needed, node
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


def owner(engine: Engine, iri: str) -> Thing | None:
    """The person whose tenure, event or first has this address; None where nothing has it.

    Raises UsageError for a text that is no IRI.
    """
    row = next(library.run(engine, "owner", thing=node(iri)), None)
    return Thing(needed(row, "personLabel"), needed(row, "person")) if row else None
