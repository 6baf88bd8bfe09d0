"""Why an answer is as it is: the claims behind it, each with its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from incumbent.queries import first, library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.first import First
from incumbent.queries.owner import owner
from incumbent.queries.quote import Quote, quote
from incumbent.queries.terms import node
from incumbent.queries.thing import Thing

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine

_Said = TypeVar("_Said", Quote, First)


@dataclass(frozen=True)
class Why(Answer):
    """The claims behind something, in order of publication.

    ``firsts`` are what the articles call a person, or the holder of a tenure in that post, the first of; they are
    no claims, and nothing rests on them.
    """

    about: str
    quotes: tuple[Quote, ...]
    firsts: tuple[First, ...] = ()
    header: ClassVar[tuple[str, ...]] = (
        "claim", "quote", "from", "to", "article", "published", "publisher", "url", "said by", "confidence",
    )  # fmt: skip

    @property
    def summary(self) -> str:
        """What is accounted for, and "nobody says so" where that is the answer."""
        return self.about if self.quotes or self.firsts else f"{self.about}: nobody says so"

    def __str__(self) -> str:
        return "\n\n".join([self.summary, *map(shown, self.quotes), *map(_shown, self.firsts)])

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One claim a row."""
        for one in self.quotes:
            yield (
                one.says, one.text, one.start, one.end, one.article.label, one.published, one.publisher, one.url,
                one.said_by, one.confidence,
            )  # fmt: skip


def shown(one: Quote) -> str:
    """A quote for people to read: the words, what is taken from them, and where they stand."""
    told = f"{one.says} (confidence {one.confidence:.2f})"
    place = f"{one.source}, characters {one.start} to {one.end}, said by {one.said_by}; {one.short}"
    address = f"\n    {one.url}" if one.url else ""
    return f"\u201c{one.text}\u201d\n    {told}\n    {place}{address}"


def _shown(one: First) -> str:
    place = f"{one.source}, characters {one.start} to {one.end}, said by {one.said_by}; {one.short}"
    address = f"\n    {one.url}" if one.url else ""
    return f"\u201c{one.text}\u201d\n    {one.person} is called {one.told}\n    {place}{address}"


def why(engine: Engine, iris: Iterable[str], about: str) -> Why:
    """The claims behind the things with these addresses; ``about`` says for people what they are.

    A tenure, an event, a person, a post, an organization, a conflict, an article, a mention or a
    claim can be accounted for. Raises UsageError for a text that is no IRI.
    """
    found: dict[str, Quote] = {}
    told: dict[str, First] = {}
    for iri in iris:
        behind = {row["claim"].value: quote(row) for row in library.run(engine, "why", thing=node(iri))}
        found = behind | found
        told |= {one.iri: one for one in _firsts(engine, Thing("", iri), behind.values())}
    return Why(about, _ordered(found.values()), _ordered(told.values()))


def _firsts(engine: Engine, about: Thing, quotes: Iterable[Quote]) -> Iterable[First]:
    if about.kind == "person":
        return first.of_person(engine, about)
    if about.kind == "first":
        return first.at(engine, about.iri)
    holder = owner(engine, about.iri) if about.kind == "tenure" else None
    return first.on_post(first.of_person(engine, holder), quotes) if holder else ()


def _ordered(found: Iterable[_Said]) -> tuple[_Said, ...]:
    return tuple(sorted(found, key=lambda one: (str(one.published or "9999"), one.article.iri, one.start, one.iri)))
