"""Likeness: when two names, posts or organizations count as the same in evaluation.

The definitions are those of the annotation guidelines' scorer, so that figures can be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from incumbent.data import rows

Item = Mapping[str, Any]


@cache
def _table(kind: str) -> dict[str, str]:
    return {word: value for what, word, value in rows("likeness.tsv", 3) if what == kind}


@cache
def _rank_and_file() -> re.Pattern[str]:
    words = "|".join(sorted(_table("optional"), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{words})s?\b|\bagents?\b(?! in charge)")


def fold(text: str | None) -> str:
    """Small letters without accents, with plain apostrophes."""
    plain = unicodedata.normalize("NFKD", text or "")
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("’", "'")


def words(text: str | None) -> frozenset[str]:
    """The words that a post or organization counts by: folded, synonyms made one, small words left out."""
    plain = re.sub(r"\bu\.\s?s\.?(?=\W|$)", "us", fold(text))
    plain = re.sub(r"\bu\.\s?k\.?(?=\W|$)", "uk", plain)
    plain = re.sub(r"'s\b", "", plain)
    plain = re.sub(r"\bchief executive\b(?! officer)", "chief executive officer", plain)
    same, stop = _table("same"), _table("stop")
    parts = [part for word in re.findall(r"[a-z0-9&]+", plain) for part in same.get(word, word).split()]
    return frozenset(part for part in parts if part not in stop)


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: one surname, and first names that do not conflict."""
    a, b = _name(one), _name(other)
    if not a or not b:
        return False
    if a[-1] != b[-1]:
        return set(a) == set(b)
    if len(a) == 1 or len(b) == 1 or a[0] == b[0]:
        return True
    x, y = a[0], b[0]
    return x[0] == y[0] and (len(x) == 1 or len(y) == 1 or x.startswith(y[:3]) or y.startswith(x[:3]))


def role_likeness(gold: Item, found: Item) -> float:
    """F1 of the two bags of words of post and organization; 0 where nothing of one of the gold's is there.

    An acronym counts as the name that it abbreviates.
    """
    post, where = words(gold.get("post")), words(gold.get("organization"))
    got_post, got_where = words(found.get("post")), words(found.get("organization"))
    if len(got_where) == 1 and got_where <= _initials(gold.get("organization")):
        got_where = where
    elif len(where) == 1 and where <= _initials(found.get("organization")):
        where = got_where
    wanted, got = post | where, got_post | got_where
    if not wanted and not got:
        return 1.0
    if (post and not post & got) or (where and not where & got):
        return 0.0
    return 2 * len(wanted & got) / (len(wanted) + len(got))


def optional(item: Item) -> bool:
    """Whether an item counts on neither side: rank and file, or neither post nor organization."""
    plain = fold(item.get("post")).replace("u.s.", "us").replace("co-", "co")
    post = " ".join(re.findall(r"[a-z]+", plain))
    return bool(_rank_and_file().search(post)) or not (item.get("post") or item.get("organization"))


def _name(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]+", fold(text).replace("'", "")) if word not in _table("title")]


def _initials(name: str | None) -> frozenset[str]:
    plain = re.findall(r"[A-Za-z]+", re.sub(r"U\.\s?S\.?", "US ", name or ""))
    letters = "".join(word[0] for word in plain if word[0].isupper() and word != "US").lower()
    return frozenset({letters, "us" + letters}) if len(letters) > 1 else frozenset()
