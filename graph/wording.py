"""How a post is called: in the words and capitals that its sources use most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from incumbent.graph.iri import fold
from incumbent.graph.posts import Post, canonical
from incumbent.graph.statement import Statement

_BEFORE = re.compile(
    r"^(?:(?:acting|interim|caretaker|former|ex|then|current|outgoing|incoming|the|new|newly)[\s-]+)+", re.IGNORECASE
)
_AFTER = re.compile(r"[\s-]+(?:elect|designate|designee|nominee)$", re.IGNORECASE)


def forms(post: Post, statements: Iterable[Statement]) -> Counter[str]:
    """The titles that claims give ``post``, as written but without words of capacity, each with how many do."""
    written = (one.title for one in statements if one.title and one.post.title == post.title)
    return Counter(filter(None, (" ".join(_AFTER.sub("", _BEFORE.sub("", title)).split()) for title in written)))


def labels(post: Post, body: str | None, titles: Counter[str]) -> Iterator[str]:
    """What ``post`` is called, the most frequent form first, and of equally frequent ones the first in order of text.

    ``body`` is the label of its organization. It is said after the title unless the title tells it
    ("Secretary of Homeland Security"). The canonical form comes last.
    """
    plain = f"{post.title or 'position'}, {body}" if body else post.title or "position"
    found = (_named(post, body, title) for title in sorted(titles, key=lambda title: (-titles[title], title)))
    yield from dict.fromkeys((*found, plain))


def _named(post: Post, body: str | None, title: str) -> str:
    told = canonical(title) != post.title or bool(body and fold(body) in fold(title))
    return title if told or not body else f"{title}, {body}"
