"""Drafts: what rules make of a document, before anything is decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from incumbent.ingest import candidates, events, holdings, triggers
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.events import Event
from incumbent.ingest.mention import Holding
from incumbent.ingest.triggers import Trigger

CONFIDENCE = 0.7
"""Of what rules alone have decided."""


@dataclass(frozen=True)
class Draft:
    """A document with its triggers, every candidate of an event, and the events and holdings that grammar binds."""

    doc: Doc
    triggers: list[Trigger]
    proposed: Sequence[Candidate]
    events: Sequence[Event]
    holdings: Sequence[Holding]


Decided = tuple[list[tuple[Event, float]], list[tuple[Holding, float]]]
Decide = Callable[[Draft], Decided]
"""What turns a draft into events and holdings with their confidence: rules alone, or a learned scorer."""


def draft(doc: Doc) -> Draft:
    """The draft of a document that the pipeline has annotated."""
    found = triggers.find(doc)
    proposed = list(candidates.propose(doc, found))
    told = events.describe(doc, found, events.decide(proposed))
    gone = [(event.candidate.person, event.place.post) for event in told if events.has_left(doc, event)]
    return Draft(doc, found, proposed, told, holdings.closed(holdings.holdings(doc), gone))


def by_rules(made: Draft) -> Decided:
    """Everything that grammar binds."""
    return [(event, CONFIDENCE) for event in made.events], [(holding, CONFIDENCE) for holding in made.holdings]
