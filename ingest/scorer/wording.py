"""Wording: names, posts and organizations as bags of words, for likeness rather than for print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from incumbent.data import rows

_STOP = frozenset({"the", "of", "a", "an", "and", "for", "in", "at", "to", "on", "s", "its", "his", "her", "their"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def fold(text: str) -> str:
    """Small letters without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.lower().replace("’", "'")


@cache
def words(text: str | None) -> frozenset[str]:
    """The words of a post or an organization that tell it from others; abbreviated titles spelled out."""
    plain = re.sub(r"\bu\.\s?(s|k|n)\.?(?=\W|$)", r"u\1", fold(text or ""))
    found = re.findall(r"[a-z0-9&]+", re.sub(r"'s\b", "", plain))
    spelled = (part for word in found for part in _synonyms().get(word, word).split())
    return frozenset(word for word in spelled if word not in _STOP)


@cache
def _synonyms() -> Mapping[str, str]:
    return {variant: canonical for variant, canonical, scope in rows("post_synonyms.tsv", 3) if scope == "word"}


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """F1 of two bags of words, 0..1; two empty ones are alike."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def initials(name: str) -> frozenset[str]:
    """Acronyms that a name of two or more words may have, in small letters, with and without "US"."""
    plain = re.sub(r"U\.\s?S\.?", "US ", name)
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z]+", plain) if word[0].isupper() and word != "US")
    return frozenset({letters.lower(), "us" + letters.lower()}) if len(letters) > 1 else frozenset()


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: one surname, and given names that do not disagree."""
    a, b = _name(one), _name(other)
    if not a or not b:
        return False
    if a[-1] != b[-1]:
        return set(a) == set(b)
    if len(a) == 1 or len(b) == 1:
        return True
    x, y = a[0], b[0]
    return x[0] == y[0] and (min(len(x), len(y)) == 1 or x.startswith(y[:3]) or y.startswith(x[:3]))


def _name(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]+", fold(text).replace("'", "")) if word not in _SUFFIXES]
