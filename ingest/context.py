"""Context: the organization of a post that its own sentence leaves out, from the rest of the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from incumbent.data import rows
from incumbent.ingest.mention import Body, Role

_ORGANIZATIONS = frozenset({"ORG"})
_JURISDICTIONS = frozenset({"GPE"})


@cache
def realms() -> Mapping[str, str]:
    """The rows of ``data/post_realms.tsv``."""
    return {word: realm for word, realm in rows("post_realms.tsv", 2)}


class Context:
    """What the whole article tells about where posts are."""

    def __init__(self, doc: Doc) -> None:
        self._roles: list[Role] = [role for role in doc._.roles if role.organization]
        bodies: tuple[Body, ...] = doc._.bodies
        self._main = {
            "body": _dominant([body for body in bodies if body.label in _ORGANIZATIONS]),
            "state": _dominant([body for body in bodies if body.label in _JURISDICTIONS]),
        }

    def organization(self, post: str, person: int) -> str | None:
        """The likeliest organization of a post of a person; None where nothing tells.

        First what the article says elsewhere of the same post and person, then of the same post,
        then the organization or country that the article is mostly about.
        """
        words = _words(post)
        same = [role for role in self._roles if _compatible(words, _words(role.post))]
        for roles in ([role for role in same if role.holder == person], same):
            if roles:
                counts = Counter(role.organization for role in roles)
                return max(counts, key=lambda name: (counts[name], -_first(roles, name)))
        realm = next((realms()[word] for word in reversed(post.lower().split()) if word in realms()), None)
        return self._main[realm] if realm else None


def _dominant(bodies: list[Body]) -> str | None:
    if not bodies:
        return None
    best = max(bodies, key=lambda body: (len(body.mentions) + len(body.references), -body.mentions[0][0]))
    return best.name


def _first(roles: list[Role], name: str | None) -> int:
    return next(role.span[0] for role in roles if role.organization == name)


def _words(post: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", post.lower()))


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one
