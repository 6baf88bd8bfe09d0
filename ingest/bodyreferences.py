"""References to bodies: "the agency", "its"."""

from __future__ import annotations

from dataclasses import replace

from incumbent.ingest import bodywords, grammar
from incumbent.ingest.jurisdictions import countries
from incumbent.ingest.mention import Body, Tokens
from incumbent.ingest.pronouns import SUBJECTS
from incumbent.ingest.view import View

MEMORY = 40
"""Mentions of bodies that a description looks back over."""
ADJECTIVES = 3
"""Adjectives of a description: "the struggling company"."""
NEAR = 12
"""Mentions of bodies that "its" looks back over, beyond its sentence."""


def with_references(seen: View, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    """The bodies with the descriptions and possessive pronouns that mean them among their references."""
    trail = _Trail(seen, bodies)
    at = {start: (k, end) for k, body in enumerate(bodies) for start, end in body.mentions}
    inside = {i for body in bodies for span in body.mentions for i in range(*span)}
    found: list[list[Tokens]] = [[] for _ in bodies]
    for i, lower in enumerate(seen.lower):
        if i in at:
            trail.pass_by(*at[i], i)
        elif lower == "its":
            owner = trail.owner(i)
            if owner is not None:
                found[owner].append((i, i + 1))
        elif lower in bodywords.sorts() and i not in inside and (start := _definite(seen, i)) is not None:
            meant = trail.described(lower)
            if meant is not None:
                found[meant].append((start, i + 1))
    return tuple(
        replace(body, references=tuple(sorted({*body.references, *spans})))
        for body, spans in zip(bodies, found, strict=True)
    )


def _definite(seen: View, i: int) -> int | None:
    """Where "the" stands before a noun and its adjectives, if no "of" follows that would say which.

    None where an adjective means another than was told of: "the parent company", "the French bank".
    """
    if i + 1 < len(seen.lower) and seen.lower[i + 1] in ("of", "for", "which", "that"):
        return None
    for k in range(i - 1, max(i - 2 - ADJECTIVES, -1), -1):
        if seen.lower[k] in ("the", "this", "that"):
            return k
        fares = seen.text[k].endswith("ed") and seen.text[k].islower() and seen.lower[k] not in grammar.words("another")
        if not fares and seen.text[k] not in grammar.words("fares"):
            return None
    return None


class _Trail:
    """The bodies met so far, in order, and how often each."""

    def __init__(self, seen: View, bodies: tuple[Body, ...]) -> None:
        self._seen = seen
        self._bodies = bodies
        self._spots: list[tuple[int, int, int]] = []
        self._count = [0] * len(bodies)

    def pass_by(self, body: int, end: int, start: int) -> None:
        """Take note of a mention."""
        self._spots.append((body, start, end))
        self._count[body] += 1
        del self._spots[:-MEMORY]

    def owner(self, i: int) -> int | None:
        """The body of an "its": the last subject of the sentence, else its last organization, else its last place."""
        low = self._seen.sentence(i)[0]
        near = [spot for spot in reversed(self._spots) if spot[1] >= low]
        for wanted in (SUBJECTS, None):
            for label in ("ORG", "GPE"):
                for k, _, end in near:
                    if self._bodies[k].label == label and (wanted is None or self._seen.dep[end - 1] in wanted):
                        return k
        told = [k for k, _, _ in self._spots[-NEAR:] if self._bodies[k].label == "ORG"]
        return max(told, key=self._count.__getitem__, default=None)

    def described(self, noun: str) -> int | None:
        """The body of "the <noun>": one whose name ends in the noun, else of those that fit the one told of most."""
        fits: list[int] = []
        for k, _, _ in reversed(self._spots):
            if self._bodies[k].name.lower().rstrip(".").endswith(noun):
                return k
            sort = bodywords.sorts()[noun]
            if sort == "own":
                continue
            if sort in ("place", "country"):
                if self._bodies[k].label == "GPE" and (sort == "place" or self._bodies[k].name in countries()):
                    return k
            elif k not in fits and self._fits(self._bodies[k], bodywords.sorts()[noun]):
                fits.append(k)
        return max(fits[:6], key=self._count.__getitem__, default=None)

    def _fits(self, body: Body, sort: str) -> bool:
        """Whether a body can be called by a noun of a sort: no ministry is a company, a town may be a club."""
        if body.label not in ("ORG", "FAC"):
            return sort == "club" and body.label == "GPE"
        last = body.name.lower().split()[-1]
        public = bodywords.sorts().get(last) == "public" or body.name.lower().startswith(("department", "u.s."))
        return not (sort == "company" and public)
