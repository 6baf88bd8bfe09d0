"""Finding people, posts and organizations by their names as people write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from incumbent.errors import AmbiguousName, UnknownName
from incumbent.graph import organizations, posts
from incumbent.graph.names import Name, compatible, parse
from incumbent.graph.vocabulary import BASE
from incumbent.queries import library
from incumbent.queries.index import Index
from incumbent.queries.reading import readings
from incumbent.queries.terms import needed, node, text
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine

_REMARK = re.compile(r"\([^()]*\)")
KINDS = ("person", "post", "organization")


def find(engine: Engine, name: str, kinds: Collection[str] = KINDS, index: Index | None = None) -> Thing:
    """The one person, post or organization (of ``kinds``) that ``name`` means.

    ``name`` is a name, an acronym, a title with its organization in any of the usual orders, an
    IRI, or an IRI without what all have in common (``person/chris-magnus``). Who asks for many names
    hands in an ``index`` of the store as it stands.

    Raises AmbiguousName, with the candidates, where several fit equally well, and UnknownName,
    with the nearest names, where none fits.
    """
    found = candidates(engine, name, kinds, index)
    if len(found) == 1:
        return found[0]
    asked = " or ".join(kind for kind in KINDS if kind in kinds)
    if found:
        labels = tuple(f"{one.label} ({one.short})" for one in found)
        raise AmbiguousName(f"{name!r} fits {len(found)} of them; which {asked} is meant?", labels)
    near = (index or Index(engine)).near(name, kinds)
    hint = f"; did you mean {' or '.join(repr(label) for label in near)}?" if near else ""
    raise UnknownName(f"no {asked} is called {name!r} in this store{hint}")


def candidates(engine: Engine, name: str, kinds: Collection[str] = KINDS, index: Index | None = None) -> list[Thing]:
    """Everything of ``kinds`` that ``name`` fits, equally well: empty, one, or the choice.

    A remark in parentheses is passed over where nothing is called so.
    """
    name = " ".join(name.split())
    if not name:
        return []
    if addressed := at(engine, name):
        return [addressed] if addressed.kind in kinds else []
    bare = " ".join(_REMARK.sub(" ", name).split())
    found = _exact(engine, name, kinds) or _known(engine, name, kinds)
    if not found and bare != name:
        return candidates(engine, bare, kinds, index) if bare else []
    return found or _keyed(engine, name, kinds) or (index or Index(engine)).like(name, kinds)


def wide(engine: Engine, name: str, kinds: Collection[str] = KINDS) -> set[Thing]:
    """Everything of ``kinds`` that ``name`` may mean where fewer sources are asked: all that it fits, well or badly."""
    if addressed := at(engine, name):
        return {addressed}
    found: set[Thing] = set()
    index = Index(engine)
    for each in {" ".join(name.split()), " ".join(_REMARK.sub(" ", name).split())} - {""}:
        found |= {*_exact(engine, each, kinds), *_known(engine, each, kinds), *_keyed(engine, each, kinds)}
        found |= index.wide(each, kinds)
    return found


def _exact(engine: Engine, name: str, kinds: Collection[str]) -> list[Thing]:
    return [
        Thing(needed(row, "label"), needed(row, "thing"))
        for row in library.run(engine, "find", name=Literal(name))
        if needed(row, "kind") in kinds
    ]


def at(engine: Engine, address: str) -> Thing | None:
    """What has this address: an IRI, in angle brackets or not, or the part after the common base.

    The permanent address of a mention leads to today's person or organization. None where nothing
    has it, or where the text is no address.
    """
    bare = address.removeprefix("<").removesuffix(">")
    if " " in bare or "/" not in bare:
        return None
    iri = bare if "://" in bare else BASE + bare
    for row in library.run(engine, "bearer", mention=node(iri)):
        return Thing(needed(row, "label"), needed(row, "thing"))
    for row in library.run(engine, "describe", thing=node(iri)):
        return Thing(text(row, "label") or iri.removeprefix(BASE), iri)
    return None


def _keyed(engine: Engine, name: str, kinds: Collection[str]) -> list[Thing]:
    """What shares its blocking key with the name and fits it, without a look at all other names."""
    asked = parse(name)
    found: dict[str, Thing] = {}
    for kind, key in (("person", asked.key), ("organization", organizations.key(name))):
        for row in library.run(engine, "by-key", key=Literal(key)) if kind in kinds and key else ():
            one = Thing(needed(row, "label"), needed(row, "thing"))
            if one.kind == kind and _fits(one, asked, name):
                found[one.iri] = one
    return sorted(found.values())


def _fits(one: Thing, asked: Name, name: str) -> bool:
    if one.kind == "person":
        return compatible(asked, parse(one.label))
    return organizations.normal(name) in {organizations.normal(one.label), organizations.key(one.label)}


def _known(engine: Engine, name: str, kinds: Collection[str]) -> list[Thing]:
    """What the tables of organizations and titles take the name to, where the store has it."""
    found = (at(engine, address) for address in _addresses(name, kinds))
    first = next(filter(None, found), None)
    return [first] if first else []


def _addresses(name: str, kinds: Collection[str]) -> Iterator[str]:
    if "organization" in kinds and (body := organizations.resolve(name)).known:
        yield f"organization/{body.key}"
    if "post" in kinds:
        for title, place in readings(name):
            land = organizations.nation(place) if place else None
            post, body_of_post = posts.resolve(title, land or place)
            named = organizations.resolve(land or place) if place else None
            if body_of_post is not None and (named is None or named.known or named.key == body_of_post.key):
                yield f"post/{post.key}"
