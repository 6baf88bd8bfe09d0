"""How a name is built: runs of capitalized words, particles, initials and suffixes."""

from __future__ import annotations

import re
from functools import cache

from incumbent.data import rows
from incumbent.ingest import parties
from incumbent.ingest.view import View

_INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.)*")
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`.\-])*")


@cache
def words(role: str) -> frozenset[str]:
    """Words of ``data/name_parts.tsv`` with a role: particle, suffix, never (in no person's), thing or after."""
    return frozenset(word for word, kind in rows("name_parts.tsv", 2) if kind == role)


@cache
def given_names() -> frozenset[str]:
    """Given names of ``data/given_names.tsv``."""
    return frozenset(name for (name,) in rows("given_names.tsv", 1))


def is_name_word(view: View, i: int) -> bool:
    """Whether token ``i`` can be a part of a person's name by its form."""
    word = view.text[i]
    return word[:1].isupper() and _WORD.fullmatch(word) is not None and view.lower[i] not in words("never")


def run(view: View, start: int, limit: int) -> int:
    """Where the name that begins at ``start`` ends; ``start`` itself if none begins there.

    Goes over particles, initials, hyphens, a nickname in quotes and a comma before "Jr.", and never
    past ``limit``.
    """
    i = last = start
    while i < limit:
        lower = view.lower[i]
        if i > start and (lower in words("suffix") or _ends(view, i)):
            return i + 1 if lower in words("suffix") else last
        if i > start and parties.end(view, i) > i:
            return last
        if is_name_word(view, i):
            last = i = i + 1
            if view.text[i - 1].endswith("-"):
                return last
            continue
        step = _bridge(view, i, limit) if i > start or lower in words("particle") else 0
        if not step:
            break
        i += step
        if view.text[i - 1] == "." or (_hyphen(view, i - 1, limit) and view.text[i].islower()):
            last = i = i + (view.text[i - 1] != ".")
    return min(last, limit)


def inner(view: View, start: int, end: int) -> int:
    """Where a name begins that a run has with words before its title: "Marine General Ann Lee"."""
    for i in range(end - 3, start, -1):
        hit = view.title_at.get(i)
        if hit is not None and hit.start > start and is_name_word(view, i + 1) and not is_initial(view.text[i + 1]):
            return i + 1
    return start


def of_thing(view: View, end: int) -> bool:
    """Whether a name that ends here is a law's, a prize's or a place's: "Ryan White Act", "Prince George's County"."""
    after = end + 1 if end < len(view.text) and view.lower[end] in ("'s", "’s") else end
    return view.capital(after) and view.lower[after] in words("thing")


def _ends(view: View, i: int) -> bool:
    """Whether a title begins at token ``i`` that is neither an initial nor also a surname."""
    if view.lower[i - 1] in words("particle") and view.capital(i):
        return False
    hit = view.title_at.get(i)
    named = hit is not None and (hit.title.kind in ("office name", "office given") or is_initial(view.text[i]))
    return hit is not None and hit.title.is_post and not named


def _bridge(view: View, i: int, limit: int) -> int:
    """How many tokens from ``i`` may stand inside a name without being its words; 0 if it ends there."""
    word, more = view.text[i], i + 1 < limit
    if view.lower[i] in words("particle"):
        return (2 if view.text[i + 1] == "-" else 1) if more and _leads(view, i, limit) else 0
    if (word.isspace() and "\n" not in word and len(word) < 3) or _hyphen(view, i, limit):
        return 1
    if word in _QUOTES and i + 3 < limit and view.text[i + 2] in _QUOTES and view.capital(i + 3):
        return 3
    if word == "," and more and view.lower[i + 1] in words("suffix") and view.capital(i + 1):
        return 1
    return int(word == "." and len(view.text[i - 1]) == 1)


def _hyphen(view: View, i: int, limit: int) -> bool:
    """Whether token ``i`` joins two halves of one name ("Mary-Kay", "O'Connor"), no space on either side."""
    inside = 0 < i < limit - 1 and view.glued[i - 1] and view.glued[i]
    if not inside or view.lower[i + 1] in words("after"):
        return False
    return view.text[i] in ("-", "'", "’", "`") and view.text[i + 1][:1].isalpha()


def _leads(view: View, i: int, limit: int) -> bool:
    for j in range(i + 1, min(limit, i + 3)):
        if view.lower[j] not in words("particle") and view.text[j] != "-":
            return is_name_word(view, j)
    return False


def is_initial(word: str) -> bool:
    """Whether a word is one or more initials ("B.", "J.R.")."""
    return _INITIAL.fullmatch(word) is not None
