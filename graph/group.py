"""A group of units taken for one person, with what speaks for and against joining it to another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from incumbent.graph import names, organizations, thresholds
from incumbent.graph.names import Name
from incumbent.graph.posts import Post
from incumbent.graph.unit import Unit


class Group:
    """Units of one person. Its facts are kept summed up, so that comparing two large groups is quick."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units: list[Unit] = []
        self.names: set[Name] = set()
        self.posts: set[Post] = set()
        self.bodies: set[str] = set()
        self.ids: dict[str, set[str]] = {}
        self.ties: set[str] = set()
        self.sides: set[tuple[str, int]] = set()
        self._lone: dict[str, list[tuple[date, date]]] = {}
        self._held: dict[Post, tuple[date, date]] = {}
        self._days: tuple[date, date] | None = None
        for unit in units:
            self.add(unit)

    @property
    def order(self) -> tuple[str, str, str]:
        """A sort key that does not depend on the order of ingest."""
        return min(unit.order for unit in self.units)

    @property
    def full(self) -> bool:
        """Whether more than a surname is known."""
        return bool(self.ids) or any(name.given for name in self.names)

    @property
    def lone(self) -> bool:
        """Whether all that is known is a surname, so that nothing can tie it to another group."""
        return not (self.ties or self.posts or self.ids or self._lone or any(name.given for name in self.names))

    def add(self, unit: Unit) -> None:
        """Take one more unit in."""
        self.units.append(unit)
        self.names.add(unit.name)
        self.posts |= unit.posts
        self.bodies |= unit.bodies
        self.ties |= unit.ties
        self.sides |= unit.sides
        for publisher, number in unit.ids:
            self.ids.setdefault(publisher, set()).add(number)
        for post, day in unit.held:
            first, last = self._held.get(post, (day, day))
            self._held[post] = (min(first, day), max(last, day))
        if unit.days:
            self._days = _span(self._days, unit.days)
            for title in unit.lone_titles:
                self._lone.setdefault(title, []).append(unit.days)

    def absorb(self, other: Group) -> None:
        """Take all units of another group in."""
        for unit in other.units:
            self.add(unit)

    def tied(self, other: Group) -> bool:
        """Whether a verdict says that the two are one person."""
        return not self.ties.isdisjoint(other.ties)

    def barred(self, other: Group) -> bool:
        """Whether a verdict says that the two are not one person."""
        return any((verdict, 1 - side) in other.sides for verdict, side in self.sides)

    def fits(self, name: Name) -> bool:
        """Whether every name of the group can be the same person's as ``name``."""
        return all(names.compatible(name, one) for one in self.names)

    def misspelt(self, name: Name) -> bool:
        """Whether a given name of the group differs from that of ``name`` by one letter."""
        return any(names.misspelt(name, one) for one in self.names)

    def shares_post(self, other: Group) -> bool:
        """Whether the two are given the same post, or the same lone title at about the same time."""
        if not self.posts.isdisjoint(other.posts) or self.shares_id(other):
            return True
        near = thresholds.days("lone_title_days")
        return any(
            first - near <= other_last and other_first - near <= last
            for title in self._lone.keys() & other._lone.keys()
            for first, last in self._lone[title]
            for other_first, other_last in other._lone[title]
        )

    def shares_id(self, other: Group) -> bool:
        """Whether a table gives both one identifier."""
        both = self.ids.keys() & other.ids.keys()
        return any(not self.ids[publisher].isdisjoint(other.ids[publisher]) for publisher in both)

    def excludes(self, other: Group) -> bool:
        """Whether what is said of the two cannot be true of one person.

        A table gives them two identifiers, they are a lifetime apart, only one of them is a
        junior and they are a generation apart, or they held posts that exclude each other at
        about the same time.
        """
        for publisher in self.ids.keys() & other.ids.keys():
            if self.ids[publisher] != other.ids[publisher]:
                return True
        if self._days and other._days:
            whole = _span(self._days, other._days)
            if whole[1] - whole[0] > thresholds.days("lifetime_days"):
                return True
            apart = max(self._days[0], other._days[0]) - min(self._days[1], other._days[1])
            suffixes = {bool(name.suffix) for name in self.names} != {bool(name.suffix) for name in other.names}
            if suffixes and apart > thresholds.days("generation_days"):
                return True
        near = thresholds.days("exclusive_days")
        return any(
            _exclusive(post, other_post) and first - near <= other_last and other_first - near <= last
            for post, (first, last) in self._held.items()
            for other_post, (other_first, other_last) in other._held.items()
        )


def _exclusive(post: Post, other: Post) -> bool:
    """Two posts at bodies of one kind that share no word: with a word in common they may be one under two names."""
    alike = organizations.is_jurisdiction(post.body) == organizations.is_jurisdiction(other.body)
    apart = post.body != other.body and not set(post.body.split("-")) & set(other.body.split("-"))
    return apart and (alike or post.title != other.title)


def _span(one: tuple[date, date] | None, other: tuple[date, date]) -> tuple[date, date]:
    return (min(one[0], other[0]), max(one[1], other[1])) if one else other
