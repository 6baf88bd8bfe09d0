"""A person, post, organization or anything else with a name and an address."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.graph.vocabulary import BASE
from incumbent.queries.terms import Row, text


@dataclass(frozen=True, order=True)
class Thing:
    """``label`` is for people to read, ``iri`` for everything else."""

    label: str
    iri: str

    @property
    def kind(self) -> str:
        """``person`` of ``…/person/chris-magnus``; "" for an address from elsewhere."""
        return self.short.partition("/")[0] if self.iri.startswith(BASE) else ""

    @property
    def short(self) -> str:
        """The IRI without what all have in common: ``person/chris-magnus``."""
        return self.iri.removeprefix(BASE)

    def __str__(self) -> str:
        return self.label


def thing(row: Row, name: str) -> Thing | None:
    """The thing in the column ``name``, its label in the column ``nameLabel``; None where there is none."""
    iri = text(row, name)
    if iri is None:
        return None
    return Thing(text(row, f"{name}Label") or iri.removeprefix(BASE), iri)
