"""Drafts: candidates with the places that their sentences give, before anything is decided."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc, Token

from incumbent.ingest import clause, grammar, jurisdictions, places
from incumbent.ingest.atlas import Atlas
from incumbent.ingest.candidates import Candidate, propose
from incumbent.ingest.everyday import everyday
from incumbent.ingest.places import Place
from incumbent.ingest.triggers import Trigger

BEFORE = 8
"""Tokens before a confirmation among which it says that only a committee has voted."""

_STAYING = frozenset({"continue", "remain"})
_LANDS = frozenset({"GPE", "LOC"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "would"})


@dataclass(frozen=True)
class Draft:
    """What an event would be: somebody who may move, and from or to where; empty where the trigger needs a place."""

    candidate: Candidate
    places: tuple[Place, ...]


def drafts(doc: Doc, triggers: list[Trigger]) -> list[Draft]:
    """Who may move by which trigger, in the order of the triggers; what grammar rules out is left out."""
    heads = frozenset(trigger.head for trigger in triggers)
    atlas = Atlas(doc)
    found: list[Draft] = []
    for _, group in groupby(propose(doc, triggers), key=lambda candidate: (candidate.trigger, candidate.reading)):
        together = [
            candidate for candidate in group
            if _plausible(doc, candidate) and not _in_title(doc, candidate) and not everyday(atlas, candidate)
        ]  # fmt: skip
        found += [Draft(candidate, tuple(its)) for candidate, its in _shared(doc, atlas, together, heads)]
    return found


def _shared(
    doc: Doc, atlas: Atlas, together: list[Candidate], heads: frozenset[int]
) -> list[tuple[Candidate, list[Place]]]:
    """The places of people who move by one trigger: as many posts as people are one for each, in order."""
    all_places = [places.of(atlas, candidate, heads) for candidate in together]
    posts = all_places[0] if all_places else []
    alike = all([place.at for place in its] == [place.at for place in posts] for its in all_places)
    single = all(place.at is not None and doc[place.at].tag_ not in {"NNS", "NNPS"} for place in posts)
    if len(together) < 2 or len(posts) != len(together) or not (alike and single):
        return list(zip(together, all_places, strict=True))
    order = sorted(range(len(together)), key=lambda i: together[i].mention)
    return [(candidate, [all_places[i][order.index(i)]]) for i, candidate in enumerate(together)]


def _plausible(doc: Doc, candidate: Candidate) -> bool:
    """Whether a reading has what it needs: a future, one post ("joined the senators" is none), no journey.

    What a committee approves goes on to the house that confirms.
    """
    head, reading = doc[candidate.trigger.head], candidate.reading
    if reading.needs == "future":
        there = any(child.dep_ == "expl" for child in head.children)  # "there will be a new chair"
        if there or (head.dep_ == "xcomp" and head.head.lemma_ in _STAYING):
            return False
        return is_future(head) or (head.dep_ in {"xcomp", "advcl"} and head.tag_ == "VB")
    if reading.needs == "post":
        titles = {role.head for role in doc._.roles}
        return not any(child.tag_ == "NNS" and child.dep_ == "dobj" and child.i in titles for child in head.children)
    if reading.type == "confirm" and (reading.pos == "verb" or len(reading.words) == 1):
        return not any(token.lower_ in grammar.words("panel") for token in doc[max(head.i - BEFORE, 0) : head.i])
    if reading.mover == "subject" and (_thrives(head) or _employs(head)):
        return False
    return reading.type != "leave" or reading.pos != "verb" or not _journey(head)


def _in_title(doc: Doc, candidate: Candidate) -> bool:
    """Whether a noun is only a word of somebody's title: "her elections chief", "the retirement commissioner"."""
    word = doc[candidate.trigger.head]
    modifies = candidate.reading.pos == "noun" and word.dep_ in {"compound", "nmod"}
    return modifies and any(role.span[0] <= word.i < role.span[1] for role in doc._.roles)


def _thrives(verb: Token) -> bool:
    """Whether somebody succeeds in something, and not to somebody's post."""
    if verb.lemma_ != "succeed" or clause.is_passive(verb):
        return False
    follows = any(child.dep_ in {"dobj", "dative"} or child.lower_ in {"as", "to"} for child in verb.children)
    return not follows and verb.dep_ not in {"relcl", "acl"}


def _employs(verb: Token) -> bool:
    """Whether somebody replaces people of theirs, and does not come in their stead: "replaced its chief"."""
    if verb.lemma_ != "replace":
        return False
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    return any(child.tag_ == "PRP$" for noun in objects if noun.lemma_ != "predecessor" for child in noun.children)


def _journey(verb: Token) -> bool:
    """Whether somebody leaves for a place, and leaves no post ("before leaving for Kuwait"), or leaves open or behind.

    Under a picture "(left)" is a side.
    """
    if verb.i and verb.nbor(-1).text == "(":
        return True
    if any(child.dep_ in {"acomp", "oprd", "dative"} for child in verb.children):
        return True
    countries = jurisdictions.countries()
    left = [child for child in verb.children if child.dep_ == "dobj"]
    whole = all(token.text in countries or token.ent_type_ in _LANDS for token in left)
    aims = clause.prepositional_objects(verb, frozenset({"for"}))
    return whole and any(token.text in countries or token.ent_type_ in _LANDS for token in aims)


def is_future(verb: Token) -> bool:
    """Whether the verb, or one that governs it, carries "will"."""
    token = verb
    for _ in range(3):
        if any(child.lower_ in _FUTURE for child in token.children if child.dep_ == "aux"):
            return True
        if token.dep_ not in {"xcomp", "conj"}:
            return False
        token = token.head
    return False
