"""The judge: learned decisions over what the rules propose, each with its chance of being right.

Three forests decide: whether a trigger and a person make an event, which post of the article is meant where the
clause names none, and whether a title makes a holding.
They are trained on annotated articles (``incumbent.ingest.training``); on what, and how sure they
can be, is in ``docs/judging.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from incumbent.ingest import heldsigns
from incumbent.ingest.claim import DIRECTIONS
from incumbent.ingest.drafts import Draft
from incumbent.ingest.events import Decided, Event, describe, is_placed
from incumbent.ingest.forest import Forest, forest
from incumbent.ingest.mention import Holding
from incumbent.ingest.offers import Offer, Offers
from incumbent.ingest.signs import Signs

LIKELY = 0.3
"""The chance from which a draft is told as an event: a little below that of HELD, at the same F1, since what is
doubtful can be looked at and weighed."""

FOUND = 0.3
"""The chance from which a place that the event's own clause does not name is taken."""

STEPS = frozenset({"nominate", "confirm", "elect", "take_office"})
"""Types of the steps that lead into one post."""

HELD = 0.35
"""The chance from which a title beside a name is told as a holding: half of the F1 that it is measured by, where F1
is highest (Lipton, Elkan and Naryanaswamy 2014)."""


def events(doc: Doc, drafts: list[Draft]) -> list[Event]:
    """The events that the drafts tell of, each with the chance that it is right and with its place."""
    its = forest("events")
    return told(doc, drafts, [its.chance(signs) for signs in Signs(doc, drafts).all()], forest("places"))


def told(doc: Doc, drafts: Sequence[Draft], chances: Sequence[float], places: Forest) -> list[Event]:
    """The drafts that are likely enough as events, with their places or the likeliest ones of the document.

    What has none is left out, and what another event of the same person in the same direction tells already.
    """
    found = describe(doc, accepted(list(zip(drafts, chances, strict=True))))
    placed = [event for event in found if is_placed(event)]
    known = {(event.candidate.person, DIRECTIONS[event.type]) for event in placed}
    stray = [event for event in found if (event.candidate.person, DIRECTIONS[event.type]) not in known]
    placed += _steps([event for event in found if not is_placed(event)], placed)
    if stray:
        offers = Offers(doc, drafts, chances)
        placed += [one for event in stray if (one := _placed(event, offers.of(event.candidate), places)) is not None]
    return placed


def _steps(bare: Sequence[Event], placed: Sequence[Event]) -> list[Event]:
    """Further steps into a post that is known, told without it: who is nominated for one is confirmed in it."""
    told = {(event.candidate.person, event.type) for event in placed}
    steps = [event for event in placed if event.type in STEPS and event.realis == "actual"]
    places = {event.candidate.person: event.place for event in steps}
    return [
        replace(event, place=places[event.candidate.person])
        for event in bare
        if event.type in STEPS and event.candidate.person in places and (event.candidate.person, event.type) not in told
    ]


def _placed(event: Event, offers: list[Offer], places: Forest) -> Event | None:
    """An event at the likeliest of the offers, of equals the first; the chance is then that both are right."""
    chance, at = max(((places.chance(traits), -i) for i, (_, traits) in enumerate(offers)), default=(0.0, 0))
    return replace(event, place=offers[-at][0], chance=event.chance * chance) if chance >= FOUND else None


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
