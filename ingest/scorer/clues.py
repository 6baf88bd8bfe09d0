"""Clues: what the rules know of each token and of each person in a sentence, as numbers for the encoder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from incumbent.ingest.candidates import BESIDE
from incumbent.ingest.claim import EVENT_TYPES, STATUSES
from incumbent.ingest.events import Event
from incumbent.ingest.mention import Role
from incumbent.ingest.titles import Lexicon, status_words
from incumbent.ingest.triggers import Trigger
from incumbent.ingest.view import view

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

REALIS = ("actual", "requested", "denied", "possible")
SHAPES = 6
KINDS = {"PERSON": 1, "ORG": 2, "FAC": 2, "GPE": 3, "LOC": 3, "NORP": 4, "DATE": 5, "TIME": 5} | dict.fromkeys(
    ("CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"), 6
)
OTHER_KIND = 7
POS = {
    name: i
    for i, name in enumerate(
        [
            "ADJ",
            "ADP",
            "ADV",
            "AUX",
            "CCONJ",
            "DET",
            "INTJ",
            "NOUN",
            "NUM",
            "PART",
            "PRON",
            "PROPN",
            "PUNCT",
            "SCONJ",
            "SYM",
            "VERB",
            "X",
            "SPACE",
        ]
    )
}
DEPS = {
    name: i
    for i, name in enumerate(
        [
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "appos",
            "compound",
            "poss",
            "conj",
            "attr",
            "ROOT",
            "agent",
            "relcl",
            "oprd",
            "nmod",
            "dative",
            "acl",
            "advcl",
            "npadvmod",
            "ccomp",
            "xcomp",
            "pcomp",
        ],
        1,
    )
}
TOKEN_CLUES = len(EVENT_TYPES) + 5
RULE_CLUES = 2 * len(EVENT_TYPES) + len(REALIS) + 1
ROLE_CLUES = len(STATUSES) + 3


def shape(text: str) -> int:
    """0 small, 1 capitalized, 2 capitals, 3 mixed, 4 begins with a digit, 5 no letters."""
    if text[:1].isdigit():
        return 4
    if not any(char.isalpha() for char in text):
        return 5
    if text.islower():
        return 0
    if text.isupper() and len(text) > 1:
        return 2
    return 1 if text[:1].isupper() and (len(text) == 1 or text[1:].islower()) else 3


def form(token: Token) -> tuple[int, int, int, int]:
    """Shape, entity kind, part of speech and dependency of a token, as numbers."""
    kind = KINDS.get(token.ent_type_, OTHER_KIND) if token.ent_type_ else 0
    return shape(token.text), kind, POS.get(token.pos_, POS["X"]), DEPS.get(token.dep_, 0)


def tokens(doc: Doc, triggers: Sequence[Trigger], lexicon: Lexicon | None = None) -> Floats:
    """One row a token: event types of triggers, titles, words of status, bodies and references to them."""
    rows = np.zeros((len(doc), TOKEN_CLUES), np.float32)
    width = len(EVENT_TYPES)
    for trigger in triggers:
        for reading in trigger.readings:
            rows[[trigger.head, trigger.end - 1], EVENT_TYPES.index(reading.type)] = 1
    seen = view(doc, lexicon)
    for hit in seen.titles:
        rows[hit.start : hit.end, width if hit.title.is_post else width + 1] = 1
    for i, word in enumerate(seen.lower):
        if word in status_words():
            rows[i, width + 2] = 1
    for body in doc._.bodies:
        for start, end in body.mentions:
            rows[start:end, width + 3] = 1
        for start, end in body.references:
            rows[start:end, width + 4] = 1
    return rows


class Told:
    """What the rules make of a document: roles by token, events by person and sentence."""

    def __init__(self, roles: Sequence[Role], events: Sequence[Event]) -> None:
        self.roles: dict[int, list[Role]] = defaultdict(list)
        for role in roles:
            for i in range(*role.span):
                self.roles[i].append(role)
        self.events: dict[tuple[int, int], list[Event]] = defaultdict(list)
        for event in events:
            self.events[event.candidate.person, event.candidate.sentence[0]].append(event)

    def role(self, i: int, person: int) -> int:
        """0 no title, 1 one without a holder, 2 one of somebody else's, 3.. the person's own, by status."""
        found = self.roles.get(i)
        if not found:
            return 0
        own = next((role for role in found if role.holder == person), None)
        if own is not None:
            return 3 + STATUSES.index(own.status)
        return 2 if any(role.holder is not None for role in found) else 1

    def event(self, person: int, sentence: int) -> Floats:
        """Types that rules tell of a person in a sentence, realis, types bound by grammar, and whether placed."""
        row = np.zeros(RULE_CLUES, np.float32)
        width = len(EVENT_TYPES)
        for event in self.events.get((person, sentence), ()):
            kind = EVENT_TYPES.index(event.type)
            row[kind] = row[width + REALIS.index(event.realis)] = 1
            if event.candidate.pattern != BESIDE:
                row[width + len(REALIS) + kind] = 1
            row[-1] = max(row[-1], float(event.place.said))
        return row
