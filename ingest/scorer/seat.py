"""Seats: the organization of a post whose sentence names none, chosen among the bodies of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log1p

from spacy.tokens import Doc

from incumbent.ingest.likeness import words
from incumbent.ingest.mention import Body
from incumbent.ingest.scorer.held import Held
from incumbent.ingest.scorer.naming import Names, plain_name
from incumbent.ingest.view import view

SIGNS = (
    "ruled", "own post", "own", "same post", "common", "here", "before", "recent", "count", "most", "place", "people",
)  # fmt: skip
"""What speaks for a body: the rules give it; the person has the same post there, or another; somebody has the same
post there; most others hold theirs there; it is mentioned in the sentence, in the one before, two or three before; the
logarithm of its mentions; nothing is mentioned more; it is a place; it is named by its people."""


class Seats:
    """The bodies of a document, weighed by a linear model of SIGNS."""

    def __init__(self, doc: Doc, names: Names, weights: Mapping[str, float]) -> None:
        self._names = names
        self._weights = [weights[sign] for sign in SIGNS]
        self._starts = view(doc).starts
        self._bodies: dict[str, Body] = {}
        for body in doc._.bodies:
            if body.mentions:
                self._bodies.setdefault(plain_name(body.name), body)
        self._most = max((_count(body) for body in self._bodies.values()), default=0)

    def of(self, one: Held, known: Sequence[Held]) -> str | None:
        """The likeliest organization of a post of somebody, given what else is held; None where there is no body."""
        signs = self.signs(one, known)
        rated = {name: sum(w * x for w, x in zip(self._weights, row, strict=True)) for name, row in signs.items()}
        return max(rated, key=lambda name: (rated[name], name), default=None)

    def placed(self, found: Sequence[Held]) -> list[Held]:
        """Holdings with an organization for each that lacks one."""
        return [one if one.organization else replace(one, organization=self.of(one, found)) for one in found]

    def signs(self, one: Held, known: Sequence[Held]) -> dict[str, list[float]]:
        """The values of SIGNS for every body that may be the post's."""
        post = words(one.post)
        placed = [(other, other.organization, words(other.post)) for other in known if other.organization]
        mine = {name for other, name, _ in placed if other.person == one.person}
        mine_alike = {
            name for other, name, has in placed if other.person == one.person and (has <= post or post <= has)
        }
        alike = {name for _, name, has in placed if has == post}
        others = Counter(name for other, name, _ in placed if other.person != one.person)
        common = max(others, key=lambda name: (others[name], name), default=None)
        ruled = self._names.body_of(one.span, one.person)
        here = self._sentence(one.sentence[0])
        rows: dict[str, list[float]] = {}
        for name in dict.fromkeys((*self._bodies, *sorted(mine_alike), *sorted(alike), *([ruled] if ruled else []))):
            body = self._bodies.get(name)
            spans = (*body.mentions, *body.references) if body else ()
            back = min((gap for s in spans if (gap := here - self._sentence(s[0])) >= 0), default=-1)
            told = (
                name == ruled, name in mine_alike, name in mine, name in alike, name == common, back == 0, back == 1,
                back in (2, 3), log1p(len(spans)), len(spans) == self._most > 0,
                body is not None and body.label in ("GPE", "LOC"), body is not None and body.label == "NORP",
            )  # fmt: skip
            rows[name] = [float(value) for value in told]
        return rows

    def _sentence(self, i: int) -> int:
        return bisect_right(self._starts, i) - 1


def _count(body: Body) -> int:
    return len(body.mentions) + len(body.references)

