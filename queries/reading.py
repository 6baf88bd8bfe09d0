"""How a post is written: every way to take "CBP commissioner" apart into title and organization."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JOINTS = re.compile(r"\s+(?:of|at|for|in|with)\s+|\s*,\s*", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_ARTICLE = re.compile(r"^(?:(?:the|a|an|acting|interim)\s+)+", re.IGNORECASE)


def readings(name: str) -> Iterator[tuple[str, str | None]]:
    """Pairs of title and organization, the likeliest first; None where the whole is a title.

    "commissioner of X", "commissioner, X", "X's commissioner" and "X commissioner" are ways to
    write the same. A reading need not make sense: whoever reads it knows which posts there are.
    """
    whole = _ARTICLE.sub("", " ".join(name.split()))
    yield whole, None
    for joint in _JOINTS.finditer(whole):
        before, after = whole[: joint.start()], _ARTICLE.sub("", whole[joint.end() :])
        if before and after:
            yield before, after
            if "," in joint[0]:
                yield after, before
    words = whole.split()
    for at in range(len(words) - 1, 0, -1):
        organization = _POSSESSIVE.sub("", " ".join(words[:at]).rstrip(","))
        if organization:
            yield " ".join(words[at:]), organization
