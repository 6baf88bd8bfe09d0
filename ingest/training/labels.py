"""Labels: the annotations of a window's items as arrays, with masks over what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from incumbent.ingest.claim import DIRECTIONS, EVENT_TYPES
from incumbent.ingest.mention import Tokens
from incumbent.ingest.scorer.clues import HELD, REALIS, WAYS, Floats, Ints
from incumbent.ingest.scorer.windows import Window
from incumbent.ingest.training.alignment import Label

UNKNOWN = -100
NO_BODY = -1


@dataclass
class Labels:
    """Targets of one window. Posts and bodies are tagged 0 outside, 1 first, 2 inside.

    ``told`` masks event types that another sentence is the evidence of; ``tagged`` masks tokens that may belong to a
    role; ``links`` pairs the first token of a post with that of its body, NO_BODY where the text gives none.
    """

    events: Floats
    told: Floats
    realis: Ints
    posts: Ints
    bodies: Ints
    tagged: Floats
    status: Ints
    ways: Floats
    placed: Floats
    links: list[tuple[int, int]]


def way(kind: str) -> int:
    """The direction of an event type, as a number."""
    return WAYS.index(DIRECTIONS[kind])


def label(
    window: Window, found: Mapping[tuple[Tokens, int], Label], words: list[frozenset[str]], triggered: Floats
) -> Labels:
    """The targets of a window; ``words`` by token, ``triggered`` the types of each token's triggers."""
    items, tokens = len(window.items), len(window.tokens)
    made = Labels(
        np.zeros((items, len(EVENT_TYPES)), np.float32), np.ones((items, len(EVENT_TYPES)), np.float32),
        np.full((items, len(WAYS)), UNKNOWN, np.int64), np.zeros((items, tokens), np.int64),
        np.zeros((items, tokens), np.int64), window.visible.copy(), np.full((items, tokens), UNKNOWN, np.int64),
        np.zeros((items, tokens, len(WAYS)), np.float32), np.zeros((items, tokens), np.float32), [],
    )  # fmt: skip
    at = {i: j for j, i in enumerate(window.tokens)}
    for n, item in enumerate(window.items):
        one = found[item.sentence, item.person]
        if not one.events and one.elsewhere:
            _doubt(made, n, one, triggered[slice(*item.sentence)])
        for i, j in at.items():
            if words[i] & one.role_words:
                made.tagged[n, j] = 0
        _tag(made, n, one, at)
    return made


def _doubt(made: Labels, n: int, one: Label, triggered: Floats) -> None:
    """Types are masked that go the way of the person's events and of a trigger in the sentence."""
    ways = {way(event["type"]) for event in one.elsewhere}
    present = {way(kind) for k, kind in enumerate(EVENT_TYPES) if triggered[:, k].any()}
    for k, kind in enumerate(EVENT_TYPES):
        if way(kind) in ways & present:
            made.told[n, k] = 0


def _tag(made: Labels, n: int, one: Label, at: Mapping[int, int]) -> None:
    status: dict[Tokens, int] = {}
    ways: dict[Tokens, set[int]] = {}
    body_of: dict[Tokens, Tokens | None] = {}
    for annotation, post, body in (*one.events, *one.holdings):
        if body is not None:
            _mark(made, made.bodies, n, body, at)
        if post is not None and (body is not None or not annotation.get("organization")):
            body_of.setdefault(post, body)
    for annotation, post, body in one.events:
        direction = way(annotation["type"])
        made.events[n, EVENT_TYPES.index(annotation["type"])] = 1
        made.realis[n, direction] = REALIS.index(annotation["realis"])
        if post is not None:
            ways.setdefault(post, set()).add(direction)
        elif body is not None and body[0] in at:
            made.ways[n, at[body[0]], direction] = 1
    for annotation, post, _ in one.holdings:
        if post is not None:
            status[post] = HELD.index(annotation["status"]) + 1
    for post in sorted({*status, *ways}, key=lambda span: span[0] - span[1]):
        _mark(made, made.posts, n, post, at)
        if post[0] in at:
            made.status[n, at[post[0]]] = status.get(post, 0)
            made.ways[n, at[post[0]], list(ways.get(post, ()))] = 1
            _link(made, at[post[0]], post, body_of, at)


def _link(made: Labels, j: int, post: Tokens, body_of: Mapping[Tokens, Tokens | None], at: Mapping[int, int]) -> None:
    if post in body_of:
        body = body_of[post]
        if body is None:
            made.links.append((j, NO_BODY))
        elif body[0] in at:
            made.links.append((j, at[body[0]]))


def _mark(made: Labels, tags: Ints, n: int, span: Tokens, at: Mapping[int, int]) -> None:
    """Tag a stretch and take it out from under the mask; its first token is where an event's place is told."""
    for i in range(*span):
        if i in at:
            tags[n, at[i]] = 1 if i == span[0] else 2
            made.tagged[n, at[i]] = 1
    if span[0] in at:
        made.placed[n, at[span[0]]] = 1
