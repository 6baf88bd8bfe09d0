"""Leaders: the country, state or city of a leader whom an article takes for known."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from incumbent.data import rows

_LOCAL = frozenset({"governor", "lieutenant governor", "mayor"})
_ELSEWHERE = _LOCAL | {"president", "vice president"}
"""Posts that states, cities and companies have: who is known for another one may be a namesake."""


def country(name: str, post: str) -> str | None:
    """The country, state or city that somebody of that name has led under such a post; None where unknown.

    A surname alone counts with the very post of the table, and a full name with any public one.
    """
    words, post = _words(name), post.lower()
    if not words:
        return None
    if len(words) == 1:
        return _by_surname().get((words[0], post))
    posts = _by_name().get((words[0], words[-1]), {})
    if post in _ELSEWHERE:
        return posts.get(post)
    return next((land for known, land in posts.items() if known not in _LOCAL), None)


@cache
def _by_name() -> dict[tuple[str, str], dict[str, str]]:
    """Country by post, by first and last name."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for land, post, words in _known():
        if len(words) > 1:
            found.setdefault((words[0], words[-1]), {}).setdefault(post, land)
    return found


@cache
def _by_surname() -> dict[tuple[str, str], str | None]:
    """Country by surname and post; None where leaders of several countries share both."""
    found: dict[tuple[str, str], str | None] = {}
    for land, post, words in _known():
        if found.setdefault((words[-1], post), land) != land:
            found[words[-1], post] = None
    return found


def _known() -> list[tuple[str, str, tuple[str, ...]]]:
    table = rows("leaders.tsv", 3)
    return [(land, post, _words(name)) for land, post, names in table for name in names.split(";")]


@cache
def _words(name: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return tuple(re.findall(r"[a-z]+(?:'[a-z]+)?", plain.lower().removesuffix(" jr.").replace("-", "")))
