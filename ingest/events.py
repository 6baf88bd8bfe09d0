"""Events: what a decided candidate says, as a value over the document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from incumbent.ingest import agents, grammar, hyphens, realis
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.claim import DIRECTIONS, EventType, Realis
from incumbent.ingest.cues import cues
from incumbent.ingest.drafts import Draft, is_future
from incumbent.ingest.mention import Tokens
from incumbent.ingest.places import Place
from incumbent.ingest.titles import title_words


@dataclass(frozen=True)
class Event:
    """A personnel change of one person in one place, as one sentence tells it; ``chance`` is how likely it is one."""

    candidate: Candidate
    type: EventType
    realis: Realis
    place: Place
    agent: str | None
    chance: float


Decided = tuple[Draft, float]
"""A draft, and how likely it is that the article tells of that person that kind of change."""


def describe(doc: Doc, decided: list[Decided]) -> list[Event]:
    """Type, realis, place and agent of each draft that was decided to tell of an event, placed or not."""
    found: list[Event] = []
    for draft, chance in decided:
        candidate = draft.candidate
        head = doc[candidate.trigger.head]
        level, agent = realis.of(doc[candidate.trigger.core]), agents.of(doc, candidate)
        if level == "actual" and _pending(head, candidate):
            level = "possible"
        if level == "possible" and _succeeded(head, candidate):
            level = "actual"
        kinds = [(place, _type(head, candidate, place)) for place in draft.places]
        found += [Event(candidate, kind, level, place, agent, chance) for place, kind in kinds if kind is not None]
    return _settled(found)


def _pending(head: Token, candidate: Candidate) -> bool:
    """Whether others have yet to confirm: "they will confirm her", "her confirmation hearing", "a vote on her name".

    Also where the noun is the subject of a future: "her confirmation will be swift".
    """
    reading = candidate.reading
    if reading.type != "confirm" or reading.pos != "noun":
        return reading.type == "confirm" and is_future(head)
    return len(reading.words) > 1 or (head.dep_ in {"nsubj", "nsubjpass"} and is_future(head.head))


def _succeeded(head: Token, candidate: Candidate) -> bool:
    """Whether only the successor is open: "a candidate to replace her", "who would replace her", "may succeed her"."""
    if candidate.reading.type != "leave" or candidate.reading.mover != "object" or realis.conditional(head):
        return False
    asked = any(child.dep_ == "nsubj" and child.tag_ == "WP" for child in head.children)
    stands = head.tag_ == "VB" and head.dep_ in {"relcl", "acl"} and bool(cues("trigger").get(hyphens.lemma(head.head)))
    return asked or stands or head.lemma_ == "succeed"


def is_placed(event: Event) -> bool:
    """Whether it is known from or to where an event moves its person."""
    return event.place.post is not None or event.place.organization is not None


def has_left(doc: Doc, event: Event) -> bool:
    """Whether an event has taken its person out of the post already.

    Of resignations news comes before their day: they have taken effect where a plain past tells of them
    ("she resigned"), but for a notice ("she announced her resignation").
    """
    head = doc[event.candidate.trigger.head]
    if event.realis != "actual" or is_future(head):
        return False
    if event.type in {"resign", "retire", "leave"}:
        words = event.candidate.reading.words
        return head.tag_ == "VBD" and not (len(words) > 1 and words[-1] & grammar.words("notice"))
    return event.type in {"dismiss", "die"} and head.tag_ not in {"VB", "VBG", "VBZ"}


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
    """Events whose clause names no place take one: from the person's other events, or the other half of a handover.

    What a handover gives counts for the person's other events in turn.
    """
    for _ in range(2):
        known = _known(events)
        filled: list[Event] = []
        for event in events:
            others = known.get((event.candidate.person, DIRECTIONS[event.type]), [])
            if event.place.said or not others:
                filled.append(event)
            else:
                filled += [replace(event, place=other.place) for other in others]
        near: dict[Tokens, list[Event]] = {}
        for event in filled:
            near.setdefault(event.candidate.sentence, []).append(event)
        handed = (taken for event in filled for taken in _handed_over(event, near[event.candidate.sentence]))
        events = list(dict.fromkeys(handed))
    return events


def _known(events: list[Event]) -> dict[tuple[int, str], list[Event]]:
    """The events of each person in one direction whose place is said by the first trigger that says any."""
    known: dict[tuple[int, str], list[Event]] = {}
    for event in events:
        if event.place.post and event.place.said:
            first = known.setdefault((event.candidate.person, DIRECTIONS[event.type]), [event])
            if first[0].candidate.trigger == event.candidate.trigger and event is not first[0]:
                first.append(event)
    return known


def _handed_over(event: Event, events: list[Event]) -> list[Event]:
    """Both people of a handover have the same posts: those said, else those known. ``events`` are of one sentence."""
    if event.place.said and event.place.post and not _seated(event):
        return [event]
    others = [
        other for other in events
        if other.candidate.trigger.head == event.candidate.trigger.head
        and other.candidate.person != event.candidate.person
        and other.place.post
        and "leave" in (event.type, other.type)
    ]  # fmt: skip
    said = [other for other in others if other.place.said] or _beside(event, events)
    if not (said or others) or (event.type == "leave" and event.place.post and not said):
        return [event]
    if event.place.said and event.place.post and any(_alike(event, other) for other in said or others[:1]):
        return [event]
    return [replace(event, place=replace(other.place, said=True)) for other in said or others[:1]]


def _seated(event: Event) -> bool:
    """Whether a predecessor is only called a member of a house: "to succeed Senator Dean" as its leader."""
    last = (event.place.post or "").lower().split()[-1:]
    return event.type == "leave" and event.candidate.reading.mover == "object" and {*last} <= title_words("member")


def _alike(event: Event, other: Event) -> bool:
    """Whether two events are about one post, as far as words tell."""
    return not {*(event.place.post or "").lower().split()}.isdisjoint((other.place.post or "").lower().split())


def _beside(event: Event, events: list[Event]) -> list[Event]:
    """Who comes in the sentence of a predecessor: "named Lee chairman … replacing Dean"."""
    if event.type != "leave" or event.candidate.reading.mover != "object":
        return []
    coming = [
        other for other in events
        if DIRECTIONS[other.type] == "in"
        and other.candidate.person != event.candidate.person
        and other.place.said
        and other.place.post
    ]  # fmt: skip
    return [other for other in coming if other.candidate.trigger == coming[0].candidate.trigger]
