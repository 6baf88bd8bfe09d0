"""When: the date of an event, from the date expressions of its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from incumbent.ingest import distance, grammar
from incumbent.ingest.calendar import Tense
from incumbent.ingest.claim import DIRECTIONS, EventType
from incumbent.ingest.dates import DateExpression, find
from incumbent.ingest.datewords import values
from incumbent.ingest.drafts import is_future
from incumbent.ingest.events import Event
from incumbent.ingest.triggers import Trigger

_SAID_OTHERWISE = frozenset({"before", "after", "until", "since"})
_THE_MOVE = frozenset({"the", "this", "that", "it", "his", "her", "their", "both"})
_APART = frozenset({"after", "before", "since", "until"})
_WHEN = -1
_NOT_AT_ONCE = _APART | {"following", "upon", "when"}
_PRESENT_HELPERS = frozenset({"is", "are", "'s", "’s"})
_PAST_HELPERS = frozenset({"had", "has", "have", "was", "were", "been"})
_DASH = re.compile(r"\s*(?:[-–—]|--)\s")
DATELINE = 60
"""Characters from the start of a sentence within which a date before a dash is a dateline's."""


def of(doc: Doc, triggers: list[Trigger], event: Event) -> str | None:
    """The EDTF date at which an event happens, None where its sentence states none for it.

    What is only asked for, or denied, happens on no date. A dateline dates the telling.

    A date that hangs on the trigger comes first, then one that says since when it is effective,
    then one that stands nearer to this trigger than to any other, then that of a verb joined to it by which
    somebody else comes or goes; last the day on which the next sentence says that the move takes effect, or
    that of publication for what happens at once.
    """
    if event.realis in {"requested", "denied"}:
        return None
    head = doc[event.candidate.trigger.head]
    start, end = event.candidate.sentence
    sentence = doc[start:end]
    own = {head.i, event.candidate.trigger.core}
    heads = frozenset(
        i for trigger in triggers for i in (trigger.head, trigger.core) if start <= i < end and i not in own
    )
    earlier, later = _clause(head)
    anchor = _told_before(doc, start)
    dated: str | None = None
    best: tuple[int, str] | None = None
    for expression in find(sentence.text):
        begins = expression.role == "from" and DIRECTIONS[event.type] == "in"
        told = replace(expression, role="effective") if begins else expression
        place = doc.char_span(
            sentence.start_char + expression.start, sentence.start_char + expression.end, alignment_mode="expand"
        )
        if place is None:
            continue
        resolved = told.resolve(doc._.published, _tense(head, event.type, expression, place), anchor)
        if resolved is None:
            continue
        if expression.kind == "immediate" and dated is not None:
            resolved = dated
        anchor = resolved
        dated = resolved if len(resolved) == len("2024-01-01") else dated
        if not earlier <= sentence.start_char + expression.start < later:
            continue
        if expression.start < DATELINE and _DASH.match(sentence.text, expression.end):
            continue
        if _when(head, place):
            best = (_WHEN, resolved)
            continue
        if not _dates_events(head, expression, place):
            continue
        far = distance.of(expression, place, event, heads)
        if far is not None and (best is None or far < best[0]):
            best = (far, resolved)
    if best is not None:
        return best[1]
    joined = _joined(doc, triggers, event)
    others = [trigger for trigger in triggers if trigger != event.candidate.trigger]
    shared = of(doc, others, joined) if joined is not None else None
    return shared or _afterwards(doc, event, end) or _at_once(head)


def _joined(doc: Doc, triggers: list[Trigger], event: Event) -> Event | None:
    """The event by the other verb of "was dismissed in May and replaced by Lee", which are of one day."""
    head = doc[event.candidate.trigger.head]
    for trigger in triggers:
        other = doc[trigger.head]
        joined = (head.dep_ == "conj" and head.head == other) or (other.dep_ == "conj" and other.head == head)
        if joined and not grammar.words("succeed").isdisjoint({head.lemma_, other.lemma_}):
            return replace(event, candidate=replace(event.candidate, trigger=trigger))
    return None


def _dates_events(head: Token, expression: DateExpression, place: Span) -> bool:
    """Whether something may happen on a date: not "after May", nor when it is told, nor "for the 2006 term"."""
    if expression.role == "telling":
        return _tells(head, place)
    noun = distance.of_a_noun(place) if expression.kind == "year" else None
    if noun is not None and noun.i != head.i and noun.head.lower_ == "for":
        return False
    return expression.role not in _SAID_OTHERWISE or noun is not None


