"""Firsts: whom the articles call the first of a kind in a post. Each is a statement; nothing is concluded from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from incumbent.data import rows
from incumbent.graph import organizations, posts
from incumbent.queries import library
from incumbent.queries.quote import Quote, Said
from incumbent.queries.terms import day, needed, node, text
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine
    from incumbent.queries.terms import Row


@dataclass(frozen=True)
class First(Said):
    """``kind`` are the words ("the first woman to head the agency"), ``text`` is the sentence that has them.

    ``text`` stands at ``start`` to ``end`` of the article's text, in characters, the end excluded.
    Names are as the article has them.
    """

    iri: str
    kind: str
    realis: str
    text: str
    start: int
    end: int
    article: Thing
    published: date | None
    publisher: str | None
    url: str | None
    speech: str
    speaker: str | None
    person: str
    post: str | None
    organization: str | None

    @property
    def place(self) -> str:
        """Post and organization for people to read."""
        return ", ".join(part for part in (self.post, self.organization) if part)

    @property
    def told(self) -> str:
        """The words for people to read, with the realis where it is not actual."""
        return self.kind if self.realis == "actual" else f"{self.kind} ({self.realis})"


def of_person(engine: Engine, person: Thing) -> tuple[First, ...]:
    """What the articles call a person the first of, in order of publication."""
    return _distinct(library.run(engine, "person-firsts", person=node(person.iri)))


def at(engine: Engine, iri: str) -> tuple[First, ...]:
    """The statement with this address; empty where nothing has it. Raises UsageError for a text that is no IRI."""
    return _distinct(library.run(engine, "firsts", first=node(iri)))


def on_post(firsts: Iterable[First], quotes: Iterable[Quote]) -> Iterator[First]:
    """Those of the firsts that speak of the post that the claims ``quotes`` are about, by the names in them.

    Who is said to lead an organization fits any post there: "head" is in no claim's title.
    """
    claims = list(quotes)
    titles = {posts.canonical(one.post) for one in claims if one.post}
    bodies = {organizations.key(one.organization) for one in claims if one.organization}
    for first in firsts:
        here = first.organization is not None and organizations.key(first.organization) in bodies
        titled = posts.canonical(first.post or "") in titles and (here or first.organization is None or not bodies)
        if titled or (here and first.post in _leading()):
            yield first


@cache
def _leading() -> frozenset[str]:
    """What the post of a verb of leading is called."""
    return frozenset(row[2] for row in rows("holding_verbs.tsv", 3) if row[1] == "head")


def _distinct(found: Iterable[Row]) -> tuple[First, ...]:
    firsts: dict[str, First] = {}
    for row in found:
        firsts.setdefault(needed(row, "first"), _first(row))
    return tuple(firsts.values())


def _first(row: Row) -> First:
    article = needed(row, "article")
    return First(
        iri=needed(row, "first"),
        kind=needed(row, "kind"),
        realis=needed(row, "realis"),
        text=needed(row, "quote"),
        start=int(needed(row, "from")),
        end=int(needed(row, "to")),
        article=Thing(text(row, "headline") or text(row, "name") or article.rpartition("/")[2], article),
        published=day(row, "published"),
        publisher=text(row, "publisher"),
        url=text(row, "url"),
        speech=needed(row, "speech"),
        speaker=text(row, "speaker"),
        person=needed(row, "personName"),
        post=text(row, "title"),
        organization=text(row, "organizationName"),
    )
