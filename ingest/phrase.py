"""A title's phrase: the words around a title that say which post it is, and where."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.ingest.mention import Tokens
from incumbent.ingest.titles import Hit


@dataclass(frozen=True)
class Phrase:
    """A title with its surroundings, before anybody is bound to it.

    ``start`` and ``end`` bound the noun phrase with articles, possessors and prepositional
    phrases; ``span`` the words of the post. ``left`` and ``right`` are the organization as named
    before and after the title. ``owner`` is the index into ``doc._.people`` of a person who
    possesses the phrase ("Reagan's spokesman"); ``noun`` is what an unnamed organization is called
    ("the union").
    """

    hit: Hit
    start: int
    end: int
    span: Tokens
    post: str
    status: str
    left: str | None = None
    right: str | None = None
    definite: bool = False
    owner: int | None = None
    noun: str | None = None
