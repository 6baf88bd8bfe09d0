"""The unit of identity: one person as one article names them, with what the article says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType

from pyoxigraph import NamedNode

from incumbent.data import rows
from incumbent.graph import organizations, posts
from incumbent.graph.names import Name
from incumbent.graph.posts import Post
from incumbent.graph.statement import Statement


@dataclass(frozen=True, eq=False)
class Unit:
    """The statements behind one mention of a person."""

    mention: NamedNode
    statements: tuple[Statement, ...]
    ties: frozenset[str] = frozenset()
    """Verdicts by which it is one person with others."""
    sides: frozenset[tuple[str, int]] = frozenset()
    """Verdicts that keep it apart from others, and its side in each."""

    @cached_property
    def name(self) -> Name:
        """The name taken apart."""
        return self.statements[0].name

    @cached_property
    def actual(self) -> bool:
        """Whether anything that is said of the person is so."""
        return any(one.actual for one in self.statements)

    @property
    def _telling(self) -> Iterable[Statement]:
        """The statements that speak of posts held: the actual ones, where there are any."""
        return (one for one in self.statements if one.actual or not self.actual)

    @cached_property
    def posts(self) -> frozenset[Post]:
        """The posts at known organizations that the article gives the person."""
        return frozenset(one.post for one in self._telling if one.post.placed)

    @cached_property
    def lone_titles(self) -> frozenset[str]:
        """Titles of ``data/lone_titles.tsv`` that stand alone or with a country."""
        found = (one.post for one in self._telling if one.post.title in _titles("lone_titles.tsv"))
        return frozenset(post.title for post in found if not post.body or organizations.is_jurisdiction(post.body))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The organizations that the article puts the person in."""
        return frozenset(one.post.body for one in self._telling if one.post.body)

    @cached_property
    def ids(self) -> frozenset[tuple[str, str]]:
        """Identifiers that tables give the person, with the table's publisher."""
        return frozenset((one.source.publisher, one.person_id) for one in self.statements if one.person_id)

    @cached_property
    def held(self) -> frozenset[tuple[Post, date]]:
        """Exclusive posts that the person is said to hold on a day (``data/exclusive_posts.tsv``)."""
        exclusive = _titles("exclusive_posts.tsv")
        return frozenset(
            (one.post, one.published)
            for one in self.statements
            if one.published and one.type in {"current", "acting"} and one.post.body and one.post.title in exclusive
        )

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The first and last day that the statements speak of or were published on."""
        found: set[date | None] = set()
        for one in self.statements:
            found |= {one.when.earliest, one.start.earliest, one.end.latest, one.published}
        known = [day for day in found if day]
        return (min(known), max(known)) if known else None

    @cached_property
    def order(self) -> tuple[str, str, str]:
        """A sort key that does not depend on the order of ingest."""
        return (*min(one.order for one in self.statements), self.mention.value)


def units(
    statements: Iterable[Statement],
    ties: Mapping[str, frozenset[str]] = MappingProxyType({}),
    sides: Mapping[str, frozenset[tuple[str, int]]] = MappingProxyType({}),
) -> list[Unit]:
    """The units behind ``statements``, in a fixed order; ``ties`` and ``sides`` are verdicts by IRI of a mention."""
    by_mention: dict[NamedNode, list[Statement]] = {}
    for one in statements:
        by_mention.setdefault(one.mention, []).append(one)
    found = [
        Unit(
            mention,
            tuple(sorted(members, key=lambda one: one.order)),
            ties.get(mention.value, frozenset()),
            sides.get(mention.value, frozenset()),
        )
        for mention, members in by_mention.items()
    ]
    return sorted(found, key=lambda unit: unit.order)


@cache
def _titles(table: str) -> frozenset[str]:
    return frozenset(posts.canonical(row[0]) for row in rows(table, 1))
