"""Agents: who appoints, nominates, elects, dismisses or asks."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from incumbent.ingest import clause
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.cues import cues
from incumbent.ingest.mention import Body, Person
from incumbent.ingest.once import once

_BY = frozenset({"by"})


def of(doc: Doc, candidate: Candidate) -> str | None:
    """The name of the agent of an event, None where the sentence gives none.

    A person is given by the fullest name, a body likewise; else the bare words of the noun phrase.
    The mover is never the agent.
    """
    head = doc[candidate.trigger.head]
    for token in _tokens(head, candidate) or _later(head, candidate):
        name = _name(doc, token, candidate.person)
        if name is not None:
            return name
    return None


def _later(head: Token, candidate: Candidate) -> list[Token]:
    """A by-phrase further on that the parse hangs elsewhere: "asked to resign or face firing by Lee"."""
    if candidate.reading.pos == "verb" and not clause.is_passive(head) and not clause.is_passive(head.head):
        return []
    found = [token for token in head.doc[head.i : candidate.sentence[1]] if token.lower_ == "by"]
    return [child for token in found[:1] for child in token.children if child.dep_ in {"pobj", "pcomp"}]


def _tokens(head: Token, candidate: Candidate) -> list[Token]:
    reading = candidate.reading
    if reading.pos == "verb":
        asked = _asker(head)
        if asked:
            return asked
        if reading.mover == "object":
            return clause.logical_subjects(head)
        return clause.prepositional_objects(head, _BY) if clause.is_passive(head) else []
    found = clause.prepositional_objects(head, _BY) or _asker(head)
    if found or reading.pos == "participle":
        return found
    return [child for child in head.children if child.dep_ == "poss"]


def _asker(trigger: Token) -> list[Token]:
    """The subject of a governing verb of asking."""
    token = trigger
    for _ in range(4):
        if token.dep_ not in {"xcomp", "ccomp", "dobj", "pobj", "prep", "advcl", "conj"} or token.head is token:
            return []
        token = token.head
        if token.pos_ == "VERB":
            for rest, realis in cues("governor").get(token.lemma_.lower(), ()):
                if realis == "requested" and not rest:
                    return clause.logical_subjects(token)
    return []


def _name(doc: Doc, token: Token, mover: int) -> str | None:
    people: tuple[Person, ...] = doc._.people
    bodies: tuple[Body, ...] = doc._.bodies
    person_at, body_at = once(doc, _persons, people), once(doc, _bodies, bodies)
    for part in clause.phrase(token):
        if part.i in person_at:
            index = person_at[part.i]
            return None if index == mover else people[index].name
    if token.i in body_at:
        return bodies[body_at[token.i]].name
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    words = [child for child in token.lefts if child.dep_ in {"compound", "amod", "nmod"}] + [token]
    return " ".join(word.text for word in words)


def _persons(people: tuple[Person, ...]) -> dict[int, int]:
    return _first_at(people)


def _bodies(bodies: tuple[Body, ...]) -> dict[int, int]:
    return _first_at(bodies)


def _first_at(named: Sequence[Person | Body]) -> dict[int, int]:
    """The first of the named that each token names or stands for."""
    at: dict[int, int] = {}
    for index, one in enumerate(named):
        for span in (*one.mentions, *one.references):
            for i in range(*span):
                at.setdefault(i, index)
    return at
