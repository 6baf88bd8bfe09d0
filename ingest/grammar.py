"""Small words by their work: the table ``data/grammar_words.tsv``."""

from __future__ import annotations

from functools import cache

from incumbent.data import rows


@cache
def words(work: str) -> frozenset[str]:
    """The words that do one kind of work, such as ``break`` or ``glue``."""
    return frozenset(word for word, works in rows("grammar_words.tsv", 2) if work in works.split())


@cache
def listed(table: str) -> frozenset[str]:
    """The words of a table of one column."""
    return frozenset(word for (word,) in rows(table, 1))


@cache
def appointers(kind: str) -> frozenset[str]:
    """The words of ``data/appointers.tsv`` of one kind, ``person`` or ``body``."""
    return frozenset(word for word, what in rows("appointers.tsv", 2) if what == kind)


@cache
def headings() -> dict[str, str]:
    """Verbs that name a post by what its holder does ("to lead the agency"), with that post."""
    return {lemma: post for lemma, way, post in rows("holding_verbs.tsv", 3) if way == "head"}


def seat(body: str) -> str | None:
    """The post of who sits in a body, where ``data/memberships.tsv`` knows it by a word of the body's name."""
    name = f" {body.lower()} "
    return next((post for words, post in rows("memberships.tsv", 2) if f" {words} " in name), None)