def _told_before(doc: Doc, start: int) -> str | None:
    """The date that the sentence before token ``start`` tells last, for "a year later" to count from."""
    if start == 0:
        return None
    dates = (expression.resolve(None) for expression in reversed(find(doc[start - 1].sent.text)))
    return next((found for found in dates if found), None)


def _when(head: Token, place: Span) -> bool:
    """Whether a date is that of the trigger's "when": "was chairman until May 1986, when he resigned"."""
    opener = next((child.i for child in head.children if child.lower_ == "when"), None)
    return opener is not None and place.end <= opener <= place.end + 1


def _at_once(head: Token) -> str | None:
    """The day of publication for "will resign immediately", not for "resigned immediately after"."""
    published = head.doc._.published
    for child in head.children:
        if child.dep_ == "advmod" and child.lower_ in values()["immediate"]:
            after = child.nbor(1).lower_ if child.i + 1 < len(head.doc) else ""
            return published.isoformat() if published and after not in _NOT_AT_ONCE else None
    return None


def _clause(head: Token) -> tuple[int, int]:
    """The characters among which a date of the trigger may stand: only its own clause in "a year after he left"."""
    mark = next((child for child in head.children if child.dep_ == "mark"), head.head)
    if (mark is not head.head or head.dep_ in {"advcl", "pcomp"}) and mark.lower_ in _APART:
        return mark.idx, head.right_edge.idx + len(head.right_edge)
    last = head.doc[-1]
    return 0, last.idx + len(last) + 1


def _tells(head: Token, place: Span) -> bool:
    """Whether the trigger itself is the verb that dates a telling: "was confirmed Tuesday", "on Tuesday confirmed"."""
    near = range(place.start - 2, place.end + 2)
    return head.i in near and head.lower_ in values()["telling"]


def _afterwards(doc: Doc, event: Event, end: int) -> str | None:
    """The date in the sentence from token ``end`` on: "The move takes effect on June 1", "She starts in May"."""
    if end >= len(doc):
        return None
    person = doc._.people[event.candidate.person]
    named = any(first == end for first, _ in (*person.mentions, *person.references))
    if not named and doc[end].lower_ not in _THE_MOVE:
        return None
    sentence = doc[end].sent
    coming = DIRECTIONS[event.type] == "in"
    begins = coming and named and sentence.root.lemma_ in {"start", "begin"}
    ends = not coming and "last day" in sentence.text.lower()
    for expression in find(sentence.text):
        told = "last day" not in sentence.text[expression.start : expression.end].lower()
        if told and (expression.role == "effective" or begins or ends):
            return expression.resolve(doc._.published, "past" if sentence.root.tag_ == "VBD" else "future")
    return None


def _tense(head: Token, kind: EventType, expression: DateExpression, place: Span) -> Tense | None:
    """Where a date without a year lies, seen from publication: what the words beside it say, else the verb's tense."""
    verb = head if head.pos_ in {"VERB", "AUX"} else head.head
    above = distance.governor(head)
    tied = above is not None and (place.end <= above.i or head not in place.root.ancestors)
    before = place.start > 0 and head.doc[place.start - 1].lower_ == "earlier"
    if before or (above is not None and tied and _is_past(above)):
        return "past"
    if any(_is_present(one) and distance.at_the_time(one) for one in place.root.ancestors):
        return "future"
    if (verb.tag_ == "VBN" or (kind in {"expire", "retire"} and verb.tag_ == "VBZ")) and _is_present(verb):
        return "future"
    return _tense_of(head, expression)


def _tense_of(head: Token, expression: DateExpression) -> Tense | None:
    helpers = {child.lower_ for child in head.children if child.dep_ in {"aux", "auxpass"}}
    if "to" in helpers and "have" in helpers:
        return "past"
    if is_future(head) or "to" in helpers or (head.tag_ == "VB" and "do" not in {c.lemma_ for c in head.children}):
        return "future"
    if head.tag_ in {"VBZ", "VBP"}:
        return "future" if expression.kind in {"day", "month"} else None
    token = head
    for _ in range(4):
        if token.tag_ in {"VBD", "VBN"}:
            return "past"
        if token.head is token:
            break
        token = token.head
    return None


def _is_present(verb: Token) -> bool:
    """Whether a verb tells of the present: "retires", "is expected"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return verb.tag_ in {"VBZ", "VBP"} or (bool(helpers & _PRESENT_HELPERS) and not helpers & _PAST_HELPERS)


def _is_past(verb: Token) -> bool:
    """Whether a verb tells of the past: "decided", "had decided", "was named"; not "is expected"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & _PAST_HELPERS))
