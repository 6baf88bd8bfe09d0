"""Candidates: a trigger, a person of its sentence, and how grammar binds the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from incumbent.ingest import clause, listing, movers
from incumbent.ingest.mention import Tokens
from incumbent.ingest.mentioned import Mentions
from incumbent.ingest.triggers import Reading, Trigger

BESIDE = "beside"
PENDING = frozenset({"nominate", "confirm"})


@dataclass(frozen=True)
class Candidate:
    """A possible event: ``person`` (index into ``doc._.people``) may move as ``reading`` says.

    ``mention`` is where the sentence names or refers to the person. ``pattern`` is how the two
    are bound: the mover of the reading, or ``beside`` where the parse binds nobody and the person
    stands where the mover should, no verb between.
    """

    sentence: Tokens
    trigger: Trigger
    reading: Reading
    person: int
    mention: Tokens
    pattern: str


def propose(doc: Doc, triggers: list[Trigger]) -> list[Candidate]:
    """Every reading of every trigger with the people that grammar binds to it.

    "His nomination" and "confirmed him", of nobody nominated elsewhere, are those of the article's one nominee.
    """
    found = list(_proposed(doc, triggers))
    pending = [c for c in found if c.reading.type in PENDING]
    nominees = {c.person for c in pending if doc[c.mention[0]].pos_ != "PRON"}
    if len(nominees) != 1:
        return found
    [nominee] = nominees
    stray = {c for c in pending if doc[c.mention[0]].tag_ in {"PRP", "PRP$"}}
    return [replace(c, person=nominee) if c in stray else c for c in found]


def _proposed(doc: Doc, triggers: list[Trigger]) -> Iterator[Candidate]:
    mentions = Mentions(doc)
    for trigger in triggers:
        head = doc[trigger.head]
        sentence = (head.sent.start, head.sent.end)
        given = _given(head, trigger)
        befallen = {
            mention
            for reading in trigger.readings if reading.mover == "object"
            for _, mention in movers.bound(mentions, head, reading)
        }  # fmt: skip
        for reading in trigger.readings:
            if given and reading.mover == "subject":
                continue
            bound, pattern = movers.bound(mentions, head, reading), reading.mover
            if bound and (reading.mover in {"subject", "object"} or head.tag_ == "NNS"):
                bound = listing.whole(mentions, head, bound)
            if bound and reading.mover == "object" and reading.type in {"appoint", "elect", "nominate"}:
                bound = listing.gapped(mentions, head, bound)
            if not bound and not (given and reading.mover == "with"):
                bound, pattern = listing.beside(mentions, head, reading), BESIDE
            for person, mention in bound:
                if reading.mover == "subject" and mention in befallen:
                    continue  # nobody succeeds himself: "the man to succeed Mr Lee"
                yield Candidate(sentence, trigger, reading, person, mention, pattern)


def _given(head: Token, trigger: Trigger) -> bool:
    """Whether "replaced Lee with Dean" tells who comes: then who replaces does not, named or not."""
    with_somebody = any(reading.mover == "with" for reading in trigger.readings)
    return with_somebody and bool(clause.prepositional_objects(head, frozenset({"with"})))
