"""Settling: the organization of a post that its own words leave out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from incumbent.data import rows
from incumbent.ingest import jurisdictions, leaders
from incumbent.ingest.bodywords import politics
from incumbent.ingest.mention import Role
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.setting import Setting
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import title_words

_HOUSES = {"senator": "Senate", "representative": "House"}
"""Where the floor leaders and whips among the members lead."""
_STANDING_IN = title_words("under") | {"envoy", "representative"}
"""Those whose organization is that of whom they stand in for: "her deputy", but not "her spokesman"."""
_LED = frozenset({"@country", "@state", "@city"})


def settled(
    around: Surroundings, made: list[Role], phrases: dict[int, Phrase], names: list[str]
) -> Iterator[Role]:
    """The roles with an organization each: the sentence's own, the one told elsewhere, a known leader's, the setting's.

    ``phrases`` are those of the titles' heads, ``names`` those of the people.
    """
    national = (role for role in made if role.head in phrases and phrases[role.head].hit.title.body == "@country")
    setting = Setting(around, (land for role in national if (land := _led(role, names)) is not None))
    houses = {role.holder: _HOUSES[role.post.lower()] for role in made if role.post.lower() in _HOUSES}
    theirs: dict[tuple[int | None, str], str] = {}
    posts: dict[str, str] = {}
    named: dict[str, set[str]] = {}
    for role in made:
        if role.organization is not None:
            named.setdefault(role.post.lower(), set()).add(role.organization)
            theirs.setdefault((role.holder, role.post.lower()), role.organization)
            posts.setdefault(role.post.lower(), role.organization)
    for role in (_fuller(role, made) for role in made):
        post, told = role.post.lower(), role.organization
        house = houses.get(role.holder) if post.endswith(("leader", "whip")) else None
        if told is not None:
            political = house is not None and told.lower() in politics()
            yield replace(role, post=f"{told} {role.post}", organization=house) if political else role
            continue
        told = (theirs.get((role.holder, post)) if role.holder is not None else None) or house
        phrase = phrases.get(role.head)
        if told is None and phrase is not None and not phrase.hit.title.body:
            told = _stood_in_for(named, role)
        if told is None and phrase is not None and phrase.hit.title.body in _LED:
            land = _led(role, names)
            told = None if land is None else setting.called(land)
        if told is None and phrase is not None and phrase.owner is not None:
            bosses = (boss for boss in made if boss.holder == phrase.owner and boss.organization is not None)
            stands_in = {*post.split()} & _STANDING_IN
            yield replace(role, organization=next((boss.organization for boss in bosses), None) if stands_in else None)
            continue
        if told is None and phrase is not None:
            told = setting.of(phrase, role.cue == "title")
        yield replace(role, organization=told or posts.get(post) or (phrase.noun if phrase else None))


def seated(role: Role) -> Role:
    """A member of Congress at the chamber, not at the country: "U.S. Senator Lee" sits in the U.S. Senate."""
    post, land = role.post.lower(), jurisdictions.countries().get(role.organization or "")
    house = _chambers().get((post, land)) if post in _HOUSES and land is not None else None
    return replace(role, organization=house) if house is not None else role


@cache
def _chambers() -> dict[tuple[str | None, str | None], str | None]:
    return {(post, land): house for post, land, house in rows("post_homes.tsv", 3)}


def _stood_in_for(named: dict[str, set[str]], role: Role) -> str | None:
    """Where the article names the one post that an acting holder fills, or that a deputy is deputy to."""
    post = role.post.lower()
    rank, _, rest = post.partition(" ")
    above = post if role.status == "acting" else rest if rank in title_words("under") else ""
    found = named.get(above, set())
    return next(iter(found)) if len(found) == 1 else None


def _fuller(role: Role, made: list[Role]) -> Role:
    """A bare title before a name as the article spells it out elsewhere: "Secretary Lee", the Secretary of Energy."""
    if role.organization is not None or role.cue != "title" or role.post.lower() not in title_words("department"):
        return role
    theirs = (other for other in made if other.holder == role.holder and role.holder is not None)
    fuller = next((other for other in theirs if _spells(other, role)), role)
    return replace(role, post=fuller.post, organization=fuller.organization)


def _spells(other: Role, role: Role) -> bool:
    words = other.post.lower().split()
    return len(words) > 1 and role.post.lower() in words


def _led(role: Role, names: list[str]) -> str | None:
    """The country that the holder of a role is known to have led."""
    return None if role.holder is None else leaders.country(names[role.holder], role.post)
