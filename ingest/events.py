"""Events: what a decided candidate says, as a value over the document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from incumbent.ingest import agents, places, realis
from incumbent.ingest.candidates import NEAR, Candidate
from incumbent.ingest.claim import EventType, Realis
from incumbent.ingest.places import DIRECTIONS, Place, Places
from incumbent.ingest.triggers import Trigger

_FUTURE = frozenset({"will", "shall", "'ll", "wo"})


@dataclass(frozen=True)
class Event:
    """A personnel change of one person in one place, as one sentence tells it."""

    candidate: Candidate
    type: EventType
    realis: Realis
    place: Place
    agent: str | None


def decide(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that grammar binds; a mere neighbour of a trigger is none."""
    return [candidate for candidate in candidates if candidate.pattern != NEAR]


def describe(doc: Doc, triggers: list[Trigger], candidates: list[Candidate]) -> list[Event]:
    """Type, realis, place and agent of each decided candidate; those without a place are dropped."""
    found: list[Event] = []
    heads = frozenset(trigger.head for trigger in triggers)
    table = Places(doc)
    for candidate in candidates:
        head = doc[candidate.trigger.head]
        if not _plausible(head, candidate):
            continue
        level = realis.of(head)
        agent = agents.of(doc, candidate)
        for place in places.of(table, candidate, heads):
            kind = _type(head, candidate, place)
            if kind is not None:
                found.append(Event(candidate, kind, level, place, agent))
    return _settled(found)


def _plausible(head: Token, candidate: Candidate) -> bool:
    needs = candidate.reading.needs
    if needs == "future":
        return is_future(head) or head.dep_ in {"xcomp", "advcl"} and head.tag_ == "VB"
    return True


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


def _type(head: Token, candidate: Candidate, place: Place) -> EventType | None:
    kind: str = candidate.reading.type
    needs = candidate.reading.needs
    if needs == "interim":
        return "act" if place.status == "acting" else None
    if needs == "new" and place.status == "former":
        return None
    if kind in {"appoint", "take_office"}:
        if place.status == "acting":
            return "act"
        if kind == "take_office" and head.lemma_ == "become" and head.tag_ not in {"VBD", "VBN"}:
            return "appoint"
    return as_type(kind)


def as_type(text: str) -> EventType:
    """The event type of a word of the table. Raises ValueError for any other word."""
    match text:
        case (
            "nominate" | "appoint" | "elect" | "confirm" | "take_office" | "act" | "reinstate" | "resign"
            | "dismiss" | "retire" | "die" | "expire" | "leave" | "suspend" | "withdraw"
        ):  # fmt: skip
            return text
    raise ValueError(f"triggers.tsv: {text!r} is no event type")


def _settled(events: list[Event]) -> list[Event]:
    """Events whose clause names no place take it from the other half of a handover, or from the person's other events."""
    said: dict[int, list[Event]] = {}
    known: dict[tuple[int, str], Place] = {}
    for event in events:
        if event.place.post and event.place.said:
            said.setdefault(event.candidate.trigger.head, []).append(event)
            known.setdefault((event.candidate.person, DIRECTIONS[event.type]), event.place)
    found = []
    for event in events:
        if not event.place.said or not event.place.post:
            others = said.get(event.candidate.trigger.head, [])
            other = next((other for other in others if other.candidate.person != event.candidate.person), None)
            place = known.get((event.candidate.person, DIRECTIONS[event.type]))
            if other is not None:
                event = replace(event, place=other.place)
            elif place is not None and not event.place.said:
                event = replace(event, place=replace(place, said=False))
        found.append(event)
    return _handed_over(found)


def _handed_over(events: list[Event]) -> list[Event]:
    """The successor takes the post that the predecessor is known to hold, where the sentence names none."""
    held = {
        event.candidate.trigger.head: event for event in events if event.type == "leave" and event.place.post
    }
    found = []
    for event in events:
        other = held.get(event.candidate.trigger.head)
        if other is not None and event.type == "appoint" and not event.place.said and other is not event:
            event = replace(event, place=replace(other.place, said=False))
        if event.place.post or event.place.organization:
            found.append(event)
    return found
