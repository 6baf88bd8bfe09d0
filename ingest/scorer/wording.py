"""Wording: how alike two bags of words are, and what a name's acronym may be."""

from __future__ import annotations

import re


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """F1 of two bags of words, 0..1; two empty ones are alike."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def initials(name: str) -> frozenset[str]:
    """Acronyms that a name of two or more words may have, in small letters, with and without "US"."""
    plain = re.sub(r"U\.\s?S\.?", "US ", name)
    letters = "".join(
        word[0] for word in re.findall(r"[A-Za-z]+", plain) if word[0].isupper() and word != "US"
    ).lower()
    return frozenset({letters, "us" + letters}) if len(letters) > 1 else frozenset()
