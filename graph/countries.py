"""Which country's body a name means that bodies of many countries share: "the Parliament", "the Ministry of Finance".

An article whose organizations all belong to one country means the body of that country: the name is read as if the text
had written "Spanish Parliament". A name by which the tables know a body, "the Senate" for one, means that body wherever
it stands, since much is written at home about abroad, unless the title says whose it is: "Philippine senator".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from incumbent.data import rows
from incumbent.graph import organizations
from incumbent.graph.iri import fold, slug
from incumbent.graph.organizations import Body

_DEFAULT = "united-states"
"""Whose body a generic name is that the tables know without a whole above it."""


def setting(names: Iterable[str]) -> str | None:
    """The adjective of the one country abroad that the organizations of an article belong to; else None."""
    found = {country for name in names if not generic(name) and (country := _country(name)) is not None}
    return _adjectives().get(found.pop()) if len(found) == 1 and found != {_DEFAULT} else None


def qualified(title: str | None, name: str | None, adjective: str | None) -> tuple[str | None, str | None]:
    """Title and organization as a claim means them: of a country, where the title or the article tells which."""
    if name is None or not generic(name):
        return title, name
    known = organizations.resolve(name)
    told = _of_title(title or "")
    if known.known and (told is None or _above(known.key) == slug(organizations.nation(told) or "")):
        return title, name
    if told and title:
        title = title.split(maxsplit=len(told.split()))[-1]
    whose = told or adjective
    return title, f"{whose} {organizations.normal(name)}" if whose else name


@lru_cache(maxsize=10_000)
def by_key(key: str) -> Body | None:
    """The body of this key, where it is one that many countries have, under the name of its country."""
    for country, adjective in _adjectives().items():
        rest = key.removeprefix(f"{slug(adjective)}-")
        if rest != key and generic(rest.replace("-", " ")):
            return Body(key, f"{adjective} {rest.replace('-', ' ').title()}", parent=_names()[country])
    return None


def _of_title(title: str) -> str | None:
    """The adjective of a country that a title begins with."""
    words = title.split()
    for at in range(1, min(3, len(words))):
        nation = organizations.nation(" ".join(words[:at]))
        if nation and (adjective := _adjectives().get(slug(nation))):
            return adjective
    return None


@lru_cache(maxsize=50_000)
def generic(name: str) -> bool:
    """Whether bodies of many countries bear the name (``data/generic_bodies.tsv``)."""
    words = fold(name).split()
    return " ".join(words[words[:1] == ["the"] :]) in _whole() or organizations.normal(name) in _fielded()


@lru_cache(maxsize=50_000)
def _country(name: str) -> str | None:
    """The key of the country that a body belongs to, None where its name tells nothing."""
    body = organizations.resolve(name)
    if body.known:
        return _above(body.key)
    adjective = _of_title(name)
    return slug(organizations.nation(adjective) or adjective) if adjective else None


def _above(key: str) -> str:
    """The country above a known organization, the default one where the tables name none."""
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        if key in _adjectives():
            return key
        body = organizations.by_key(key)
        if body is None or body.parent is None:
            return _DEFAULT
        key = organizations.resolve(body.parent).key
    return _DEFAULT


@cache
def _adjectives() -> dict[str, str]:
    """The first adjective of each country by the country's key; of one without, its name."""
    table = rows("jurisdictions.tsv", 4)
    named = ((name, adjectives.split(";")[0].strip()) for name, kind, adjectives, _ in table if kind != "state")
    return {slug(name): adjective or name for name, adjective in named}


@cache
def _names() -> dict[str, str]:
    return {slug(row[0]): row[0] for row in rows("jurisdictions.tsv", 4)}


@cache
def _whole() -> frozenset[str]:
    return frozenset(words for kind, words in rows("generic_bodies.tsv", 2) if kind == "whole")


@cache
def _fielded() -> frozenset[str]:
    fields = [words for kind, words in rows("generic_bodies.tsv", 2) if kind == "field"]
    return frozenset(f"{field} {kind}" for field in fields for kind in ("department", "ministry"))
