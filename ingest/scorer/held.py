"""Held: the holdings of an article, from what its sentences say of each person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from incumbent.ingest.likeness import words
from incumbent.ingest.mention import Tokens
from incumbent.ingest.scorer.clues import HELD
from incumbent.ingest.scorer.judgement import Judgement, Named
from incumbent.ingest.scorer.naming import Names


@dataclass(frozen=True)
class Held:
    """A post that a person has, had or is to have. ``told`` counts the sentences that say so."""

    person: int
    post: str
    organization: str | None
    status: str
    sentence: Tokens
    span: Tokens
    confidence: float
    told: int = 1


def place(names: Names, found: Named) -> tuple[str | None, str | None]:
    """Post and organization of a stretch that names a post, as far as its sentence gives them."""
    return names.post(found.span), names.body(found.body) if found.body else None


def held(judged: Iterable[Judgement], names: Names, least: float) -> list[Held]:
    """The holdings of at least the given confidence, each once, the surest first; some without an organization."""
    found = []
    for judgement in judged:
        for named in judgement.posts:
            post, organization = place(names, named)
            confidence = named.sure * (1 - named.status[0])
            if post and confidence >= least:
                status = max(range(1, len(named.status)), key=lambda k: named.status[k])
                found.append(
                    Held(
                        judgement.item.person, post, organization, HELD[status - 1], judgement.item.sentence,
                        named.span, confidence,
                    )
                )  # fmt: skip
    merged: list[Held] = []
    for one in sorted(found, key=lambda one: (-one.confidence, one.span)):
        at = next((k for k, other in enumerate(merged) if same(other, one)), None)
        if at is None:
            merged.append(one)
        else:
            merged[at] = _fuller(merged[at], one)
    return merged


def same(one: Held, other: Held) -> bool:
    """Whether two sentences tell one holding: a post within the other, and organizations that share a word or lack."""
    if one.person != other.person or one.status != other.status:
        return False
    a, b = words(one.post), words(other.post)
    if not (a <= b or b <= a):
        return False
    return not one.organization or not other.organization or bool(words(one.organization) & words(other.organization))


def _fuller(best: Held, other: Held) -> Held:
    organization = best.organization
    if organization is None or (other.organization and words(organization) < words(other.organization)):
        organization = other.organization or organization
    post = other.post if words(best.post) < words(other.post) else best.post
    return replace(best, post=post, organization=organization, told=best.told + 1)

