"""The judge: learned decisions over what the rules propose, each with its chance of being right.

Two forests decide: whether a trigger and a person make an event, and whether a title makes a holding.
They are trained on annotated articles (``incumbent.ingest.training``); on what, and how sure they
can be, is in ``docs/judging.md``.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from incumbent.ingest import heldsigns
from incumbent.ingest.drafts import Draft
from incumbent.ingest.events import Decided, Event
from incumbent.ingest.forest import forest
from incumbent.ingest.mention import Holding
from incumbent.ingest.signs import Signs

LIKELY = 0.25
"""The chance from which a draft is told as an event: low, since what is doubtful can be looked at and weighed."""

HELD = 0.35
"""The chance from which a title beside a name is told as a holding: half of the F1 that it is measured by, where F1
is highest (Lipton, Elkan and Naryanaswamy 2014)."""


def events(doc: Doc, drafts: list[Draft]) -> list[Decided]:
    """The drafts that tell of an event, with the chance that they do."""
    its = forest("events")
    return accepted([(draft, its.chance(signs)) for draft, signs in zip(drafts, Signs(doc, drafts).all(), strict=True)])


def accepted(judged: Sequence[Decided]) -> list[Decided]:
    """The drafts that are likely enough."""
    return [(draft, chance) for draft, chance in judged if chance >= LIKELY]


def holdings(doc: Doc, told: Sequence[Event], held: Sequence[Holding]) -> list[tuple[Holding, float]]:
    """The holdings that are likely enough, with the chance that the article tells of them so."""
    its = forest("holdings")
    return likely([(one, its.chance(signs)) for one, signs in zip(held, heldsigns.signs(doc, told, held), strict=True)])


def likely(held: Sequence[tuple[Holding, float]]) -> list[tuple[Holding, float]]:
    """The holdings that are likely enough."""
    return [(one, chance) for one, chance in held if chance >= HELD]
