"""Clues: what the rules know of each token and of each person in a sentence, as numbers for the encoder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from incumbent.ingest.candidates import BESIDE
from incumbent.ingest.claim import DIRECTIONS, EVENT_TYPES
from incumbent.ingest.events import Event
from incumbent.ingest.mention import Role, Tokens
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
HELD = ("current", "former", "incoming", "acting")
WAYS = ("in", "out", "none")
OWN, STATUS, ANOTHERS, NOBODYS, SEAT, WAY = 0, 2, 6, 7, 8, 10
PAIR_CLUES = WAY + len(WAYS)
"""A token of the person's post (first, further), its status, of another's post, of nobody's, of the post's body
(first, further), of the post that an event in, out or neither is about."""


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
    """What the rules make of a document: roles by holder, events by person and sentence."""

    def __init__(self, doc: Doc, events: Sequence[Event]) -> None:
        self._roles: dict[Tokens, list[Role]] = defaultdict(list)
        self._bodies: dict[str, list[Tokens]] = {}
        self.events: dict[tuple[int, int], list[Event]] = defaultdict(list)
        seen = view(doc)
        for role in doc._.roles:
            self._roles[seen.sentence(role.head)].append(role)
        for body in doc._.bodies:
            self._bodies.setdefault(body.name, []).extend((*body.mentions, *body.references))
        for event in events:
            self.events[event.candidate.person, event.candidate.sentence[0]].append(event)

    def pairs(self, person: int, sentence: Tokens) -> Floats:
        """One row a token of a sentence: what the rules make of it as for a person, in the order of PAIR_CLUES."""
        rows = np.zeros((sentence[1] - sentence[0], PAIR_CLUES), np.float32)
        places = [(event.place.post, DIRECTIONS[event.type]) for event in self.events.get((person, sentence[0]), ())]
        for role in self._roles.get(sentence, ()):
            part = slice(max(role.span[0] - sentence[0], 0), role.span[1] - sentence[0])
            if role.holder != person:
                rows[part, ANOTHERS if role.holder is not None else NOBODYS] = 1
            else:
                _begin(rows, part, OWN)
                if role.status in HELD:
                    rows[part, STATUS + HELD.index(role.status)] = 1
                for start, end in self._bodies.get(role.organization or "", ()):
                    if sentence[0] <= start and end <= sentence[1]:
                        _begin(rows, slice(start - sentence[0], end - sentence[0]), SEAT)
            for post, way in places:
                if post == role.post:
                    rows[part, WAY + WAYS.index(way)] = 1
        return rows

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


def _begin(rows: Floats, part: slice, first: int) -> None:
    """Mark a stretch: its first token in one column, the others in the next."""
    rows[part.start, first] = 1
    rows[part.start + 1 : part.stop, first + 1] = 1
