"""The chosen: whom an appointment told before an infinitive brings in ("the nomination of Lee to serve as judge")."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from incumbent.ingest import clause, grammar
from incumbent.ingest.triggers import lexicon

FAR = 25
"""Tokens between an appointment and the infinitive that says what for."""

_CHOICES = frozenset({"appoint", "nominate", "elect", "confirm"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OF = frozenset({"of"})


@cache
def _words(pos: str, mover: str) -> frozenset[str]:
    """Verbs and nouns of one word that tell of a choice."""
    return frozenset(
        word
        for word, readings in lexicon().items()
        for reading in readings
        if (reading.pos, reading.mover, len(reading.words)) == (pos, mover, 1) and reading.type in _CHOICES
    )


def chosen(head: Token) -> list[Token]:
    """Who is to do what the infinitive says, if an appointment goes before it and no other clause comes between."""
    if head.tag_ != "VB" or not any(child.lower_ == "to" and child.dep_ == "aux" for child in head.children):
        return []
    for i in range(head.i - 1, max(head.sent.start, head.i - FAR) - 1, -1):
        token = head.doc[i]
        found: list[Token] = []
        if token.pos_ == "VERB" and token.lemma_ in _words("verb", "object"):
            found = clause.logical_objects(token)
        elif token.pos_ == "NOUN" and token.lemma_ in _words("noun", "possessor"):
            found = clause.prepositional_objects(token, _OF) or [c for c in token.children if c.tag_ == "PRP$"]
        if found:
            return found
        if token.tag_ in _FINITE or token.lower_ in grammar.words("stop"):
            return []
    return []
