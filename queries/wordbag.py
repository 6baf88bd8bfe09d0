"""Posts by the words of their names: in any order, with acronyms written out, without the small words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from incumbent.graph import organizations, posts
from incumbent.graph.iri import fold

_WORD = re.compile(r"[^\W_](?:[\w.'’&-]*[^\W_])?\.?")
_HEAD_ENDS = re.compile(r"[,:;(]")


@dataclass(frozen=True)
class Fit:
    """How well a name fits a post; of several that fit, the least counts.

    ``unsaid`` counts qualifying countries that the post does not bear out, ``missing`` the words of
    the post's title that the name leaves out.
    """

    unsaid: int
    missing: int

    @property
    def order(self) -> tuple[int, int]:
        """A sort key, the best first."""
        return self.unsaid, self.missing


def fit(name: str, titles: Iterable[str], bodies: Collection[str]) -> Fit | None:
    """How ``name`` fits a post with these titles at an organization of these names; None where it does not.

    Every word of the name has to be one of the title or the organization, and what the title is
    about (all before its first preposition) has to stand in the name: "secretary" is no "deputy
    secretary". An organization that the name speaks of has to be named by half of its words. Whoever
    is sent somewhere ("ambassador to") is sent just there, and comes from elsewhere. A country before
    the name of a post of no organization may go unsaid.
    """
    asked = words(name)
    place = frozenset(word for body in bodies for word in words(body))
    lands = _lands(name)
    goal = _goal(name)
    found = []
    for title in titles:
        own = words(title)
        if not head(title) <= asked or _goal(title) != goal:
            continue
        rest = asked - own - place
        if asked - own - rest and not any(_names_half(body, asked) for body in bodies):
            continue
        if not rest or (not place and rest <= lands):
            found.append(Fit(len(rest), len(own - asked)))
    return min(found, key=lambda one: one.order, default=None)


def _names_half(body: str, asked: frozenset[str]) -> bool:
    own = words(body)
    return 2 * len(own & asked) >= len(own)


@lru_cache(maxsize=200_000)
def words(text: str) -> frozenset[str]:
    """The telling words of a name, folded, acronyms and short names of countries written out."""
    plain = " ".join(_written_out(written) or word for word, written in _tokens(text))
    return frozenset(word for word in posts.canonical(plain).split() if not organizations.is_small(word))


@lru_cache(maxsize=200_000)
def head(title: str) -> frozenset[str]:
    """The words that a title cannot lose: those before its first preposition or mark, countries left out."""
    kept: list[str] = []
    for word, written in _tokens(_HEAD_ENDS.split(title)[0]):
        if organizations.is_small(word) and kept and word not in {"the", "and"}:
            break
        if not _written_out(written):
            kept.append(word)
    return frozenset(word for word in posts.canonical(" ".join(kept)).split() if not organizations.is_small(word))


def _goal(text: str) -> frozenset[str] | None:
    """The words of the place that a title's "to" leads to; None where the title sends nobody."""
    place = posts.destination(posts.canonical(text))
    return None if place is None else words(place)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Each word folded, and as written; in a text all in small letters any word may be an acronym."""
    small = text == text.lower()
    return [(fold(word), word.upper() if small and len(word) < 4 else word) for word in _WORD.findall(text)]


def _written_out(word: str) -> str | None:
    """What an acronym, a country's short name or its adjective stands for, folded; None for any other word."""
    if not word[:1].isupper() or organizations.is_small(fold(word)):
        return None
    if land := organizations.nation(word):
        return fold(land)
    body = organizations.resolve(word)
    short = word.isupper() or organizations.is_jurisdiction(body.key)
    return fold(body.label) if body.known and short else None


def _lands(name: str) -> frozenset[str]:
    """The words of the countries that a name gives by a short name."""
    found = (written for _, written in _tokens(name) if _written_out(written))
    bodies = (organizations.resolve(written) for written in found)
    return frozenset(
        part for body in bodies if organizations.is_jurisdiction(body.key) for part in fold(body.label).split()
    )
