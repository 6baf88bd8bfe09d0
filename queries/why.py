"""Why an answer is as it is: the claims behind it, each with its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from incumbent.queries import library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.quote import Quote, quote
from incumbent.queries.terms import node

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Why(Answer):
    """The claims behind something, in order of publication."""

    about: str
    quotes: tuple[Quote, ...]
    header: ClassVar[tuple[str, ...]] = (
        "claim", "quote", "from", "to", "article", "published", "publisher", "url", "said by", "confidence",
    )  # fmt: skip

    @property
    def summary(self) -> str:
        """What is accounted for, and "nobody says so" where that is the answer."""
        return self.about if self.quotes else f"{self.about}: nobody says so"

    def __str__(self) -> str:
        return "\n\n".join([self.summary, *(shown(one) for one in self.quotes)])

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


def why(engine: Engine, iris: Iterable[str], about: str) -> Why:
    """The claims behind the things with these addresses; ``about`` says for people what they are.

    A tenure, an event, a person, a post, an organization, a conflict, an article, a mention or a
    claim can be accounted for. Raises UsageError for a text that is no IRI.
    """
    found: dict[str, Quote] = {}
    for iri in iris:
        for row in library.run(engine, "why", thing=node(iri)):
            found.setdefault(row["claim"].value, quote(row))
    order = sorted(found.values(), key=lambda one: (str(one.published or "9999"), one.article.iri, one.start, one.iri))
    return Why(about, tuple(order))
