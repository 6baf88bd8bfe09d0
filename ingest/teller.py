"""Who tells of a change, or makes it: "Acme said it named Lee president" gives Acme as the organization."""

from __future__ import annotations

from spacy.tokens import Token

from incumbent.ingest import clause
from incumbent.ingest.atlas import Atlas
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.cues import reports
from incumbent.ingest.datewords import times

REACH = 9
"""Tokens before a verb of saying within which the organization that says it stands."""


def of(atlas: Atlas, candidate: Candidate) -> str | None:
    """The organization that acts, else the one that the nearest verb of saying before the trigger has."""
    verb = atlas.doc[candidate.trigger.head]
    if candidate.reading.pos == "verb" and candidate.reading.mover == "object":
        for token in clause.logical_subjects(verb):
            if token.lower_ in times():
                continue
            if token.pos_ == "PROPN" and token.i not in atlas.mentions.at and token.i not in atlas.roles:
                return atlas.bodies[token.i].name if token.i in atlas.bodies else _phrase(token)
    for i in range(verb.i - 1, candidate.sentence[0], -1):
        if atlas.doc[i].pos_ == "VERB" and atlas.doc[i].lemma_ in reports():
            return _before(atlas, i, max(candidate.sentence[0], i - REACH))
    return None


def _phrase(token: Token) -> str:
    """The capitalized words of a noun phrase that no model knew as a name ("Easton Rovers sacked …")."""
    words = [child for child in token.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"]
    return " ".join(word.text for word in (*words, token))


def _before(atlas: Atlas, end: int, start: int) -> str | None:
    for k in range(end - 1, start - 1, -1):
        if k in atlas.mentions.at:
            return None
        if (name := atlas.company(k)) is not None:
            return name
    return None
