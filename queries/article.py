"""An article with its text, and what was understood of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from incumbent.queries import library
from incumbent.queries.quote import Quote
from incumbent.queries.terms import day, needed, node, text
from incumbent.queries.thing import Thing, thing
from incumbent.queries.why import why

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Understood:
    """A claim of an article, and the person and post that it is about in today's graph, where it is about any."""

    quote: Quote
    person: Thing | None
    post: Thing | None


@dataclass(frozen=True)
class ArticleText:
    """``text`` is verbatim, ``claims`` come in the order of their quotes in it."""

    article: Thing
    published: date | None
    publisher: str | None
    url: str | None
    text: str
    claims: tuple[Understood, ...]


def article(engine: Engine, iri: str) -> ArticleText | None:
    """The article with this address; None where there is none. Raises UsageError for a text that is no IRI."""
    row = next(library.run(engine, "article", article=node(iri)), None)
    if row is None:
        return None
    label = text(row, "headline") or text(row, "name") or iri.rpartition("/")[2]
    return ArticleText(
        Thing(label, iri),
        day(row, "published"),
        text(row, "publisher"),
        text(row, "url"),
        needed(row, "text"),
        _understood(engine, iri),
    )


def _understood(engine: Engine, iri: str) -> tuple[Understood, ...]:
    meant: dict[str, tuple[Thing | None, Thing | None]] = {}
    for row in library.run(engine, "understood", article=node(iri)):
        meant.setdefault(needed(row, "claim"), (thing(row, "person"), thing(row, "post")))
    quotes = sorted(why(engine, [iri], iri).quotes, key=lambda one: (one.start, one.end, one.iri))
    return tuple(Understood(one, *meant.get(one.iri, (None, None))) for one in quotes)
