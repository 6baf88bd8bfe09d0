"""The articles of a store, and finding one by whatever a user knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from pyoxigraph import Literal

from incumbent.errors import AmbiguousName, UnknownName
from incumbent.graph.vocabulary import BASE
from incumbent.queries import library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.terms import day, needed, text
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine

_HASH = re.compile(r"[0-9a-f]{6,32}")


@dataclass(frozen=True)
class Article:
    """An article as the store knows it; ``claims`` counts what was found in it."""

    iri: str
    name: str | None
    headline: str | None
    published: date | None
    publisher: str | None
    url: str | None
    claims: int

    @property
    def id(self) -> str:
        """Its identity: 32 hex digits."""
        return self.iri.rpartition("/")[2]

    @property
    def label(self) -> str:
        """Its headline, else the name that it was read under, else its identity."""
        return self.headline or self.name or self.id


@dataclass(frozen=True)
class Articles(Answer):
    """All articles in order of publication."""

    found: tuple[Article, ...]
    header: ClassVar[tuple[str, ...]] = ("article", "name", "headline", "published", "publisher", "url", "claims")

    @property
    def summary(self) -> str:
        """How many there are."""
        return f"{len(self.found)} articles" if len(self.found) != 1 else "1 article"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One article a row."""
        for one in self.found:
            yield one.id, one.name, one.headline, one.published, one.publisher, one.url, one.claims


def articles(engine: Engine) -> Articles:
    """Every article of the store."""
    return Articles(tuple(
        Article(
            needed(row, "article"), text(row, "name"), text(row, "headline"), day(row, "published"),
            text(row, "publisher"), text(row, "url"), int(needed(row, "claims")),
        )
        for row in library.run(engine, "articles")
    ))  # fmt: skip


def find(engine: Engine, known: str) -> Thing:
    """The one article with this identity (or six digits of it or more), IRI, URL, headline, name or text.

    Raises UnknownName where there is none, AmbiguousName where there are several.
    """
    found = {
        needed(row, "article"): text(row, "headline") or known[:60]
        for row in library.run(engine, "article-by", value=Literal(known))
    }
    digits = known.removeprefix("<").removesuffix(">").removeprefix(BASE).removeprefix("article/")
    if not found and _HASH.fullmatch(digits):
        found = {one.iri: one.label for one in articles(engine).found if one.id.startswith(digits)}
    if len(found) == 1:
        ((iri, label),) = found.items()
        return Thing(label, iri)
    if found:
        choice = tuple(f"{label} ({iri.removeprefix(BASE)})" for iri, label in sorted(found.items()))
        raise AmbiguousName(f"{known[:60]!r} fits {len(found)} articles; which is meant?", choice)
    raise UnknownName(f"no article in this store is known as {known[:60]!r}")
