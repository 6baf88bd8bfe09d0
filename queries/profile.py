"""What is known of a person, post or organization beside its time: names, addresses elsewhere, neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incumbent.queries import library
from incumbent.queries.terms import needed, node, text
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Profile:
    """``names`` are its other names, ``same_as`` addresses of the same thing elsewhere."""

    thing: Thing
    names: tuple[str, ...]
    same_as: tuple[str, ...]


@dataclass(frozen=True)
class Structure:
    """What an organization is a part of, what is a part of it, and its posts."""

    parents: tuple[Thing, ...]
    units: tuple[Thing, ...]
    posts: tuple[Thing, ...]


def profile(engine: Engine, thing: Thing) -> Profile:
    """Names and addresses of ``thing``."""
    rows = list(library.run(engine, "names", thing=node(thing.iri)))
    names = (text(row, "name") for row in rows)
    elsewhere = (text(row, "where") for row in rows)
    return Profile(thing, tuple(filter(None, names)), tuple(filter(None, elsewhere)))


def structure(engine: Engine, organization: Thing) -> Structure:
    """The neighbours of ``organization``."""
    found: dict[str, list[Thing]] = {"parent": [], "unit": [], "post": []}
    for row in library.run(engine, "structure", organization=node(organization.iri)):
        found[needed(row, "relation")].append(Thing(needed(row, "otherLabel"), needed(row, "other")))
    return Structure(tuple(found["parent"]), tuple(found["unit"]), tuple(found["post"]))
