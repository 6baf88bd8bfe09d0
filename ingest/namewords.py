"""How a name is built: runs of capitalized words, particles, initials and suffixes."""

from __future__ import annotations

import re
from functools import cache

from incumbent.ingest.view import View
from incumbent.ingest.wordtable import rows

_INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.)*")
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_WORD = re.compile(r"[^\W\d_][\w'’`.\-]*")


@cache
def words(role: str) -> frozenset[str]:
    """Words of ``data/name_parts.tsv`` with a role: particle, suffix, or never (in no name of a person)."""
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

    Goes over particles, initials, hyphens and a comma before "Jr.", and never past ``limit``.
    """
    i = last = start
    while i < limit:
        word, lower = view.text[i], view.lower[i]
        if word.endswith("-") and i >= start and is_name_word(view, i):
            return i + 1
        if i in view.title_at and i > start and view.title_at[i].title.is_post and not (_INITIAL.fullmatch(word) or view.title_at[i].title.kind in ("office name", "office given")):
            break
        if lower in words("suffix") and i > start:
            return i + 1
        if is_name_word(view, i):
            last = i = i + 1
        elif lower in words("particle") and i + 1 < limit and _leads(view, i, limit):
            i += 2 if view.text[i + 1] == "-" else 1
        elif word.isspace() and "\n" not in word and len(word) < 3 and i > start:
            i += 1
        elif _hyphen(view, i, start, limit) and last == i:
            i += 1
            if view.text[i].islower():
                last = i = i + 1
        elif word in _QUOTES and i > start and i + 3 < limit and view.text[i + 2] in _QUOTES and view.capital(i + 3):
            i += 3
        elif word == "," and i + 1 < limit and view.lower[i + 1] in words("suffix") and i > start and view.capital(i + 1):
            return i + 2
        elif word == "." and last == i and i > start and len(view.text[i - 1]) == 1:
            last = i = i + 1
        else:
            break
    return last


def _hyphen(view: View, i: int, start: int, limit: int) -> bool:
    """Whether token ``i`` joins two halves of one name ("Mary-Kay", "O'Connor"), no space on either side."""
    inside = start < i < limit - 1 and view.glued[i - 1] and view.glued[i]
    return inside and view.text[i] in ("-", "'", "’", "`") and view.text[i + 1][:1].isalpha()


def _leads(view: View, i: int, limit: int) -> bool:
    for j in range(i + 1, min(limit, i + 3)):
        if view.lower[j] not in words("particle") and view.text[j] != "-":
            return is_name_word(view, j)
    return False


def is_initial(word: str) -> bool:
    """Whether a word is one or more initials ("B.", "J.R.")."""
    return _INITIAL.fullmatch(word) is not None
