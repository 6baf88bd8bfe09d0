"""Seating: the weights of the signs that speak for an organization, from annotations whose sentence names none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from incumbent.ingest.evaluate import LIKE
from incumbent.ingest.likeness import role_likeness
from incumbent.ingest.mention import Tokens
from incumbent.ingest.scorer.clues import HELD
from incumbent.ingest.scorer.held import Held, held
from incumbent.ingest.scorer.judgement import Judgement, Named
from incumbent.ingest.scorer.naming import Names
from incumbent.ingest.scorer.seat import SIGNS, Seats
from incumbent.ingest.scorer.windows import Item
from incumbent.ingest.training.alignment import Label
from incumbent.ingest.training.corpus import Example

ROUNDS = 20
RIDGE = 1.0


def weights(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic regression (ridge, Newton's method) of "is right" on the signs; two digits."""
    pairs = [pair for example in examples for pair in _pairs(example)]
    signs = np.array([[*row, 1.0] for row, _ in pairs])
    right = np.array([float(is_right) for _, is_right in pairs])
    found = np.zeros(len(SIGNS) + 1)
    ridge = RIDGE * np.diag([1.0] * len(SIGNS) + [0.0])
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-signs @ found))
        slope = signs.T @ (share - right) + ridge @ found
        curvature = (signs * (share * (1 - share))[:, None]).T @ signs + ridge
        found -= np.linalg.solve(curvature, slope)
    return {sign: round(float(weight), 2) for sign, weight in zip(SIGNS, found, strict=False)}


def _pairs(example: Example) -> Iterator[tuple[list[float], bool]]:
    """Signs of each body for each post without one in its sentence, and whether it is the annotated one."""
    names = Names(example.draft.doc)
    seats = Seats(example.draft.doc, names, dict.fromkeys(SIGNS, 0.0))
    known = held((perfect(key, label) for key, label in example.found.items()), names, 0.5)
    for (sentence, person), label in example.found.items():
        for annotation, span, body in (*label.events, *label.holdings):
            post = names.post(span) if span and body is None and annotation.get("organization") else None
            if span is None or post is None:
                continue
            one = Held(person, post, None, "current", sentence, span, 1.0)
            for name, row in seats.signs(one, known).items():
                gold = {"post": post, "organization": annotation["organization"]}
                yield row, role_likeness(gold, {"post": post, "organization": name}) >= LIKE


def perfect(key: tuple[Tokens, int], label: Label) -> Judgement:
    """The judgement that an annotation asks for, as far as holdings go."""
    sentence, person = key
    posts = []
    for annotation, span, body in label.holdings:
        if span is not None:
            status = [0.0] * (len(HELD) + 1)
            status[HELD.index(annotation["status"]) + 1] = 1.0
            posts.append(Named(span, 1.0, (0.0, 0.0, 0.0), tuple(status), body))
    nothing = np.zeros(0, np.float32)
    return Judgement(Item(sentence, person, ()), nothing, nothing, tuple(posts), ())
