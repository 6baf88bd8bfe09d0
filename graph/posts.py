"""Posts: which titles at which organizations name the same one, and how many seats it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from incumbent.data import rows
from incumbent.graph import organizations
from incumbent.graph.iri import fold, slug
from incumbent.graph.organizations import Body

_UNNAMED = "unnamed-post"


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """A post: canonical title ("" where only the organization is known) and organization key ("" where none is)."""

    title: str
    body: str

    @property
    def key(self) -> str:
        """The tail of the post's IRI."""
        parts = [self.title.replace(" ", "-") or _UNNAMED]
        return "--".join([*parts, self.body] if self.body else parts)

    @classmethod
    def from_key(cls, key: str) -> Post:
        """The post with this key."""
        title, _, body = key.partition("--")
        return cls("" if title == _UNNAMED else title.replace("-", " "), body)

    @property
    def placed(self) -> bool:
        """Whether both title and organization are known: a post that can have seats."""
        return bool(self.title and self.body)


_CAPACITY = re.compile(r"^(acting|interim|caretaker|former|ex|then|current|outgoing|incoming|the|new|newly)\s+")
_RANK_OF = re.compile(r"((?:\w+ )?(?:secretary|minister)) (?:of|for) (.+)")
_FIELD_RANK = re.compile(r"(.+?) ((?:deputy )?(?:secretary|minister))")
_DESIGNATE = re.compile(r"\s+(elect|designate|designee|nominee)$")


@lru_cache(maxsize=100_000)
def resolve(title: str | None, organization: str | None) -> tuple[Post, Body | None]:
    """The post that ``title`` at ``organization`` names, and the organization itself.

    "CEO", "chief executive" and "chief executive officer" are one title; "secretary of homeland
    security" and "Homeland Security secretary" are the secretary of that department; "director of
    X" is the director of X where a table knows X, though the text may put it in what X belongs to. The
    secretary of a field stays that where a text puts the post in some other known organization.
    """
    if organization and title and fold(organization) == fold(title):
        organization = None
    body = organizations.resolve(organization) if organization else None
    plain = canonical(title or "")
    plain, body = _fielded(plain, body)
    if title and " of " in plain:
        plain, body = _split(title, plain, body)
    elif title and body is None:
        plain, body = _led(title, plain)
    body = _at_home(plain, body)
    return Post(plain, body.key if body else ""), body


@lru_cache(maxsize=100_000)
def canonical(title: str) -> str:
    """``title`` folded, without words of capacity, its synonyms unified (``data/post_synonyms.tsv``).

    Where an ambassador or envoy is sent to is written as the tables of organizations have it.
    """
    plain = fold(title)
    while (shorter := _DESIGNATE.sub("", _CAPACITY.sub("", plain))) != plain:
        plain = shorter
    whole, words = _synonyms()
    plain = whole.get(plain, plain)
    replaced = " ".join(words.get(word, word) for word in plain.split())
    return _sent(whole.get(replaced, replaced))


@lru_cache(maxsize=50_000)
def seats(post: Post) -> int | None:
    """How many hold ``post`` at once by ``data/seats.tsv``; 0 for many, None where the table is silent."""
    if not post.placed:
        return None
    body = set(post.body.split("-"))
    for pattern, number, words in rows("seats.tsv", 3):
        fits = post.title.endswith(pattern[1:]) if pattern.startswith("*") else post.title == pattern
        if fits and (not words or body & {word.strip() for word in words.split(";")}):
            return 0 if number == "many" else int(number)
    return None


def _fielded(plain: str, body: Body | None) -> tuple[str, Body | None]:
    """A secretary's or minister's field moved from title to organization, where a table knows its department."""
    if match := _RANK_OF.fullmatch(plain):
        rank, field = match[1], match[2]
    elif match := _FIELD_RANK.fullmatch(plain):
        rank, field = match[2], match[1]
    else:
        return plain, body
    if body is not None and body.key in organizations.department_keys(field):
        return rank, body
    department = organizations.field_of(field)
    if department is None:
        return plain, body
    silent = body is None or body.key in {department.key, "united-states"} or _tells_nothing(body, field)
    return (rank, department) if silent else (plain, body)


def _tells_nothing(body: Body, field: str) -> bool:
    """Whether an organization is but the field once more, or a known one that is no country, state or city."""
    return body.key == slug(organizations.normal(field)) or (
        body.known and not organizations.is_jurisdiction(body.key)
    )


def _at_home(plain: str, body: Body | None) -> Body | None:
    """The organization of a post that texts put in its country as well (``data/post_homes.tsv``)."""
    return _homes().get((plain, body.key), body) if body else None


def destination(plain: str) -> str | None:
    """Where the holder of a canonical title is sent ("ambassador to france"), None where the title sends nobody."""
    before, to, after = plain.partition(" to ")
    return after if to and not _sending().isdisjoint(before.split()) else None


def _sent(plain: str) -> str:
    place = destination(plain)
    if place is None:
        return plain
    body = organizations.resolve(place)
    return plain.removesuffix(place) + (fold(body.label) if body.known else place.removeprefix("the "))


def _split(title: str, plain: str, body: Body | None) -> tuple[str, Body | None]:
    """"commissioner of U.S. Customs and Border Protection" into title and organization, where the latter is known.

    It is then the place of the post, whatever larger body the text names besides; a country is
    that only where the text names no place.
    """
    before, _, after = title.partition(" of ")
    found = organizations.resolve(after)
    if not found.known or (body is not None and organizations.is_jurisdiction(found.key)):
        return plain, body
    return canonical(before), found


def _led(title: str, plain: str) -> tuple[str, Body | None]:
    """"CIA director" into title and organization, where a table knows what the title begins with; no country."""
    words = title.split()
    for at in range(len(words) - 1, 0, -1):
        found = organizations.resolve(" ".join(words[:at])) if words[0][:1].isupper() else None
        if found and found.known and not organizations.is_jurisdiction(found.key):
            return canonical(" ".join(words[at:])), found
    return plain, None


@cache
def _homes() -> dict[tuple[str, str], Body]:
    table = rows("post_homes.tsv", 3)
    return {(title, organizations.resolve(land).key): organizations.resolve(body) for title, land, body in table}


@cache
def _sending() -> frozenset[str]:
    return frozenset(word for word, role, *_ in rows("title_words.tsv", 3) if role == "sent")


@cache
def _synonyms() -> tuple[dict[str, str], dict[str, str]]:
    table = rows("post_synonyms.tsv", 3)
    whole = {variant: canon for variant, canon, _ in table}
    return whole, {variant: canon for variant, canon, scope in table if scope == "word"}
