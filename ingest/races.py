"""Races: the office that somebody who leaves a race has run for, which is not the one held."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from incumbent.data import rows
from incumbent.ingest import grammar
from incumbent.ingest.candidates import Candidate

FAR = 1000
"""Tokens before the sentence among which the article says what race it is about."""


@cache
def _offices() -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows("races.tsv", 2)}


def is_left(doc: Doc, candidate: Candidate) -> bool:
    """Whether somebody goes out of a race: "suspended his campaign", "dropped out"."""
    if candidate.reading.type != "withdraw" or candidate.reading.pos != "verb":
        return False
    span = doc[candidate.trigger.head : candidate.trigger.end]
    return any(token.lemma_.lower() in grammar.words("race") for token in span) or (
        doc[candidate.trigger.head].lemma_ == "drop" and span[-1].lower_ == "out"
    )


def office(doc: Doc, candidate: Candidate) -> str | None:
    """The office that the race is for: what the sentence calls it, else what it was last called before."""
    start, end = candidate.sentence
    for i in (*range(start, end), *range(start - 1, max(start - FAR, 0) - 1, -1)):
        post = _offices().get(doc[i].lower_)
        if post is not None and doc[i].tag_ in {"JJ", "NN", "NNP"}:
            return post
    return None
