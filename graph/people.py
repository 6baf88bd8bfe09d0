"""People as identity finds them: their names, their readable IRIs, and the posts that their claims speak of."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from incumbent.graph import corrections, organizations
from incumbent.graph.interval import UNKNOWN, Bounds, agreed
from incumbent.graph.names import readable
from incumbent.graph.posts import Post, seats
from incumbent.graph.statement import Statement
from incumbent.graph.unit import Unit

HEAD = "head"
"""Title of who is said to lead an organization, in whatever post."""


@dataclass(frozen=True)
class Person:
    """One person: ``key`` is the tail of the IRI."""

    key: str
    label: str
    aliases: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def statements(self) -> list[Statement]:
        """Every statement about the person."""
        return [one for unit in self.units for one in unit.statements]

    @property
    def blocks(self) -> frozenset[str]:
        """The blocking keys; more than one where a verdict joins people of several blocks."""
        return frozenset(one.block for one in self.statements)

    @property
    def death(self) -> Bounds | None:
        """When the person died, where a claim says so."""
        deaths = [one for one in corrections.in_force(self.statements) if one.type == "die" and one.actual]
        if not deaths:
            return None
        when, _ = agreed(one.when for one in deaths)
        known_by = [one.published for one in deaths if one.published]
        return when if when != UNKNOWN or not known_by else Bounds(None, min(known_by))


def named(groups: Sequence[Sequence[Unit]]) -> list[Person]:
    """The people of a block with IRIs of their own.

    Namesakes carry their earliest post, and a hash of their first mention where that is the same too.
    """
    plain = [_person(group) for group in groups]
    shared = Counter(person.key for person in plain)
    apart = [
        replace(person, key=f"{person.key}--{_earliest_post(person)}") if shared[person.key] > 1 else person
        for person in plain
    ]
    twice = Counter(person.key for person in apart)
    return [
        replace(person, key=f"{person.key}--{_first_mention(person)}") if twice[person.key] > 1 else person
        for person in apart
    ]


def _person(units: Sequence[Unit]) -> Person:
    """The label is the commonest form that has a given name; middle names and suffixes stay out of the IRI."""
    forms = Counter(one.person for unit in units for one in unit.statements[:1])
    label = min(forms, key=lambda text: (not _given(units, text), -forms[text], len(text), text))
    return Person(readable(label), label, tuple(sorted(set(forms) - {label})), tuple(units))


def _given(units: Sequence[Unit], text: str) -> bool:
    return any(unit.name.given for unit in units if unit.statements[0].person == text)


def _earliest_post(person: Person) -> str:
    dated = sorted(
        (min(day for day in (s.start.earliest, s.when.earliest, s.published, date.max) if day).isoformat(), s.post.key)
        for s in person.statements
    )
    placed = [(day, post) for day, post in dated if "--" in post]
    return (placed or dated)[0][1].replace("--", "-of-")


def _first_mention(person: Person) -> str:
    return hashlib.sha256(person.units[0].mention.value.encode()).hexdigest()[:8]


def placed(statements: Iterable[Statement]) -> dict[str, tuple[Post, ...]]:
    """The posts that each statement about one person speaks of, by the statement's id.

    A title without an organization means the person's post of that title, where there is just one, or one of a country.
    The head of an organization is the holder of its one single-seat post that the person has.
    Leaving an organization without a title means every post there.
    """
    known = list(statements)
    posts = {one.post for one in known if one.post.placed and one.actual}
    found: dict[str, tuple[Post, ...]] = {}
    for one in known:
        post = one.post
        if post.title and not post.body:
            fitting = [other for other in posts if other.title == post.title]
            states = [other for other in fitting if organizations.is_jurisdiction(other.body)]
            found[one.id] = next(((some[0],) for some in (fitting, states) if len(some) == 1), (post,))
        elif post.title == HEAD and post.body:
            top = [other for other in posts if other.body == post.body and other.title != HEAD and seats(other) == 1]
            found[one.id] = (top[0] if len(top) == 1 else post,)
        elif post.body and not post.title and one.ends:
            found[one.id] = tuple(sorted(other for other in posts if other.body == post.body)) or (post,)
        else:
            found[one.id] = (post,)
    return found
