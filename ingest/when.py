"""When: the date of an event, from the date expressions of its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from incumbent.ingest.calendar import Tense
from incumbent.ingest.claim import DIRECTIONS, EventType
from incumbent.ingest.dates import DateExpression, find
from incumbent.ingest.events import Event, is_future
from incumbent.ingest.triggers import Trigger

_SAID_OTHERWISE = frozenset({"telling", "before", "after", "until", "since"})
_THE_MOVE = frozenset({"the", "this", "that", "it", "his", "her", "their", "both"})
_APART = frozenset({"after", "before", "since", "until"})
_FAR = 100
_DASH = re.compile(r"\s*(?:[-–—]|--)\s")
DATELINE = 60
"""Characters from the start of a sentence within which a date before a dash is a dateline's."""


def of(doc: Doc, triggers: list[Trigger], event: Event) -> str | None:
    """The EDTF date at which an event happens, None where its sentence states none for it.

    What is only asked for, or denied, happens on no date. A dateline dates the telling.

    A date that hangs on the trigger comes first, then one that says since when it is effective,
    then one that stands nearer to this trigger than to any other; last the day on which the next
    sentence says that the move takes effect.
    """
    if event.realis in {"requested", "denied"}:
        return None
    head = doc[event.candidate.trigger.head]
    start, end = event.candidate.sentence
    sentence = doc[start:end]
    heads = [trigger.head for trigger in triggers if start <= trigger.head < end]
    tense = _tense(head, event.type)
    earlier, later = _clause(head)
    anchor = None
    best: tuple[int, str] | None = None
    for expression in find(sentence.text):
        begins = expression.role == "from" and DIRECTIONS[event.type] == "in"
        told = replace(expression, role="effective") if begins else expression
        resolved = told.resolve(doc._.published, tense, anchor)
        if resolved is None:
            continue
        anchor = resolved
        if not earlier <= sentence.start_char + expression.start < later:
            continue
        if expression.start < DATELINE and _DASH.match(sentence.text, expression.end):
            continue
        distance = _distance(doc, sentence.start_char, expression, head, heads)
        if expression.role not in _SAID_OTHERWISE and distance is not None and (best is None or distance < best[0]):
            best = (distance, resolved)
    return best[1] if best else _afterwards(doc, end)


def _clause(head: Token) -> tuple[int, int]:
    """The characters among which a date of the trigger may stand: only its own clause in "a year after he left"."""
    mark = next((child for child in head.children if child.dep_ == "mark"), head.head)
    if head.dep_ in {"advcl", "pcomp"} and mark.lower_ in _APART:
        return head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    return 0, len(head.doc.text) + 1


def _afterwards(doc: Doc, end: int) -> str | None:
    """The effective date in the sentence that begins at token ``end``: "The move takes effect on June 1"."""
    if end >= len(doc) or doc[end].lower_ not in _THE_MOVE:
        return None
    effective = (expression for expression in find(doc[end].sent.text) if expression.role == "effective")
    return next((expression.resolve(doc._.published, "future") for expression in effective), None)


def _distance(doc: Doc, offset: int, expression: DateExpression, head: Token, heads: list[int]) -> int | None:
    """How far a date stands from a trigger; None where another trigger has the better claim to it."""
    span = doc.char_span(offset + expression.start, offset + expression.end, alignment_mode="expand")
    if span is None:
        return None
    gap = abs(head.i - span.root.i)
    if expression.role == "effective":
        return gap
    for above in (span.root, *span.root.ancestors):
        if above.i == head.i:
            return gap
        if above.i in heads:
            return None
    nearest = min(heads, key=lambda other: abs(other - span.root.i), default=head.i)
    return gap + _FAR if nearest == head.i else None


def _tense(head: Token, kind: EventType) -> Tense | None:
    if kind in {"expire", "retire"} and head.tag_ == "VBZ":
        return "future"
    if is_future(head) or (head.tag_ == "VB" and not any(child.lemma_ == "do" for child in head.children)):
        return "future"
    token = head
    for _ in range(4):
        if token.tag_ in {"VBD", "VBN"}:
            return "past"
        if token.head is token:
            break
        token = token.head
    return None
