"""Reading things as rows of property and value, grouped here into values of one thing each.

A dozen OPTIONAL clauses cost an engine ten times more than the rows do.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from incumbent.graph.vocabulary import BASE
from incumbent.queries import library
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine
    from incumbent.queries.library import Value


class Facts:
    """What is said of one thing, by property; of several values of one property, the first in order counts."""

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._values: dict[str, tuple[str, str | None]] = {}
        self._more: dict[str, set[str]] = {}

    def add(self, name: str, value: str, label: str | None) -> None:
        """Note a value, and what it is called where it is a thing."""
        known = self._values.get(name)
        if known is not None:
            self._more.setdefault(name, {known[0]}).add(value)
        if known is None or value < known[0]:
            self._values[name] = (value, label)

    def text(self, name: NamedNode) -> str | None:
        """A value as text, None where there is none."""
        found = self._values.get(name.value)
        return found[0] if found else None

    def texts(self, name: NamedNode) -> list[str]:
        """All values as texts, in order."""
        found = self.text(name)
        return sorted(self._more.get(name.value, () if found is None else (found,)))

    def label(self, name: NamedNode) -> str | None:
        """What a value is called, None where there is none or it has no name."""
        found = self._values.get(name.value)
        return found[1] if found else None

    def day(self, name: NamedNode) -> date | None:
        """A value of xsd:date."""
        value = self.text(name)
        return date.fromisoformat(value[:10]) if value else None

    def thing(self, name: NamedNode) -> Thing | None:
        """A value that is a thing."""
        found = self._values.get(name.value)
        return Thing(found[1] or found[0].removeprefix(BASE), found[0]) if found else None


def facts(engine: Engine, query: str, column: str, **values: Value | None) -> Iterator[Facts]:
    """The things in ``column`` of a query of facts, each with all its facts."""
    found: dict[str, Facts] = {}
    for row in library.run(engine, query, **values):
        iri = row[column].value
        one = found.get(iri)
        if one is None:
            one = found[iri] = Facts(iri)
        label = row.get("label")
        one.add(row["property"].value, row["value"].value, label.value if label is not None else None)
    yield from found.values()
