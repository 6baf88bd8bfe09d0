"""Context: the organization of a post that its own sentence leaves out, from the rest of the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from incumbent.ingest.mention import Role


class Context:
    """Where the article, in whatever sentence, puts a post."""

    def __init__(self, roles: Sequence[Role]) -> None:
        self._roles = [role for role in roles if role.organization]

    def role(self, post: str, person: int | None) -> Role | None:
        """The role that other sentences give under that post, of that person if one is given; else None.

        Of several the one whose organization is named most, of equals the first.
        """
        words = _words(post)
        roles = [
            role for role in self._roles
            if (person is None or role.holder == person) and _compatible(words, _words(role.post))
        ]  # fmt: skip
        counts = Counter(role.organization for role in roles)
        return max(roles, key=lambda role: (counts[role.organization], -role.span[0]), default=None)


def _words(post: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", post.lower()))


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one
