"""Nouns that name an organization by its sort: "agency", "company", "club"."""

from __future__ import annotations

from functools import cache

from incumbent.data import rows


@cache
def sorts() -> dict[str, str]:
    """Sort by noun, parties' adjectives left out."""
    return {noun: sort for noun, sort in rows("body_words.tsv", 2) if sort != "politics"}


@cache
def politics() -> frozenset[str]:
    """Words that name a party where they stand before a legislator's title ("Republican Senator")."""
    return frozenset(noun for noun, sort in rows("body_words.tsv", 2) if sort == "politics")
