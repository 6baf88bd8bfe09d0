"""Judgements: the encoder's answer about one person in one sentence, as probabilities and spans of tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from incumbent.ingest.mention import Tokens
from incumbent.ingest.scorer.clues import HELD, Floats
from incumbent.ingest.scorer.encoder import Output
from incumbent.ingest.scorer.windows import Item, Window

INSIDE = 0.5
"""Probability from which a token belongs to a post or a body."""
FIRST = 0.15
_STATUS = slice(6, 7 + len(HELD))


@dataclass(frozen=True)
class Named:
    """A stretch that names a post or a body. ``sure`` is the probability that it is one of the person's, ``ways``
    those that an event in, out or neither is about it. For a post, ``status`` holds the probabilities of no holding
    and of each status, and ``body`` is its body's stretch."""

    span: Tokens
    sure: float
    ways: tuple[float, ...]
    status: tuple[float, ...] = ()
    body: Tokens | None = None


@dataclass(frozen=True)
class Judgement:
    """Probabilities of each event type, of each level of realis by way, and the posts and bodies found."""

    item: Item
    events: Floats
    realis: Floats
    posts: tuple[Named, ...]
    bodies: tuple[Named, ...]


def judgements(window: Window, output: Output) -> Iterator[Judgement]:
    """One judgement an item."""
    events, realis = 1 / (1 + np.exp(-output.events)), softmax(output.realis)
    for n, item in enumerate(window.items):
        columns = np.flatnonzero(window.visible[n])
        tokens = [window.tokens[j] for j in columns]
        tags = output.tags[n, columns]
        ways = 1 / (1 + np.exp(-tags[:, -3:]))
        bodies = [
            (Named((tokens[a], tokens[b - 1] + 1), sure, tuple(map(float, ways[a]))), columns[a])
            for a, b, sure in stretches(softmax(tags[:, 3:6]))
        ]
        status = softmax(tags[:, _STATUS])
        posts = []
        for a, b, sure in stretches(softmax(tags[:, :3])):
            fits = [(float(output.bodies[columns[a], j]), body.span) for body, j in bodies]
            best = max(fits, default=(0.0, None), key=lambda fit: fit[0])
            posts.append(
                Named(
                    (tokens[a], tokens[b - 1] + 1), sure, tuple(map(float, ways[a])), tuple(map(float, status[a])),
                    best[1] if best[0] > 0 else None,
                )
            )  # fmt: skip
        yield Judgement(item, events[n], realis[n], tuple(posts), tuple(body for body, _ in bodies))


def softmax(logits: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    found: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return found


def stretches(tags: Floats) -> Iterator[tuple[int, int, float]]:
    """Runs of tokens tagged first and inside, with their mean probability of being either."""
    within = tags[:, 1] + tags[:, 2]
    i = 0
    while i < len(tags):
        if within[i] >= INSIDE and (tags[i, 1] >= FIRST or tags[i, 1] >= tags[i, 2]):
            start = i
            i += 1
            while i < len(tags) and within[i] >= INSIDE and tags[i, 2] >= tags[i, 1]:
                i += 1
            yield start, i, float(within[start:i].mean())
        else:
            i += 1
