"""The unit of identity: one person as one article names them, with what the article says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pyoxigraph import NamedNode

from incumbent.data import rows
from incumbent.graph import posts, thresholds
from incumbent.graph.names import Name
from incumbent.graph.posts import Post
from incumbent.graph.statement import Statement


@dataclass(frozen=True)
class Unit:
    """The statements behind one mention of a person."""

    mention: NamedNode
    statements: tuple[Statement, ...]

    @cached_property
    def name(self) -> Name:
        """The name taken apart."""
        return self.statements[0].name

    @cached_property
    def posts(self) -> frozenset[Post]:
        """The posts at known organizations that the article gives the person."""
        return frozenset(one.post for one in self.statements if one.post.placed)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The organizations that the article puts the person in."""
        return frozenset(one.post.body for one in self.statements if one.post.body)

    @cached_property
    def ids(self) -> frozenset[tuple[str, str]]:
        """Identifiers that tables give the person, with the table's publisher."""
        return frozenset((one.source.publisher, one.person_id) for one in self.statements if one.person_id)

    @cached_property
    def held(self) -> tuple[tuple[Post, date], ...]:
        """Exclusive posts that the person is said to hold on a day."""
        found = {
            (one.post, one.published)
            for one in self.statements
            if one.published and one.type in {"current", "acting"}
            if one.post.body and one.post.title in exclusive_titles()
        }
        return tuple(sorted(found))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day that the statements speak of or were published on."""
        found: set[date | None] = set()
        for one in self.statements:
            found |= {one.when.earliest, one.start.earliest, one.end.latest, one.published}
        return tuple(sorted(day for day in found if day))

    @property
    def order(self) -> tuple[str, str, str]:
        """A sort key that does not depend on the order of ingest."""
        return (*min(one.order for one in self.statements), self.mention.value)


def units(statements: Iterable[Statement]) -> list[Unit]:
    """The units behind ``statements``, in a fixed order."""
    by_mention: dict[NamedNode, list[Statement]] = {}
    for one in statements:
        by_mention.setdefault(one.mention, []).append(one)
    found = [Unit(mention, tuple(sorted(members, key=lambda s: s.order))) for mention, members in by_mention.items()]
    return sorted(found, key=lambda unit: unit.order)


def exclusive_titles() -> frozenset[str]:
    """Titles whose holder cannot hold another of them elsewhere (``data/exclusive_posts.tsv``)."""
    return frozenset(posts.canonical(row[0]) for row in rows("exclusive_posts.tsv", 1))


def incompatible(one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether what is said of two sets of units cannot be true of one person.

    They held posts that exclude each other at about the same time, a table gives them two
    identifiers, or they are a lifetime apart.
    """
    ids, other_ids = (dict(sorted(pair for unit in side for pair in unit.ids)) for side in (one, other))
    if any(publisher in other_ids and other_ids[publisher] != number for publisher, number in ids.items()):
        return True
    days, other_days = ([day for unit in side for day in (*unit.days[:1], *unit.days[-1:])] for side in (one, other))
    if days and other_days:
        apart = max(*days, *other_days) - min(*days, *other_days)
        if apart > thresholds.days("lifetime_days"):
            return True
    near = thresholds.days("exclusive_days")
    return any(
        abs(day - other_day) <= near and post.body != other_post.body and not _related(post.body, other_post.body)
        for unit in one
        for post, day in unit.held
        for other_unit in other
        for other_post, other_day in other_unit.held
    )


def _related(body: str, other: str) -> bool:
    """Bodies that share a word may be one under two names."""
    return bool(set(body.split("-")) & set(other.split("-")))
