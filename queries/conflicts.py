"""Claims that cannot all be true, both sides with their quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from incumbent.graph.vocabulary import BASE
from incumbent.queries import library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.quote import Quote, quote
from incumbent.queries.terms import needed, text

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Conflict:
    """What the claims disagree on, whose post that is, and the claims in order of publication."""

    iri: str
    kind: str
    people: tuple[str, ...]
    post: str | None
    claims: tuple[Quote, ...]

    @property
    def short(self) -> str:
        """The address without what all have in common."""
        return self.iri.removeprefix(BASE)


@dataclass(frozen=True)
class Conflicts(Answer):
    """Every contradiction of the store."""

    found: tuple[Conflict, ...]
    header: ClassVar[tuple[str, ...]] = (
        "conflict", "people", "post", "claim", "quote", "article", "published", "said by",
    )  # fmt: skip

    @property
    def summary(self) -> str:
        """How many there are."""
        return f"{len(self.found)} conflicts" if len(self.found) != 1 else "1 conflict"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One claim a row, the sides of a conflict below each other."""
        for one in self.found:
            for side in one.claims:
                yield (
                    one.kind, ", ".join(one.people), one.post, side.says, side.text,
                    side.article.label, side.published, side.said_by,
                )  # fmt: skip


def conflicts(engine: Engine) -> Conflicts:
    """All conflicts, in the order of their addresses."""
    people: dict[str, set[str]] = {}
    posts: dict[str, str | None] = {}
    kinds: dict[str, str] = {}
    claims: dict[str, dict[str, Quote]] = {}
    for row in library.run(engine, "conflicts"):
        iri = needed(row, "conflict")
        kinds[iri] = needed(row, "kind")
        posts[iri] = posts.get(iri) or text(row, "postLabel")
        if holder := text(row, "holder"):
            people.setdefault(iri, set()).add(holder)
        claims.setdefault(iri, {}).setdefault(needed(row, "claim"), quote(row))
    return Conflicts(tuple(
        Conflict(iri, kinds[iri], tuple(sorted(people.get(iri, ()))), posts[iri], tuple(claims[iri].values()))
        for iri in sorted(kinds)
    ))  # fmt: skip
