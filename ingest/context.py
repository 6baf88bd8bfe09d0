"""Context: the organization of a post that its own sentence leaves out, from the rest of the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from incumbent.ingest.mention import Role


class Context:
    """Where the article, in whatever sentence, puts a post."""

    def __init__(self, roles: Sequence[Role]) -> None:
        self._roles = [(role, _words(role.post)) for role in roles if role.organization]
        self._told: dict[tuple[frozenset[str], int | None], Role | None] = {}

    def role(self, post: str, person: int | None) -> Role | None:
        """The role that other sentences give under that post, of that person if one is given; else None.

        Of several the one whose organization is named most, of equals the first.
        """
        asked = (_words(post), person)
        if asked not in self._told:
            self._told[asked] = self._role(*asked)
        return self._told[asked]

    def _role(self, words: frozenset[str], person: int | None) -> Role | None:
        known = self._roles if person is None else self._of.get(person, [])
        roles = [role for role, its in known if _compatible(words, its)]
        counts = Counter(role.organization for role in roles)
        return max(roles, key=lambda role: (counts[role.organization], -role.span[0]), default=None)

    @cached_property
    def _of(self) -> dict[int | None, list[tuple[Role, frozenset[str]]]]:
        found: dict[int | None, list[tuple[Role, frozenset[str]]]] = {}
        for role, words in self._roles:
            found.setdefault(role.holder, []).append((role, words))
        return found


@lru_cache(maxsize=4096)
def _words(post: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", post.lower()))


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one
