"""Reading all properties of all things of one class in one pass.

One flat pattern, grouped here: a dozen OPTIONAL clauses over a hundred thousand tenures cost an
engine more than the rows do, and remote endpoints time out on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from incumbent.graph.vocabulary import CONSOLIDATED, TYPE

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine

class Properties:
    """What is said of one thing, its classes aside: values by local name of the property, sorted."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[str, str | list[str]] = {}

    def add(self, name: str, value: str) -> None:
        """Note one more value; most properties have one, so that a list is made for the second."""
        known = self._values.get(name)
        if known is None:
            self._values[name] = value
        elif isinstance(known, list):
            known.append(value)
        else:
            self._values[name] = [known, value]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value, sorted; empty where there is none."""
        known = self._values.get(name)
        if known is None:
            return ()
        return tuple(sorted(known)) if isinstance(known, list) else (known,)

    def one(self, name: str) -> str | None:
        """The first value in sorted order, None where there is none."""
        values = self.all(name)
        return values[0] if values else None

    def label(self, iri: str) -> str:
        """The preferred label, or the last part of the IRI."""
        return self.one("prefLabel") or local(iri)


def local(iri: str) -> str:
    """The last part of an IRI: what follows its last ``#`` or ``/``."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def described(engine: Engine, kind: str) -> Iterator[tuple[str, Properties]]:
    """Every thing of the class ``kind`` (a prefixed name) in the consolidated layer, by IRI."""
    query = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{CONSOLIDATED.value}> {{ ?s a {kind} ; ?p ?o }} }}"
    names: dict[str, str] = {}
    found: dict[str, Properties] = {}
    for row in engine.select(query):
        property_iri = row["p"].value
        if property_iri == TYPE.value:
            continue
        name = names.get(property_iri) or names.setdefault(property_iri, local(property_iri))
        found.setdefault(row["s"].value, Properties()).add(name, row["o"].value)
    yield from sorted(found.items(), key=lambda item: item[0])
